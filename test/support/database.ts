import pg from "pg"
import type { Test } from "tap"
import { migrateDatabase } from "../../src/store/migrating/migrate.ts"

export type Migrate = (url: string) => Promise<unknown>

let clones = 0

/**
 * A database of its own for a test file, with the project's schema; dropped when `t` ends, even while somebody is connected.
 * Copying a migrated template takes a fraction of the time of migrating.
 */
export async function cloneDatabase(
  t: Pick<Test, "teardown">,
  migrate: Migrate = migrateDatabase,
): Promise<{ url: string }> {
  const { server, run } = readRun()
  const template = `countercheck_test_${run}_template`
  clones += 1
  const name = `countercheck_test_${run}_${process.pid}_${clones}`
  await withServer(server, async (client) => {
    await makeTemplateOnce(client, server, template, migrate)
    await client.query(`create database ${name} template ${template}`)
  })
  t.teardown(() => withServer(server, (client) => client.query(`drop database if exists ${name} with (force)`)))
  return { url: urlOf(server, name) }
}

/** Bytes of a table from which on its rows are not deleted one by one. */
const LARGE = 131_072

/**
 * Leaves nothing in the tables of a database, and waits for whoever still writes. To truncate them all makes hundreds of
 * new files, which takes a hundred times as long as to delete the few rows of most tests.
 */
export async function emptyTables(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string; large: boolean }>(
    "select quote_ident(relname) as name, pg_relation_size(oid) >= $1 as large from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and relname not like 'kysely%'",
    [LARGE],
  )
  const names = rows.map(({ name }) => name)
  if (rows.some(({ large }) => large)) return void (await pool.query(`truncate ${names.join(", ")}`))
  // Within one statement the order of the tables that refer to each other does not matter.
  const deletions = names.map((name, place) => `emptied_${place} as (delete from ${name})`)
  await pool.query(`lock table ${names.join(", ")} in share row exclusive mode; with ${deletions.join(", ")} select`)
}

/** The first test file to come makes it, and the others wait. It counts once it is marked as a template, at the end. */
async function makeTemplateOnce(client: pg.Client, server: string, template: string, migrate: Migrate): Promise<void> {
  await client.query("select pg_advisory_lock(hashtext($1))", [template])
  const { rowCount } = await client.query("select from pg_database where datname = $1 and datistemplate", [template])
  if (rowCount === 0) {
    await client.query(`drop database if exists ${template} with (force)`)
    await client.query(`create database ${template}`)
    await migrate(urlOf(server, template))
    await client.query(`alter database ${template} is_template true`)
  }
  await client.query("select pg_advisory_unlock(hashtext($1))", [template])
}

/** Closing the connection also gives back a lock that an error left behind. */
async function withServer<T>(server: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function urlOf(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = `/${database}`
  return url.href
}

function readRun(): { server: string; run: string } {
  const { COUNTERCHECK_TEST_SERVER: server, COUNTERCHECK_TEST_RUN: run } = process.env
  if (!server || !run) throw new Error("no test server: run the tests with `npm test`, or `npm test -- <file>` for one")
  return { server, run }
}
