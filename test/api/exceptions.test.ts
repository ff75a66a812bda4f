import t from "tap"
import { endOverdue } from "../../src/operations/conflicts/exceptions.ts"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const LATER = "2024-12-31"
const AFTER = "2025-01-01T00:00:00.000Z"
const REASON = "The ministry counts support staff"

async function fileConflict(app: TestApp): Promise<Body> {
  await app.post("/v1/claims", claimOf("10,000"))
  const filed = await app.post("/v1/claims", claimOf("20,000", { claimant: { name: "US" } }))
  return filed.body.conflicts[0]
}

const read = async (app: TestApp, id: string) => (await app.get(`/v1/conflicts/${id}`)).body

t.test("a person accepts the difference of one conflict until a day", async (t) => {
  const app = await startApp()
  const conflict = await fileConflict(app)
  const input = { conflict: conflict.id, reason: REASON, until: LATER }
  const made = await app.post("/v1/exceptions", input, { "x-actor": "Ana" })
  t.match(made, {
    status: 201,
    body: { status: "active", until: "2024-12-31T23:59:59.999999Z", conflict: conflict.id },
  })
  const accepted = await read(app, conflict.id)
  t.match(accepted, { status: "resolved", resolution: { by: "accepted", reason: REASON }, verdict: "conflict" })
  t.match(accepted.history.at(-1), { who: "Ana", action: "accepted", note: REASON })

  const third = await app.post("/v1/claims", claimOf("20,000", { claimant: { name: "Seoul" } }))
  t.equal(third.body.conflictsTotal, 0, "another claimant changes nothing: the difference is accepted")
  const other = await app.post("/v1/claims", claimOf("30,000", { claimant: { name: "US" } }))
  t.equal(other.body.conflictsTotal, 2, "only this difference is")

  await endOverdue(app.store.db, "2024-12-31T23:00:00.000Z")
  t.equal((await read(app, conflict.id)).status, "resolved")
  await endOverdue(app.store.db, AFTER)
  t.match(await read(app, conflict.id), { status: "open", resolution: null })
  t.match((await app.get(`/v1/exceptions/${made.body.id}`)).body, { status: "ended", endedAt: "2025-01-01T00:00:00Z" })
})

t.test("all differences of a subject are accepted, also those that come later", async (t) => {
  const app = await startApp()
  const conflict = await fileConflict(app)
  const settled = await app.post("/v1/claims", claimOf("50,000", { claimant: { name: "Paris" } }))
  const dismissed = settled.body.conflicts[0].id
  await app.patch(`/v1/conflicts/${dismissed}`, { status: "dismissed", note: "a typing error" })
  const subject = conflict.subject.id
  const made = await app.post("/v1/exceptions", { subject, reason: REASON, until: "2024-12-31T12:00:00+02:00" })
  t.match(made.body, { until: "2024-12-31T10:00:00Z", conflict: null })
  t.same((await app.get("/v1/conflicts?status=open")).body.items, [])
  t.equal((await read(app, dismissed)).status, "dismissed", "what a person settled stays as it is")
  const late = await app.post("/v1/claims", claimOf("90,000", { claimant: { name: "Rome" } }))
  t.equal(late.body.conflictsTotal, 0)

  const one = await app.post("/v1/exceptions", { conflict: conflict.id, reason: "another reason", until: LATER })
  const ended = await app.post(`/v1/exceptions/${made.body.id}/end`, { reason: "the report is out" })
  t.match(ended.body, { status: "ended", version: 2 })
  t.match(await read(app, conflict.id), {
    status: "resolved",
    resolution: { by: "accepted", reason: "another reason" },
  })
  t.equal((await app.get("/v1/conflicts?status=open")).body.items.length, 4)
  t.equal((await app.post(`/v1/exceptions/${made.body.id}/end`, { reason: "again" })).status, 409)
  t.same(
    (await app.get("/v1/exceptions?status=active")).body.items.map((item: Body) => item.id),
    [one.body.id],
  )
})

t.test("an accepted difference that stops being one before its exception ends stays resolved", async (t) => {
  const app = await startApp()
  const conflict = await fileConflict(app)
  await app.post("/v1/exceptions", { conflict: conflict.id, reason: REASON, until: LATER })
  await app.post("/v1/rules", { settings: { relative: { percent: 90 } } })
  await app.runJobs()
  t.match(await read(app, conflict.id), { status: "resolved", verdict: "agree", resolution: { by: "rejudged" } })
  await endOverdue(app.store.db, AFTER)
  t.match(await read(app, conflict.id), { status: "resolved", verdict: "agree" })
})

t.test("what comes under an exception by a merge is accepted, until that ends", async (t) => {
  const app = await startApp()
  for (const isBrought of [false, true]) {
    const one = await fileOpen(app, `One ${isBrought}`)
    const two = await fileOpen(app, `Two ${isBrought}`, "40,000")
    const [covered, open] = isBrought ? [one, two] : [two, one]
    const made = await app.post("/v1/exceptions", { subject: covered.subject.id, reason: REASON, until: LATER })
    await app.post(`/v1/subjects/${one.subject.id}/merge`, { into: two.subject.id }, { "x-actor": "Mo" })
    const accepted = await read(app, open.id)
    t.match(accepted, { status: "resolved", resolution: { by: "accepted", reason: REASON }, subject: two.subject })
    t.match(accepted.history.at(-1), { who: "Mo", action: "accepted", note: REASON })
    t.equal((await read(app, covered.id)).resolution.by, "accepted")
    t.same((await app.get(`/v1/conflicts?status=open&subject=${two.subject.id}`)).body.items, [])
    await app.post(`/v1/exceptions/${made.body.id}/end`, { reason: "the report is out" })
    for (const { id } of [covered, open]) t.equal((await read(app, id)).status, "open")
  }
})

t.test(
  "a merge accepts the twin of a conflict that is accepted, and nothing that a person has opened again",
  async (t) => {
    const app = await startApp()
    const [one, two] = [await fileOpen(app, "One"), await fileOpen(app, "Two")]
    await app.post("/v1/exceptions", { conflict: one.id, reason: REASON, until: LATER })
    const third = await app.post(
      "/v1/claims",
      claimOf("90,000", { subject: { name: "Two" }, claimant: { name: "Rome" } }),
    )
    const [again, other] = third.body.conflicts
    await app.post("/v1/exceptions", { conflict: again.id, reason: REASON, until: LATER })
    await app.patch(`/v1/conflicts/${again.id}`, { status: "open" })
    await app.post(`/v1/subjects/${one.subject.id}/merge`, { into: two.subject.id })
    t.match(await read(app, two.id), { status: "resolved", resolution: { by: "accepted", reason: REASON } })
    t.equal((await read(app, again.id)).status, "open", "a person said so")
    t.equal((await read(app, other.id)).status, "open", "no exception is about it")
  },
)

t.test("so it does with a conflict that is kept under the whole of both", async (t) => {
  const app = await startApp()
  const whole = { name: "Whole", unit: "1", measure: "stock" }
  await app.post("/v1/claims", claimOf("exactly 1,000", { subject: whole }))
  const [one, two] = await Promise.all(
    ["One", "Two"].map(async (name) => {
      const subject = { ...whole, name, partOf: { name: "Whole" } }
      const filed = await app.post("/v1/claims", claimOf("exactly 2,000", { subject, claimant: { name: "US" } }))
      return { subject: filed.body.claim.subject.id, conflict: filed.body.conflicts[0] }
    }),
  )
  t.same([one?.conflict.kind, two?.conflict.kind], ["part", "part"])
  await app.post("/v1/exceptions", { conflict: one?.conflict.id, reason: REASON, until: LATER })
  t.equal((await app.post(`/v1/subjects/${one?.subject}/merge`, { into: two?.subject })).status, 200)
  t.match(await read(app, two?.conflict.id), { status: "resolved", resolution: { by: "accepted", reason: REASON } })
})

async function fileOpen(app: TestApp, name: string, figure = "10,000"): Promise<Body> {
  const subject = { name, unit: "1", measure: "stock" }
  await app.post("/v1/claims", claimOf(figure, { subject }))
  return (await app.post("/v1/claims", claimOf("20,000", { subject, claimant: { name: "US" } }))).body.conflicts[0]
}

t.test("an exception that cannot be made is refused, and changes nothing", async (t) => {
  const app = await startApp()
  const conflict = await fileConflict(app)
  const nobody = "01930a2e-5c00-7000-8000-00000000dead"
  const cases: [object, number, string][] = [
    [{ reason: REASON, until: LATER }, 422, ""],
    [{ conflict: conflict.id, subject: conflict.subject.id, reason: REASON, until: LATER }, 422, ""],
    [{ conflict: nobody, reason: REASON, until: LATER }, 422, "/conflict"],
    [{ subject: nobody, reason: REASON, until: LATER }, 422, "/subject"],
    [{ conflict: conflict.id, reason: REASON, until: "2024-11-06" }, 422, "/until"],
    [{ conflict: conflict.id, reason: REASON, until: "2024-02-30" }, 422, "/until"],
    [{ conflict: conflict.id, reason: REASON, until: "next week" }, 422, "/until"],
    [{ conflict: conflict.id, reason: REASON }, 400, "/until"],
    [{ conflict: conflict.id, reason: "", until: LATER }, 400, "/reason"],
  ]
  for (const [input, status, pointer] of cases) {
    const { body, ...reply } = await app.post("/v1/exceptions", input)
    t.equal(reply.status, status, body.detail)
    t.equal(body.errors[0].pointer, pointer)
  }
  t.equal((await read(app, conflict.id)).status, "open")
  t.equal((await app.get(`/v1/exceptions/${nobody}`)).status, 404)
  t.equal((await app.post(`/v1/exceptions/${nobody}/end`, { reason: REASON })).status, 404)
  const made = await app.post("/v1/exceptions", { conflict: conflict.id, reason: REASON, until: LATER })
  const stale = await app.post(`/v1/exceptions/${made.body.id}/end`, { reason: REASON }, { "if-match": '"7"' })
  t.equal(stale.status, 412)
  t.equal((await read(app, conflict.id)).status, "resolved")
})

t.test("conflicts are assigned, commented on, and remember who did what", async (t) => {
  const app = await startApp()
  const conflict = await fileConflict(app)
  const path = `/v1/conflicts/${conflict.id}`
  const assigned = await app.patch(path, { assignee: "Bö" }, { "x-actor": encodeURIComponent("Zoë Müller") })
  t.match(assigned.body, { assignee: "Bö", version: 2 })
  t.match(assigned.body.history.at(-1), { who: "Zoë Müller", before: { assignee: null }, after: { assignee: "Bö" } })
  t.equal((await app.get(`/v1/conflicts?assignee=${encodeURIComponent("Bö")}`)).body.items.length, 1)
  t.equal((await app.get("/v1/conflicts?assignee=nobody")).body.items.length, 0)

  const comment = await app.post(`${path}/comments`, { text: "Asked the ministry." }, { "x-actor": "Bo" })
  t.match(comment, { status: 201, body: { who: "Bo", text: "Asked the ministry." } })
  await app.post(`${path}/comments`, { text: "No answer." })
  const { items } = (await app.get(`${path}/comments?limit=1`)).body
  t.match(items, [{ who: null, text: "No answer." }])
  t.equal((await app.get(`${path}/comments`)).body.items.length, 2)
  t.same(
    (await app.get(path)).body.history.map((change: Body) => [change.action, change.who]),
    [
      ["changed", "Zoë Müller"],
      ["commented", "Bo"],
      ["commented", null],
    ],
  )
  t.equal((await app.patch(path, { assignee: null })).body.assignee, null)

  const { body: claims } = await app.get("/v1/claims")
  await app.post(`/v1/claims/${claims.items[0].id}/retract`, { reason: "misread" }, { "x-actor": "Cy" })
  const ended = (await app.get(path)).body
  t.match(ended.history.at(-1), { who: "Cy", action: "retracted" }, "what a person causes is theirs")

  for (const wrong of ["%E0%A4%A", "%00", "%20"]) {
    const { status, body } = await app.patch(path, { note: "x" }, { "x-actor": wrong })
    t.equal(status, 400, wrong)
    t.equal(body.errors[0].parameter, "X-Actor")
  }
  const nobody = "01930a2e-5c00-7000-8000-00000000dead"
  t.equal((await app.post(`/v1/conflicts/${nobody}/comments`, { text: "x" })).status, 404)
  t.equal((await app.get(`/v1/conflicts/${nobody}/comments`)).status, 404)
  t.equal((await app.get(`/v1/conflicts/${nobody}/replay`)).status, 404)
  t.equal((await app.post(`${path}/comments`, { text: "" })).status, 400)
})
