import type pg from "pg"
import { listWords } from "../../src/operations/claims/list-words.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { listColumns, withClient } from "../server/client.ts"
import { COPIED, type Copied, refuseUnknownTables } from "./fill-tables.ts"

/** Copies that one statement makes. */
const BATCH = 20

/**
 * Makes `copies` more of all subjects of a database, with new ids and names: what filing the template's claims for so
 * many other subjects would have stored. Foreign keys are not checked, and indexes are made at the end: the rows hold by
 * construction, and `checkFill` looks.
 */
export async function fillCopies(url: string, copies: number): Promise<void> {
  await withClient(url, async (client) => {
    await refuseUnknownTables(client)
    await client.query("set session_replication_role = replica; set maintenance_work_mem = '512MB'")
    await keepTemplate(client)
    const restoreIndexes = copies === 0 ? async () => {} : await dropIndexes(client)
    for (let from = 1; from <= copies; from += BATCH) {
      const last = Math.min(copies, from + BATCH - 1)
      for (const copied of COPIED) await copyRows(client, copied, from, last)
    }
    await restoreIndexes()
    await client.query("drop schema fill cascade")
    // Copies have the numbers of the template's transactions: their words are listed as those of a dump are.
    await client.query("delete from claim_words_progress")
  })
  await listAll(url)
  await settle(url)
}

async function listAll(url: string): Promise<void> {
  const store = openStore({ url, poolSize: 1, statementTimeout: 0 })
  await listWords(store.db).finally(() => store.close())
}

/** Brings the database to the state of one that has run for a while: statistics up to date, nothing left to write. */
async function settle(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("vacuum analyze")
    await client.query("checkpoint")
  })
}

/** An id of version 7 begins with 48 bits of milliseconds. */
const FUNCTIONS = [
  `create function fill.milliseconds(id uuid) returns bigint language sql immutable
    return ('x' || left(replace(id::text, '-', ''), 12))::bit(48)::bigint`,
  `create function fill.older_id(id uuid, milliseconds bigint) returns uuid language sql immutable
    return (lpad(to_hex(fill.milliseconds(id) - milliseconds), 12, '0') || substr(replace(id::text, '-', ''), 13))::uuid`,
]

async function keepTemplate(client: pg.Client): Promise<void> {
  await client.query("create schema fill")
  for (const statement of FUNCTIONS) await client.query(statement)
  for (const { table } of COPIED) {
    await client.query(`create table fill.${table} as select * from public.${table}`)
    await client.query(`analyze fill.${table}`)
  }
  const ids = COPIED.filter(({ columns }) => "id" in columns).map(({ table }) => `select id from fill.${table}`)
  const { rows } = await client.query(`
    select 1 + max(fill.milliseconds(id)) - min(fill.milliseconds(id)) as span from (${ids.join(" union all ")}) as used (id)`)
  await client.query(
    `create function fill.span() returns bigint language sql immutable return ${Number(rows[0].span)}::bigint`,
  )
}

async function copyRows(client: pg.Client, { table, columns }: Copied, from: number, last: number): Promise<void> {
  const names = await listColumns(client, table)
  const values = names.map((name) => columns[name] ?? `t.${name}`)
  const subject = table === "claims" ? "join fill.subjects s on s.id = t.subject_id" : ""
  await client.query(`insert into public.${table} (${names.join(", ")})
    select ${values.join(", ")} from generate_series(${from}, ${last}) k cross join fill.${table} t ${subject}`)
}

/** Drops the indexes that no constraint needs. Returns a function that makes them again. */
async function dropIndexes(client: pg.Client): Promise<() => Promise<void>> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `select i.indexname as name, i.indexdef as made from pg_indexes i
     where i.schemaname = 'public' and i.tablename = any($1)
       and not exists (select from pg_constraint c where c.conname = i.indexname)`,
    [COPIED.map(({ table }) => table)],
  )
  for (const { name } of rows) await client.query(`drop index public.${name}`)
  return async () => {
    for (const { made } of rows) await client.query(made)
  }
}
