import t from "tap"
import { FilingMemory } from "../../src/operations/claims/filing/memory/filing-memory.ts"
import { runImport } from "../../src/operations/imports/run-import.ts"
import { type Db, openStore } from "../../src/store/connection/connect.ts"
import { NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { until } from "../support/service.ts"

const COUNT = 10

async function upload(app: TestApp): Promise<string> {
  const lines = Array.from({ length: COUNT }, (_, at) => JSON.stringify(claimOf(String(at + 1))))
  const sent = await app.post("/v1/imports", lines.join("\n"), { "content-type": "application/x-ndjson" })
  return sent.body.id
}

/** Lines are filed by memory first, or all of them under locks. */
const WAYS = ["by memory", "under locks"] as const
type Way = (typeof WAYS)[number]

function run(app: TestApp, id: string, way: Way, db: Db = app.store.db): Promise<void> {
  const memory = way === "by memory" ? new FilingMemory(10_000) : null
  return runImport(db, id, { clock: () => NOW, onFailure: () => {}, memory })
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

for (const way of WAYS) {
  t.test(`a page whose cursor cannot be saved leaves no claims, and is filed once later, ${way}`, async (t) => {
    const app = await startApp()
    const id = await upload(app)
    const mend = await disturb(app, "imports", "row", "raise exception 'no';")
    await t.rejects(run(app, id, way), { message: "no" })
    t.equal(await countClaims(app), 0)
    await mend()
    await run(app, id, way)
    t.match((await app.get(`/v1/imports/${id}`)).body, { status: "done", filed: COUNT })
    t.equal(await countClaims(app), COUNT)
  })
}

for (const way of WAYS) {
  t.test(`a session that ends while the cursor is being saved leaves no claims, ${way}`, async (t) => {
    const app = await startApp()
    const id = await upload(app)
    const mend = await disturb(app, "imports", "row", "perform pg_terminate_backend(pg_backend_pid());")
    const store = openStore({ url: app.url, poolSize: 2, statementTimeout: 5_000 })
    t.teardown(() => store.close())
    await t.rejects(run(app, id, way, store.db))
    t.equal(await countClaims(app), 0)
    await mend()
    await run(app, id, way)
    t.equal(await countClaims(app), COUNT)
  })
}

for (const way of WAYS) {
  t.test(`outcomes that once take too long to be saved are saved with their claims, ${way}`, async (t) => {
    const app = await startApp()
    const id = await upload(app)
    const slow = "if nextval('tries') = 1 then perform pg_sleep(10); end if;"
    const mend = await disturb(app, "import_lines", "statement", slow)
    const store = openStore({ url: app.url, poolSize: 2, statementTimeout: 1_000 })
    t.teardown(() => store.close())
    await run(app, id, way, store.db)
    await mend()
    const { items } = (await app.get(`/v1/imports/${id}/lines`)).body
    t.same([...new Set(items.map(({ outcome }: { outcome: string }) => outcome))], ["filed"])
    t.equal(await countClaims(app), COUNT)
  })
}

for (const way of WAYS) {
  t.test(`two workers at one import file nothing twice, ${way}`, async (t) => {
    const app = await startApp()
    const id = await upload(app)
    const mend = await disturb(app, "import_lines", "statement", "perform pg_sleep(2);")
    const first = run(app, id, way)
    const saving = `select 1 from pg_stat_activity where query like '%save_import_lines%' and state = 'active'
    and pid <> pg_backend_pid() and datname = current_database()`
    await until(async () => (await app.store.pool.query(saving)).rows.length > 0)
    await Promise.all([first, run(app, id, way)])
    await mend()
    t.match((await app.get(`/v1/imports/${id}`)).body, { status: "done", filed: COUNT, waiting: 0 })
    t.equal(await countClaims(app), COUNT)
  })
}

/** Of known sources and many subjects, so that they go in two groups. */
async function uploadMany(app: TestApp): Promise<string> {
  await app.post("/v1/claims", claimOf("1", { subject: { name: "Another" } }))
  const lines = Array.from({ length: MANY }, (_, at) =>
    JSON.stringify(claimOf(String(at + 1), { subject: { name: `Subject ${at % 20}` } })),
  )
  const sent = await app.post("/v1/imports", lines.join("\n"), { "content-type": "application/x-ndjson" })
  return sent.body.id
}

const MANY = 100

t.test("what a failure takes from one group of a page it does not take from the other", async (t) => {
  const app = await startApp()
  const id = await uploadMany(app)
  // Only one of the two is there to be locked by somebody else.
  const holder = await app.store.pool.connect()
  await holder.query(`begin; select pg_advisory_xact_lock(lock_key('import', '${id} 0'))`)
  await run(app, id, "under locks")
  const half = (await app.get(`/v1/imports/${id}`)).body
  t.match(half, { status: "running", filed: MANY / 2, waiting: MANY / 2 })
  t.equal(await countClaims(app), 1 + MANY / 2)
  await holder.query("rollback")
  holder.release()
  await run(app, id, "under locks")
  t.match((await app.get(`/v1/imports/${id}`)).body, { status: "done", filed: MANY, waiting: 0 })
  t.equal(await countClaims(app), 1 + MANY)
  const { items } = (await app.get(`/v1/imports/${id}/lines?limit=200`)).body
  t.equal(new Set(items.map(({ claim }: { claim: string }) => claim)).size, MANY)
})

t.test("a line that somebody else filed meanwhile is not filed twice, nor is any other of its group", async (t) => {
  const app = await startApp()
  const id = await uploadMany(app)
  await app.store.pool.query(`
    create function be_faster() returns trigger language plpgsql as $$ begin
      update import_lines set outcome = 'repeated', claim_id = new.id, payload = null
        where line = 1 and outcome is null;
      return null;
    end $$;
    create trigger be_faster after insert on claims for each row when (new.wording = '1') execute function be_faster()`)
  await run(app, id, "under locks")
  await app.store.pool.query("drop function be_faster cascade")
  const left = (await app.get(`/v1/imports/${id}`)).body
  t.ok(left.waiting >= MANY / 2 && left.filed + left.waiting === MANY, `${left.filed} filed, ${left.waiting} waiting`)
  t.equal(await countClaims(app), 1 + left.filed)
  await run(app, id, "under locks")
  t.match((await app.get(`/v1/imports/${id}`)).body, { status: "done", filed: MANY, repeated: 0, waiting: 0 })
  t.equal(await countClaims(app), 1 + MANY)
})
