import t from "tap"
import { forgetResults } from "../../src/operations/imports/forget-results.ts"
import { runUndo, wakeStalledUndos } from "../../src/operations/imports/undo-import.ts"
import { type Body, NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** An import is undone as one: what it filed is retracted, what people did since stays. */

const NDJSON = { "content-type": "application/x-ndjson" }
const REASON = "The wrong file."

async function file(app: TestApp, claims: readonly Body[], headers: Record<string, string> = {}): Promise<string> {
  const text = claims.map((claim) => JSON.stringify(claim)).join("\n")
  const { status, body } = await app.call("POST", "/v1/imports", text, { ...NDJSON, ...headers })
  if (status !== 202) throw new Error(JSON.stringify(body))
  await app.runJobs()
  return body.id
}

function claims(count: number, given: object = {}): Body[] {
  return Array.from({ length: count }, (_, n) =>
    claimOf(String(1_000 + 10 * n), {
      subject: { name: `Things ${n % 7}`, unit: "1", measure: "stock" },
      externalId: `e-${n}`,
      ...given,
    }),
  )
}

const undo = (app: TestApp, id: string, reason = REASON, headers: Record<string, string> = {}) =>
  app.post(`/v1/imports/${id}/undo`, { reason }, headers)

async function readUndo(app: TestApp, id: string): Promise<Body> {
  return (await app.get(`/v1/imports/${id}`)).body.undo
}

async function count(app: TestApp, condition: string): Promise<number> {
  const { rows } = await app.store.pool.query(`select count(*)::int as n from claims where ${condition}`)
  return rows[0].n
}

t.test("every claim that it filed is retracted with the reason, and nothing else", async (t) => {
  const app = await startApp()
  const before = await app.post("/v1/claims", claimOf("1000", { ...claims(1)[0] }))
  const stays = await app.post(
    "/v1/claims",
    claimOf("70,000", { subject: { name: "Things 1", unit: "1", measure: "stock" } }),
  )
  const wrong = [claimOf("no figure")]
  const id = await file(app, [...claims(60), ...wrong])
  t.match((await app.get(`/v1/imports/${id}`)).body, { filed: 59, repeated: 1, refused: 1, undo: null })
  const open = (await app.get("/v1/conflicts?status=open&limit=200")).body.items
  t.ok(open.length > 0)

  const asked = await undo(app, id, REASON, { "x-actor": "Mara" })
  t.equal(asked.status, 202)
  t.equal(asked.headers.get("location"), `/v1/imports/${id}`)
  t.match(asked.body.undo, { status: "waiting", reason: REASON, claims: 59, retracted: 0, kept: 0, waiting: 59 })
  t.equal(await count(app, "status = 'retracted'"), 0, "the answer does not wait for it")
  await app.runJobs()
  t.match(await readUndo(app, id), {
    status: "done",
    claims: 59,
    retracted: 59,
    kept: 0,
    waiting: 0,
    error: null,
    finishedAt: /^2024-11-07T08:00:00/,
  })
  t.equal(await count(app, "status = 'retracted'"), 59)
  for (const { body } of [before, stays]) t.equal((await app.get(`/v1/claims/${body.claim.id}`)).body.status, "active")
  const [line] = (await app.get(`/v1/imports/${id}/lines?outcome=filed&limit=1`)).body.items
  const { history } = (await app.get(`/v1/claims/${line.claim}`)).body
  t.match(history.at(-1), { action: "retracted", note: REASON, who: "Mara" })
  t.same((await app.get("/v1/conflicts?status=open")).body.items, [], "no figure of the import stands any more")
  const resolved = (await app.get("/v1/conflicts?status=resolved&limit=200")).body.items
  t.ok(resolved.some(({ id: one }: Body) => open.some((old: Body) => old.id === one)))
})

t.test("claims that were corrected or retracted since are left and counted", async (t) => {
  const app = await startApp()
  const id = await file(app, claims(6))
  const lines = (await app.get(`/v1/imports/${id}/lines`)).body.items
  const [first, second] = [lines[0].claim, lines[1].claim]
  const corrected = await app.post(`/v1/claims/${first}/correct`, { reason: "A slip.", figure: "1,001" })
  t.equal((await app.post(`/v1/claims/${second}/retract`, { reason: "Withdrawn." })).status, 200)
  await undo(app, id)
  await app.runJobs()
  t.match(await readUndo(app, id), { status: "done", claims: 6, retracted: 4, kept: 2 })
  const statusOf = async (claim: string) => (await app.get(`/v1/claims/${claim}`)).body
  t.match(await statusOf(corrected.body.claim.id), { status: "active" }, "the correction is nothing of the import")
  t.match(await statusOf(first), { status: "corrected" })
  const { status, history } = await statusOf(second)
  t.same([status, history.length, history[0].note], ["retracted", 1, "Withdrawn."])
})

t.test("asking twice, by the same key or by none, undoes once", async (t) => {
  const app = await startApp()
  const id = await file(app, claims(5))
  const key = { "idempotency-key": "undo" }
  const [one, two] = await Promise.all([undo(app, id, REASON, key), undo(app, id, "Another reason.")])
  t.same([one.status, two.status].sort(), [200, 202])
  t.equal(one.body.undo.reason, two.body.undo.reason)
  await app.runJobs()
  const again = await undo(app, id, "Another reason.")
  t.match(again, { status: 200, body: { undo: { status: "done", retracted: 5, kept: 0 } } })
  await app.runJobs()
  await runUndo(app.store.db, id, { clock: () => NOW })
  t.match(await readUndo(app, id), { status: "done", retracted: 5, kept: 0 })
  const { rows } = await app.store.pool.query(
    "select count(*)::int as n from changes where entity = 'claim' and action = 'retracted'",
  )
  t.equal(rows[0].n, 5)
})

t.test("an undoing that is cut off goes on where it was, and one of two workers does it", async (t) => {
  const app = await startApp()
  const id = await file(app, claims(130))
  await undo(app, id)
  const cutOff = new AbortController()
  let pages = 0
  const clock = () => {
    if (++pages === 2) cutOff.abort()
    return NOW
  }
  await runUndo(app.store.db, id, { clock, signal: cutOff.signal })
  const half = await readUndo(app, id)
  t.match(half, { status: "running" })
  t.ok(half.retracted > 0 && half.waiting > 0, `${half.retracted} retracted`)
  t.equal(await count(app, "status = 'retracted'"), half.retracted, "a page is whole")
  await app.store.pool.query("select graphile_worker.complete_jobs(array(select id from graphile_worker.jobs))")
  await wakeStalledUndos(app.store.db, "2030-01-01T00:00:00Z", NOW)
  await Promise.all([
    app.runJobs(),
    runUndo(app.store.db, id, { clock: () => NOW }),
    runUndo(app.store.db, id, { clock: () => NOW }),
  ])
  await app.runJobs()
  t.match(await readUndo(app, id), { status: "done", claims: 130, retracted: 130, kept: 0, waiting: 0 })
  t.equal(await count(app, "status = 'active'"), 0)
})

t.test("a failure is shown and tried again, and what was not committed is not counted", async (t) => {
  const app = await startApp()
  const id = await file(app, claims(5))
  await undo(app, id)
  await app.store.pool.query(`
    create function fail_here() returns trigger language plpgsql as $$ begin raise exception 'no'; end $$`)
  await app.store.pool.query(
    "create trigger fail_here before update on figures for each row execute function fail_here()",
  )
  await app.runJobs()
  t.match(await readUndo(app, id), { status: "waiting", retracted: 0, waiting: 5, error: "no" })
  await app.store.pool.query("drop function fail_here() cascade")
  await wakeStalledUndos(app.store.db, "2030-01-01T00:00:00Z", NOW)
  await app.runJobs()
  t.match(await readUndo(app, id), { status: "done", retracted: 5, error: null })
})

t.test("what was undone can be filed again, under another key", async (t) => {
  const app = await startApp()
  const key = { "idempotency-key": "a file" }
  const id = await file(app, claims(5), key)
  await undo(app, id)
  await app.runJobs()
  t.equal(await file(app, claims(5), key), id, "the old key stands for the import that was undone")
  t.equal(await count(app, "status = 'active'"), 0)
  const next = await file(app, claims(5))
  t.match((await app.get(`/v1/imports/${next}`)).body, { filed: 5, repeated: 0 })
  t.equal(await count(app, "status = 'active'"), 5)
})

t.test("claims of a subject that was merged away meanwhile are retracted where they are", async (t) => {
  const app = await startApp()
  const id = await file(app, claims(14))
  const { items } = (await app.get("/v1/subjects?limit=200")).body
  const [from, into] = [items[0], items[1]]
  t.equal((await app.post(`/v1/subjects/${from.id}/merge`, { into: into.id })).status, 200)
  await undo(app, id)
  await app.runJobs()
  t.match(await readUndo(app, id), { status: "done", retracted: 14, kept: 0 })
})

t.test("what cannot be undone is refused, and changes nothing", async (t) => {
  const app = await startApp()
  const id = await file(app, claims(3))
  const kind = async (asked: Promise<{ status: number; body: Body }>) => {
    const { status, body } = await asked
    return [status, body.type?.split(":").at(-1)]
  }
  t.same(await kind(undo(app, "01930a2e-5c00-7000-8000-000000000001")), [404, "not-found"])
  t.same(await kind(undo(app, "17")), [400, "invalid-request"])
  for (const body of [{}, { reason: "" }, { reason: 5 }, { reason: "x", colour: "red" }, "x"])
    t.same(await kind(app.post(`/v1/imports/${id}/undo`, body)), [
      400,
      body === "x" ? "malformed-json" : "invalid-request",
    ])
  for (const status of ["receiving", "waiting", "running", "failed"]) {
    await app.store.pool.query("update imports set status = $1 where id = $2", [status, id])
    t.same(await kind(undo(app, id)), [409, "import-unfinished"], status)
  }
  await app.store.pool.query("update imports set status = 'done', results_ended_at = now() where id = $1", [id])
  t.same(await kind(undo(app, id)), [410, "results-gone"])
  await app.runJobs()
  t.equal(await readUndo(app, id), null)
  t.equal(await count(app, "status = 'active'"), 3)
})

t.test("the lines of an import that is being undone are kept until that is done", async (t) => {
  const app = await startApp()
  const id = await file(app, claims(3))
  await undo(app, id)
  const later = "2030-01-01T00:00:00Z"
  const forget = () => forgetResults(app.store.db, { before: later, now: later, lines: 100, steps: 10 })
  const kept = async () => (await app.get(`/v1/imports/${id}`)).body.linesKept
  await forget()
  t.equal(await kept(), true)
  await app.runJobs()
  t.match(await readUndo(app, id), { status: "done", retracted: 3 })
  await forget()
  t.equal(await kept(), false)
  t.match(
    await undo(app, id),
    { status: 200, body: { undo: { status: "done" } } },
    "that it was undone is known for good",
  )
})

t.test("a list of imports says which were undone, and an import without claims is undone at once", async (t) => {
  const app = await startApp()
  const [good, bad] = [await file(app, claims(2)), await file(app, [claimOf("no figure")])]
  t.match((await undo(app, bad)).body.undo, { claims: 0, waiting: 0 })
  await app.runJobs()
  const { items } = (await app.get("/v1/imports")).body
  t.match(
    items.map(({ id, undo: done }: Body) => [id, done?.status ?? null]),
    [
      [bad, "done"],
      [good, null],
    ],
  )
})
