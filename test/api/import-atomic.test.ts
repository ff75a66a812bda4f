import t from "tap"
import { runImport } from "../../src/operations/imports/run-import.ts"
import { type Db, openStore } from "../../src/store/connect.ts"
import { NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { until } from "../support/service.ts"

const COUNT = 10

async function upload(app: TestApp): Promise<string> {
  const lines = Array.from({ length: COUNT }, (_, at) => JSON.stringify(claimOf(String(at + 1))))
  const sent = await app.post("/v1/imports", lines.join("\n"), { "content-type": "application/x-ndjson" })
  return sent.body.id
}

function run(app: TestApp, id: string, db: Db = app.store.db): Promise<void> {
  return runImport(db, id, { clock: () => NOW, onFailure: () => {} })
}

async function countClaims(app: TestApp): Promise<number> {
  return (await app.store.pool.query("select count(*)::int as count from claims")).rows[0].count
}

/** Does something before every update of a table, until the test ends. Answers what ends it. */
async function disturb(app: TestApp, table: string, each: "row" | "statement", body: string) {
  await app.store.pool.query(`
    create sequence if not exists tries;
    create function disturb() returns trigger language plpgsql as $$ begin ${body} return new; end $$;
    create trigger disturb before update on ${table} for each ${each} execute function disturb()`)
  return () => app.store.pool.query("drop function disturb cascade; drop sequence tries")
}

t.test("a page whose cursor cannot be saved leaves no claims, and is filed once later", async (t) => {
  const app = await startApp()
  const id = await upload(app)
  const mend = await disturb(app, "imports", "row", "raise exception 'no';")
  await t.rejects(run(app, id), { message: "no" })
  t.equal(await countClaims(app), 0)
  await mend()
  await run(app, id)
  t.match((await app.get(`/v1/imports/${id}`)).body, { status: "done", filed: COUNT })
  t.equal(await countClaims(app), COUNT)
})

t.test("a session that ends while the cursor is being saved leaves no claims", async (t) => {
  const app = await startApp()
  const id = await upload(app)
  const mend = await disturb(app, "imports", "row", "perform pg_terminate_backend(pg_backend_pid());")
  const store = openStore({ url: app.url, poolSize: 2, statementTimeout: 5_000 })
  t.teardown(() => store.close())
  await t.rejects(run(app, id, store.db))
  t.equal(await countClaims(app), 0)
  await mend()
  await run(app, id)
  t.equal(await countClaims(app), COUNT)
})

t.test("outcomes that once take too long to be saved are saved with their claims", async (t) => {
  const app = await startApp()
  const id = await upload(app)
  const slow = "if nextval('tries') = 1 then perform pg_sleep(10); end if;"
  const mend = await disturb(app, "import_lines", "statement", slow)
  const store = openStore({ url: app.url, poolSize: 2, statementTimeout: 1_000 })
  t.teardown(() => store.close())
  await run(app, id, store.db)
  await mend()
  const { items } = (await app.get(`/v1/imports/${id}/lines`)).body
  t.same([...new Set(items.map(({ outcome }: { outcome: string }) => outcome))], ["filed"])
  t.equal(await countClaims(app), COUNT)
})

t.test("two workers at one import file nothing twice", async (t) => {
  const app = await startApp()
  const id = await upload(app)
  const mend = await disturb(app, "import_lines", "statement", "perform pg_sleep(2);")
  const first = run(app, id)
  const saving = `select 1 from pg_stat_activity where query like '%update import_lines%' and state = 'active'
    and pid <> pg_backend_pid() and datname = current_database()`
  await until(async () => (await app.store.pool.query(saving)).rows.length > 0)
  await Promise.all([first, run(app, id)])
  await mend()
  t.match((await app.get(`/v1/imports/${id}`)).body, { status: "done", filed: COUNT, waiting: 0 })
  t.equal(await countClaims(app), COUNT)
})
