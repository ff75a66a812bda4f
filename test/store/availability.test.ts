import pg from "pg"
import t from "tap"
import {
  isConnectionLost,
  isDatabaseAway,
  NotWritable,
  requireWritable,
} from "../../src/store/connection/availability.ts"
import { openStore } from "../../src/store/connection/connect.ts"
import { inSnapshot } from "../../src/store/connection/snapshot.ts"
import { startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { cloneDatabase } from "../support/database.ts"
import { query } from "../support/query.ts"
import { until } from "../support/service.ts"

const failure = (code: string) => Object.assign(new Error("as asked"), { code })

t.test("what lies with the database is told apart from what lies with the request", async (t) => {
  const away = ["08000", "08006", "53000", "53100", "53300", "57000", "57014", "57P01", "57P03", "25006", "25P03"]
  for (const code of [...away, "40001", "40P01", "ECONNREFUSED"]) t.ok(isDatabaseAway(failure(code)), code)
  for (const code of ["23505", "42501", "42P01", "22001", "25P02", "25001", "XX000", "58030", "ENOENT", ""]) {
    t.notOk(isDatabaseAway(failure(code)), code)
  }
  t.ok(isDatabaseAway(new AggregateError([failure("23505"), failure("08006")])))
  t.notOk(isDatabaseAway(new AggregateError([failure("23505")])))
  t.notOk(isDatabaseAway(undefined))
})

t.test(
  "after a lost connection or on a standby nothing else is worth a try; after a slow statement it is",
  async (t) => {
    for (const code of ["08006", "53300", "57P01", "25006", "ECONNRESET"]) t.ok(isConnectionLost(failure(code)), code)
    for (const code of ["57014", "40001", "25P03", "23505"]) t.notOk(isConnectionLost(failure(code)), code)
  },
)

t.test("a database that takes writes is writable, and looking at it writes nothing", async (t) => {
  const app = await startApp()
  await app.post("/v1/claims", claimOf("7,000"))
  const look = () => query(app.url, "select xmin::text, claims.* from claims")
  const before = await look()
  await requireWritable(app.store.db)
  t.equal(before.length, 1)
  t.same(await look(), before)
})

t.test("it waits for nobody who holds the rows or files at the moment", async (t) => {
  const app = await startApp()
  await app.post("/v1/claims", claimOf("7,000"))
  const holder = new pg.Client({ connectionString: app.url })
  await holder.connect()
  await holder.query("begin; select id from claims for update")
  await requireWritable(app.store.db)
  await holder.end()
  t.equal((await app.get("/health/ready")).status, 200)
})

t.test("a database that is read only by default is not writable, and says so to whoever asks", async (t) => {
  const { url } = await cloneDatabase(t)
  const name = new URL(url).pathname.slice(1)
  await query(url, `alter database ${name} set default_transaction_read_only = on`)
  const store = openStore({ url, poolSize: 1, statementTimeout: 30_000 })
  t.teardown(store.close)
  const error = await requireWritable(store.db).catch((caught: unknown) => caught)
  t.ok(error instanceof NotWritable && isDatabaseAway(error))
  t.match(error, { message: "the database is read only", cause: { code: "25006" } })
  await query(writing(url), `alter database ${name} reset default_transaction_read_only`)
  const later = openStore({ url, poolSize: 1, statementTimeout: 30_000 })
  t.teardown(later.close)
  await t.resolves(requireWritable(later.db))
})

t.test("a transaction that only reads is not writable", async (t) => {
  const app = await startApp()
  await t.rejects(inSnapshot(app.store.db, requireWritable), { message: "the database is read only" })
})

t.test("a role that may read and not write is not writable", async (t) => {
  const { url } = await cloneDatabase(t)
  const role = `reader_${process.pid}`
  await query(url, `create role ${role} login password 'reads'; grant select on all tables in schema public to ${role}`)
  t.teardown(() => query(url, `drop owned by ${role}; drop role ${role}`))
  const asReader = new URL(url)
  asReader.username = role
  asReader.password = "reads"
  const store = openStore({ url: asReader.href, poolSize: 1, statementTimeout: 30_000 })
  t.same((await store.pool.query("select count(*) from claims")).rows, [{ count: 0 }], "it may read")
  const error = await requireWritable(store.db).catch((caught: unknown) => caught)
  t.match(error, { message: "the role of the service may not write", cause: { code: "42501" } })
  t.ok(error instanceof NotWritable && isDatabaseAway(error))
  await store.close()
})

t.test(
  "while the database is read only the API is not ready and refuses writes for now; reads go on, and it recovers",
  async (t) => {
    const app = await startApp()
    const filed = await app.post("/v1/claims", claimOf("7,000"))
    const name = new URL(app.url).pathname.slice(1)
    await query(app.url, `alter database ${name} set default_transaction_read_only = on`)
    await dropConnections(app.url)
    for (const answer of [
      await app.get("/health/ready"),
      await app.post("/v1/claims", claimOf("8,000")),
      await app.post("/v1/subjects", { name: "Another", unit: "1", measure: "stock" }),
    ]) {
      t.match(answer, { status: 503, body: { type: /database-away/ } })
      t.ok(Number(answer.headers.get("retry-after")) > 0)
    }
    t.equal((await app.get(`/v1/claims/${filed.body.claim.id}`)).status, 200)
    await query(writing(app.url), `alter database ${name} reset default_transaction_read_only`)
    // A connection that was refused a write is given up, so that each question leaves one fewer of before.
    await until(async () => (await app.get("/health/ready")).status === 200)
    t.equal((await app.post("/v1/claims", claimOf("8,000"))).status, 201)
  },
)

/** A connection of its own that may write, whatever the default of the database is. */
function writing(url: string): string {
  const given = new URL(url)
  given.searchParams.set("options", "-c default_transaction_read_only=off")
  return given.href
}

/** A default of the database holds for new connections only. */
function dropConnections(url: string): Promise<unknown> {
  return query(
    url,
    `select pg_terminate_backend(pid, 5000) from pg_stat_activity
    where datname = current_database() and application_name = 'countercheck'`,
  )
}
