import { randomBytes } from "node:crypto"
import pg from "pg"
import t, { type Test } from "tap"
import { migrateDatabase } from "../../src/store/migrating/migrate.ts"
import { claimOf } from "../support/claims.ts"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"
import { type Answer, call, runProgram, startService, until } from "../support/service.ts"

/** A database, and a role of its own that serves it, dropped with the test. */
async function makeServed(t: Pick<Test, "teardown">) {
  const { url } = await cloneDatabase(t, migrateDatabase)
  const role = `serving_${randomBytes(4).toString("hex")}`
  const serving = new URL(url)
  serving.username = role
  serving.password = "p@ss'word"
  // Registered after the database's own, so it runs before: the rights that the role has there go with it.
  t.teardown(async () => {
    const client = new pg.Client({ connectionString: url })
    await client.connect()
    await client.query(
      `do $$ begin if exists (select from pg_roles where rolname = '${role}') then execute 'drop owned by ${role}'; execute 'drop role ${role}'; end if; end $$`,
    )
    await client.end()
  })
  return { url, role, servingUrl: serving.href }
}

t.test("a service without a right to DDL serves: claims, jobs, imports, keys; the audit only grows", async (t) => {
  const { url, role, servingUrl } = await makeServed(t)
  const migrate = () => runProgram(t, "commands/migrate.ts", { DATABASE_URL: url, SERVING_URL: servingUrl }).exited
  t.match(await migrate(), { code: 0, output: new RegExp(`The role ${role} may serve`) })
  t.match(await migrate(), { code: 0, output: /The schema is up to date/ }, "again, without harm")
  const { address } = await startService(t, { DATABASE_URL: servingUrl, MIGRATE: "off" })
  const post = (path: string, body: unknown) => call(address, "POST", path, body)
  t.equal((await fetch(`${address}/health/ready`)).status, 200)
  const first = await post("/v1/claims", claimOf("7"))
  t.equal(first.status, 201)
  const second = await post("/v1/claims", claimOf("70", { source: { name: "Another" }, claimant: { name: "Another" } }))
  t.match(second, { status: 201, body: { conflictsTotal: 1 } })
  t.equal((await post(`/v1/claims/${first.body.claim.id}/retract`, { reason: "wrong" })).status, 200)
  const [one, two] = [await post("/v1/subjects", { name: "A" }), await post("/v1/subjects", { name: "B" })]
  t.equal((await post(`/v1/subjects/${one.body.id}/merge`, { into: two.body.id })).status < 300, true, "a merge")
  const imported = await importLine(address, claimOf("71"))
  await until(async () => (await call(address, "GET", `/v1/imports/${imported}`)).body.status === "done")
  const rule = await post("/v1/rules", { settings: { relative: { percent: 50 } } })
  t.equal(rule.status, 201, JSON.stringify(rule.body))
  await until(async () => {
    const { items } = (await call(address, "GET", "/v1/rejudgings")).body
    return items.length > 0 && items.every(({ status }: { status: string }) => status === "done")
  })
  const exported = await fetch(`${address}/v1/export/claims`)
  t.equal((await exported.text()).trimEnd().split("\n").length, 3)
  t.equal((await post("/v1/keys", { name: "CMS", scopes: ["read", "admin"] })).status, 201)
  t.equal((await fetch(`${address}/metrics`)).status, 401, "with a key the service is open no more")
  t.same(await query(url, "select distinct rolsuper, rolcreatedb from pg_roles where rolname = $1", [role]), [
    { rolsuper: false, rolcreatedb: false },
  ])
  await t.test("what the role may not do", async (t) => refuse(t, servingUrl))
})

async function importLine(address: string, claim: unknown): Promise<string> {
  const headers = { "content-type": "application/x-ndjson" }
  const answer = await fetch(`${address}/v1/imports`, { method: "POST", headers, body: `${JSON.stringify(claim)}\n` })
  return ((await answer.json()) as Answer["body"]).id
}

async function refuse(t: Pick<Test, "ok" | "rejects">, url: string): Promise<void> {
  const forbidden = [
    "create table x (a int)",
    "create temporary table x (a int)",
    "create schema x",
    "create index x on claims (id)",
    "alter table claims add column x int",
    "drop table claims",
    "truncate claims",
    "update audit set actor = 'nobody'",
    "delete from audit",
    "truncate audit",
    "drop table audit",
    "select from audit for update",
    "insert into kysely_migration values ('9999_x', now()::text)",
    "insert into graphile_worker.migrations (id) values (99999)",
    "create function graphile_worker.x() returns int language sql as 'select 1'",
    "create role x",
    "set role postgres",
    "copy claims to program 'true'",
  ]
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    for (const statement of forbidden) await t.rejects(client.query(statement), { code: /^(42501|22023)$/ }, statement)
    t.ok((await client.query("select from audit")).rowCount, "it reads the audit")
    t.ok((await client.query("select has_table_privilege('audit', 'insert') as may")).rows[0].may)
  } finally {
    await client.end()
  }
}

t.test("what npm run migrate refuses of SERVING_URL", async (t) => {
  const { url, servingUrl } = await makeServed(t)
  const run = (serving: string) =>
    runProgram(t, "commands/migrate.ts", { DATABASE_URL: url, SERVING_URL: serving }).exited
  const other = new URL(servingUrl)
  other.pathname = "/elsewhere"
  t.match(await run(other.href), { code: 1, output: /SERVING_URL names the database elsewhere/ })
  t.match(await run(url), { code: 1, output: /is a superuser, so that grants would not bind it/ })
  const bare = new URL(servingUrl)
  bare.password = ""
  t.match(await run(bare.href), { code: 1, output: /SERVING_URL has no password for it/ })
  t.match(await run("nonsense"), { code: 1, output: /SERVING_URL is "\(not shown\)", expected a URL/ })
  const alone = runProgram(t, "commands/migrate.ts", { SERVING_URL: servingUrl })
  t.match(await alone.exited, { code: 1, output: /expected DATABASE_URL beside it/ })
})
