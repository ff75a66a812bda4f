import { Readable } from "node:stream"
import { pipeline } from "node:stream/promises"
import type pg from "pg"
import { from as copyFrom, to as copyTo } from "pg-copy-streams"
import { migrateDatabase } from "../../src/store/migrating/migrate.ts"
import { listColumns, withClient } from "../server/client.ts"

/** The last ids before an import. */
export type Mark = { readonly subject: string; readonly source: string }

/** What an import wrote into a table, as COPY has it. */
export type Dump = { readonly table: string; readonly columns: string; readonly rows: Buffer }

const NIL = "00000000-0000-0000-0000-000000000000"

/** In an order that foreign keys allow, with the column that tells new rows. */
const TABLES: readonly (readonly [table: string, key: string, of: keyof Mark])[] = [
  ["sources", "id", "source"],
  ["source_names", "source_id", "source"],
  ["subjects", "id", "subject"],
  ["subject_names", "subject_id", "subject"],
  ["families", "family_id", "subject"],
  ["figures", "subject_id", "subject"],
  ["figure_claimants", "subject_id", "subject"],
  ["claims", "subject_id", "subject"],
  ["claim_external_ids", "family_id", "subject"],
  ["conflicts", "subject_id", "subject"],
  ["disputes", "subject_id", "subject"],
  ["changes", "subject_id", "subject"],
]
/** What comparing found, beside what was claimed. */
export const FINDINGS: ReadonlySet<string> = new Set(["conflicts", "disputes", "changes"])

export function readMark(url: string): Promise<Mark> {
  return withClient(url, async (client) => {
    const last = async (table: string) =>
      (await client.query(`select id from ${table} order by id desc limit 1`)).rows[0]?.id ?? NIL
    return { subject: await last("subjects"), source: await last("sources") }
  })
}

/** All that was stored for subjects and sources that came after the mark: ids are in the order of time. */
export function dumpSince(url: string, mark: Mark): Promise<Dump[]> {
  return withClient(url, async (client) => {
    const dumps: Dump[] = []
    for (const [table, key, of] of TABLES) {
      const columns = (await listColumns(client, table)).join(", ")
      const query = `copy (select ${columns} from ${table} where ${key} > '${mark[of]}') to stdout`
      const chunks: Buffer[] = await client.query(copyTo(query)).toArray()
      dumps.push({ table, columns, rows: Buffer.concat(chunks) })
    }
    return dumps
  })
}

/** Copies the rows into tables of the same schema, in one transaction, and answers the seconds that took. */
export function copyInto(url: string, dumps: readonly Dump[]): Promise<number> {
  return withClient(url, async (client) => {
    const begin = performance.now()
    await client.query("begin")
    for (const dump of dumps) await copyTable(client, dump)
    await client.query("commit")
    return (performance.now() - begin) / 1000
  })
}

/** A database with our tables, indexes and foreign keys. */
export async function makePeer(url: string): Promise<void> {
  await migrateDatabase(url)
}

const CHUNK = 65_536

async function copyTable(client: pg.Client, { table, columns, rows }: Dump): Promise<void> {
  await pipeline(Readable.from(cut(rows)), client.query(copyFrom(`copy ${table} (${columns}) from stdin`)))
}

function* cut(bytes: Buffer): Iterable<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}
