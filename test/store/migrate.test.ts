import { setTimeout as sleep } from "node:timers/promises"
import { sql } from "kysely"
import type { Migration } from "kysely/migration"
import pg from "pg"
import t, { type Test } from "tap"
import { migrations } from "../../migrations/index.ts"
import type { Step } from "../../migrations/steps.ts"
import { type Migrations, migrateDatabase } from "../../src/store/migrating/migrate.ts"
import type { Patience } from "../../src/store/migrating/run-steps.ts"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"
import { until } from "../support/service.ts"

const QUICK: Patience = { lockTimeout: 100, pause: 100, giveUpAfter: 30_000 }

const MAKE_NOTES: Step = {
  kind: "transaction",
  name: "notes",
  statements: [
    sql`create table notes (n integer primary key, twice integer)`,
    sql`insert into notes select n from generate_series(1, 250) n`,
  ],
}
const FILL_TWICE: Step = {
  kind: "batches",
  name: "fill twice",
  statement: sql`update notes set twice = 2 * n where n in (select n from notes where twice is null limit 100)`,
}
const INDEX_TWICE: Step = {
  kind: "index",
  name: "notes_by_twice",
  statement: sql`create index concurrently notes_by_twice on notes (twice)`,
}
const COUNT_NOTES: Step = {
  kind: "function",
  name: "count",
  run: async (db) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from notes where twice = 2 * n`.execute(db)
    await sql`create table counted as select ${sql.lit(rows[0]?.n ?? 0)}::integer as n`.execute(db)
  },
}
const ALL = [MAKE_NOTES, FILL_TWICE, INDEX_TWICE, COUNT_NOTES]

t.test("steps run in their order, each once", async (t) => {
  const { url } = await cloneDatabase(t)
  t.same(await migrateDatabase(url, next(ALL)), ["9000_next"])
  t.same(await query(url, "select n from counted"), [{ n: 250 }])
  t.same(await readIndex(url), [{ valid: true }])
  t.same(await migrateDatabase(url, next(ALL)), [], "nothing is left to do")
})

t.test("a migration that fails on the way goes on behind the last step that ended", async (t) => {
  const { url } = await cloneDatabase(t)
  const broken: Step = { kind: "transaction", name: "broken", statements: [sql`insert into notes values (1)`] }
  await t.rejects(migrateDatabase(url, next([MAKE_NOTES, broken, INDEX_TWICE])), { code: "23505" })
  t.same(await readIndex(url), [])
  t.same(await migrateDatabase(url, next(ALL)), ["9000_next"], "the table is not made a second time")
})

t.test("a plain migration whose end was not noted is not run twice", async (t) => {
  const { url } = await cloneDatabase(t)
  const up: Migration["up"] = async (db) => void (await sql`create table notes (n integer)`.execute(db))
  const plain = { ...migrations, "9000_next": { up } }
  await migrateDatabase(url, plain)
  await query(url, "delete from kysely_migration where name = '9000_next'")
  t.same(await migrateDatabase(url, plain), ["9000_next"])
})

t.test("the index of a build that was cut off is dropped and built again", async (t) => {
  const { url } = await cloneDatabase(t)
  await migrateDatabase(url, next([MAKE_NOTES], "8999_before"))
  const reader = await openReader(t, url, "notes")
  const migrating = migrateDatabase(url, both(ALL), QUICK).catch((error) => error)
  await until(async () => (await readIndex(url)).length === 1)
  await query(
    url,
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query ~ '^create index'",
  )
  t.ok((await migrating) instanceof Error, "the migration has failed with its connection")
  t.same(await readIndex(url), [{ valid: false }])
  await reader.end()
  t.same(await migrateDatabase(url, both(ALL), QUICK), ["9000_next"])
  t.same(await readIndex(url), [{ valid: true }])
})

t.test("a step that cannot have its lock stands in nobody's way, and comes to its end when it can", async (t) => {
  const { url } = await cloneDatabase(t)
  await migrateDatabase(url, next([MAKE_NOTES], "8999_before"))
  const reader = await openReader(t, url, "notes")
  const add: Step = { kind: "transaction", name: "add", statements: [sql`alter table notes add column more integer`] }
  const migrating = migrateDatabase(url, both([add]), QUICK)
  for (let n = 0; n < 10; n += 1) {
    await query(url, "update notes set twice = 0 where n = 1")
    await sleep(50)
  }
  t.same(await readColumns(url), ["n", "twice"], "the reader still holds its table")
  await reader.end()
  t.same(await migrating, ["9000_next"])
  t.same(await readColumns(url), ["more", "n", "twice"])
})

t.test("a lock that never comes free ends the migration with the step's name", async (t) => {
  const { url } = await cloneDatabase(t)
  await migrateDatabase(url, next([MAKE_NOTES], "8999_before"))
  await openReader(t, url, "notes")
  const drop: Step = { kind: "transaction", name: "drop it", statements: [sql`drop table notes`] }
  await t.rejects(migrateDatabase(url, both([drop]), { ...QUICK, giveUpAfter: 0 }), {
    message: /^Migration 9000_next, step "drop it": .* pg_stat_activity/,
  })
})

t.test("who waits for another's migration does not hold up its index", async (t) => {
  const { url } = await cloneDatabase(t)
  const done = await Promise.all([1, 2, 3].map(() => migrateDatabase(url, next(ALL), QUICK)))
  t.same(done.flat(), ["9000_next"], "one of the three migrated")
  t.same(await readIndex(url), [{ valid: true }])
})

t.test("an older service comes up on the schema of a newer one, and changes nothing of it", async (t) => {
  const { url } = await cloneDatabase(t)
  await migrateDatabase(url, next(ALL))
  t.same(await migrateDatabase(url), [])
  t.same(await readIndex(url), [{ valid: true }])
})

/** The project's own migrations and one that the tests make up. */
function next(steps: readonly Step[], name = "9000_next"): Migrations {
  return { ...migrations, [name]: { steps } }
}

/** The table was made by a migration before. */
function both(steps: readonly Step[]): Migrations {
  const rest = steps.filter((step) => step !== MAKE_NOTES)
  return { ...next([MAKE_NOTES], "8999_before"), "9000_next": { steps: rest } }
}

/** A transaction that has read the table and goes on. */
async function openReader(t: Test, url: string, table: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {})
  await client.connect()
  t.teardown(() => client.end())
  await client.query(`begin isolation level repeatable read; select from ${table} limit 1`)
  return client
}

function readIndex(url: string) {
  return query(url, "select indisvalid as valid from pg_index where indexrelid = to_regclass('notes_by_twice')")
}

async function readColumns(url: string): Promise<string[]> {
  const rows = await query(url, "select column_name as name from information_schema.columns where table_name = 'notes'")
  return rows.map(({ name }) => name).sort()
}
