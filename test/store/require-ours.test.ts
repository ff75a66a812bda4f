import t, { type Test } from "tap"
import { migrations } from "../../migrations/index.ts"
import { migrateDatabase, requireSchema } from "../../src/store/migrating/migrate.ts"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"

const RAN = "create table kysely_migration (name text primary key, timestamp text not null)"

/** What a database may hold that is no store of ours, and what is said of it. */
const REFUSED: readonly (readonly [what: string, statements: readonly string[], said: RegExp])[] = [
  [
    "a store from before the first release",
    [
      RAN,
      "insert into kysely_migration values ('0001_claims_and_conflicts', ''), ('0002_rules_and_work', '')",
      "create table claims (id uuid)",
    ],
    /from before its first release.*Nothing was changed.*Create a new database.*import the claims/,
  ],
  [
    "another program that migrates as we do",
    [RAN, "insert into kysely_migration values ('2020_users', '')", "create table users (id uuid)"],
    /Another program.*2020_users.*Nothing was changed/,
  ],
  [
    "tables of another program",
    ["create table claims (number text)"],
    /a table "claims" that Countercheck has not made/,
  ],
]

async function makeEmpty(t: Test): Promise<string> {
  const { url } = await cloneDatabase(t)
  await query(url, "drop schema public cascade; drop schema graphile_worker cascade; create schema public")
  return url
}

const listTables = async (url: string) =>
  (
    await query(
      url,
      "select schemaname || '.' || tablename as name from pg_tables where schemaname in ('public', 'graphile_worker') order by 1",
    )
  ).map(({ name }) => name)

for (const [what, statements, said] of REFUSED) {
  t.test(`${what} is refused, and nothing is changed`, async (t) => {
    const url = await makeEmpty(t)
    for (const statement of statements) await query(url, statement)
    const before = await listTables(url)
    await t.rejects(migrateDatabase(url), { message: said })
    await t.rejects(requireSchema(url), { message: said })
    t.same(await listTables(url), before)
  })
}

t.test("an empty database is taken, and so is one whose first migration was cut off after its step", async (t) => {
  const url = await makeEmpty(t)
  t.same(await migrateDatabase(url), Object.keys(migrations))
  await query(url, "delete from kysely_migration")
  t.same(await migrateDatabase(url), Object.keys(migrations))
  await requireSchema(url)
  t.pass("and then it is up to date")
})

t.test("tables of another program with other names are no reason to refuse", async (t) => {
  const url = await makeEmpty(t)
  await query(url, "create table spatial_ref_sys (id int)")
  t.same(await migrateDatabase(url), Object.keys(migrations))
})
