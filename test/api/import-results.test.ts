import t, { type Test } from "tap"
import { type Forgetting, forgetResults } from "../../src/operations/imports/forget-results.ts"
import { type Body, JOB_SETTINGS, NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** How long what became of the lines of an import is kept, and what stays of it. */

const DAYS = JOB_SETTINGS.importResultsDays

t.test("lines are deleted when their time is over; the import, its claims and its key stay", async (t) => {
  const app = await startApp()
  const key = { "idempotency-key": "an old file" }
  const lines = [claimOf("1,000"), "{", claimOf("2,000"), claimOf("no figure")]
  const old = await run(app, lines, key)
  const before = (await app.get(`/v1/imports/${old}`)).body
  t.match(before, { status: "done", filed: 2, refused: 2, linesKept: true })
  const young = await run(app, [claimOf("3,000")])
  await age(app, old, DAYS + 1)
  await age(app, young, DAYS - 1)
  t.equal((await app.get(`/v1/imports/${old}/lines`)).body.items.length, 4, "until the job has run")
  await runForgetting(app)
  await checkGone(t, app, old)
  t.equal(await countLines(app, old), 0)
  t.same(await read(app, old), { ...before, linesKept: false }, "its counts are those of before")
  t.match(await read(app, young), { linesKept: true })
  t.equal((await app.get(`/v1/imports/${young}/lines`)).body.items.length, 1)
  t.equal((await app.get("/v1/claims")).body.items.length, 3)

  const again = await send(app, lines, key)
  t.match(again, { status: 202, body: { id: old, status: "done", filed: 2, linesKept: false } })
  t.equal(again.headers.get("idempotency-replayed"), "true")
  const other = await send(app, [claimOf("4,000"), ...lines], key)
  t.same([other.status, other.body.type], [422, "urn:countercheck:problem:idempotency-key-reused"])
  await app.runJobs()
  t.equal((await app.get("/v1/claims")).body.items.length, 3, "nothing is filed twice")
})

t.test("what is not over keeps its lines however old it is, and so does an upload that can be taken up", async (t) => {
  const app = await startApp()
  const ids: Record<string, string> = {}
  for (const status of ["receiving", "waiting", "running", "failed", "done"]) {
    ids[status] = await store(app, { status, key: null, lines: 3 })
  }
  ids["failed with a key"] = await store(app, { status: "failed", key: "to be taken up", lines: 3 })
  await runForgetting(app)
  const left = await Promise.all(Object.entries(ids).map(async ([name, id]) => [name, await countLines(app, id)]))
  t.same(Object.fromEntries(left), { receiving: 3, waiting: 3, running: 3, failed: 0, done: 0, "failed with a key": 3 })
})

t.test("they are deleted some at a time, and none is shown as soon as it has begun", async (t) => {
  const app = await startApp()
  const id = await store(app, { status: "done", key: null, lines: 7 })
  const forget = (given: Partial<Forgetting> = {}) =>
    forgetResults(app.store.db, { before: NOW, now: NOW, lines: 2, steps: 2, ...given })
  t.equal(await forget({ before: null }), false)
  t.equal(await countLines(app, id), 7, "without a time nothing is over")
  t.equal(await forget({ signal: AbortSignal.abort() }), true)
  t.equal(await countLines(app, id), 7, "a process that stops leaves it to the next")
  await checkGone(t, app, id)
  t.equal(await forget(), true)
  t.equal(await countLines(app, id), 3)
  t.equal(await forget({ before: null }), false, "what has begun is brought to its end")
  t.equal(await countLines(app, id), 0)
  t.equal(await forget(), false)
})

t.test("two processes that are at it at once leave nothing behind", async (t) => {
  const app = await startApp()
  const ids = await Promise.all([300, 200, 100].map((lines) => store(app, { status: "done", key: null, lines })))
  const forget = () => forgetResults(app.store.db, { before: NOW, now: NOW, lines: 7, steps: 200 })
  t.same(await Promise.all([forget(), forget(), forget()]), [false, false, false])
  for (const id of ids) t.equal(await countLines(app, id), 0)
})

t.test("a job that does not come to the end of it is followed by another", async (t) => {
  const app = await startApp()
  const id = await store(app, { status: "done", key: null, lines: 50_500 })
  await runForgetting(app)
  t.equal(await countLines(app, id), 0)
})

async function run(app: TestApp, lines: readonly unknown[], headers: Record<string, string> = {}): Promise<string> {
  const { body } = await send(app, lines, headers)
  await app.runJobs()
  return body.id
}

function send(app: TestApp, lines: readonly unknown[], headers: Record<string, string>) {
  const text = lines.map((line) => (typeof line === "string" ? line : JSON.stringify(line))).join("\n")
  return app.call("POST", "/v1/imports", text, { "content-type": "application/x-ndjson", ...headers })
}

async function read(app: TestApp, id: string): Promise<Body> {
  return (await app.get(`/v1/imports/${id}`)).body
}

async function checkGone(t: Test, app: TestApp, id: string): Promise<void> {
  for (const query of ["", "?outcome=refused"]) {
    const { status, body } = await app.get(`/v1/imports/${id}/lines${query}`)
    t.same([status, body.type], [410, "urn:countercheck:problem:results-gone"])
    t.match(body.detail, id)
  }
  t.match(await read(app, id), { linesKept: false })
}

/** Makes it look as if the import had made no progress for the given number of days. */
async function age(app: TestApp, id: string, days: number): Promise<void> {
  const update = "update imports set touched_at = $2::timestamptz - make_interval(days => $3) where id = $1"
  await app.store.pool.query(update, [id, NOW, days])
}

/** An import of long ago as it stands in the tables, without its claims. */
async function store(app: TestApp, given: { status: string; key: string | null; lines: number }): Promise<string> {
  const { rows } = await app.store.pool.query(
    `insert into imports (id, format, status, idempotency_key, received, received_line, created_at, touched_at)
    values (gen_random_uuid(), 'ndjson', $1, $2, $3, $3, '2020-01-01', '2020-01-01') returning id`,
    [given.status, given.key, given.lines],
  )
  await app.store.pool.query(
    `insert into import_lines (import_id, line, outcome, claim_id)
    select $1, n, 'filed', gen_random_uuid() from generate_series(1, $2::int) n`,
    [rows[0].id, given.lines],
  )
  return rows[0].id
}

async function runForgetting(app: TestApp): Promise<void> {
  await app.store.pool.query("select graphile_worker.add_job('forget-import-results')")
  await app.runJobs()
}

async function countLines(app: TestApp, id: string): Promise<number> {
  const { rows } = await app.store.pool.query("select count(*) from import_lines where import_id = $1", [id])
  return rows[0].count
}
