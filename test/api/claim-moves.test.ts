import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { findWrongTallies } from "../support/dispute-tally.ts"

const KURSK = { name: "North Korean troops in Kursk" }

async function file(app: TestApp, figure: unknown, given: Record<string, unknown> = {}): Promise<Body> {
  const reply = await app.post("/v1/claims", claimOf(figure, given))
  if (reply.status !== 201) throw new Error(JSON.stringify(reply.body))
  return reply.body
}

const move = (app: TestApp, claim: Body, subject: unknown, headers: Record<string, string> = {}) =>
  app.post(`/v1/claims/${claim.id}/move`, { subject, reason: "It speaks of Kursk." }, headers)

const listOf = async (app: TestApp, subject: string, query = ""): Promise<Body[]> =>
  (await app.get(`/v1/conflicts?subject=${subject}${query}`)).body.items

t.test("a claim that moves leaves its conflicts and joins others", async (t) => {
  const app = await startApp()
  const wrong = (await file(app, "8,000", { claimant: { name: "Seoul" }, externalId: "a-1" })).claim
  const stays = (await file(app, "12,000", { claimant: { name: "HUR" } })).claim
  const other = (await file(app, "11,000", { subject: KURSK, claimant: { name: "NATO" } })).claim
  const [before] = await listOf(app, wrong.subject.id)
  t.match(before, { status: "open" })
  const moved = await move(app, wrong, other.subject.id, { "if-match": '"1"', "idempotency-key": "m-1" })
  t.equal(moved.status, 200)
  t.equal(moved.headers.get("etag"), '"2"')
  t.match(moved.body, {
    claim: {
      id: wrong.id,
      subject: { id: other.subject.id, name: KURSK.name },
      wording: "8,000",
      externalId: "a-1",
      recordedAt: wrong.recordedAt,
      status: "active",
      version: 2,
    },
    conflictsTotal: 1,
    conflictsResolved: 1,
  })
  t.match(moved.body.conflicts, [{ status: "open", subject: { id: other.subject.id }, verdict: "conflict" }])
  t.match(await listOf(app, wrong.subject.id), [
    { id: before.id, status: "resolved", resolution: { by: "moved", reason: "It speaks of Kursk." } },
  ])
  t.match((await app.get(`/v1/conflicts/${before.id}`)).body.history, [
    { action: "moved", note: "It speaks of Kursk." },
  ])
  t.match((await app.get(`/v1/claims/${wrong.id}`)).body.history, [
    {
      action: "moved",
      note: "It speaks of Kursk.",
      before: { subject: wrong.subject.id, figure: wrong.figure.id },
      after: { subject: other.subject.id, figure: moved.body.claim.figure.id },
    },
  ])
  const again = await move(app, wrong, other.subject.id, { "if-match": '"1"', "idempotency-key": "m-1" })
  t.same([again.status, again.body], [200, moved.body], "the same key has the same answer")
  const left = (await app.get(`/v1/claims?subject=${wrong.subject.id}`)).body.items
  t.same(
    left.map((claim: Body) => claim.id),
    [stays.id],
  )
  t.same(await findWrongTallies(app.url), [])
})

t.test("a figure that keeps other claims keeps its conflicts, and one that is there is joined", async (t) => {
  const app = await startApp()
  const [first] = [(await file(app, "8,000", { claimant: { name: "Seoul" } })).claim]
  await file(app, "8,000", { claimant: { name: "NATO" } })
  await file(app, "12,000")
  const there = (await file(app, "8,000", { subject: KURSK, claimant: { name: "HUR" } })).claim
  const { body } = await move(app, first, KURSK)
  t.match(body, { conflictsResolved: 0, conflictsTotal: 0, claim: { figure: { id: there.figure.id } } })
  t.match(await listOf(app, first.subject.id), [{ status: "open" }])
  const report = (await app.get(`/v1/subjects/${there.subject.id}/report`)).body
  t.match(report.figures, [{ claims: 2, independentClaimants: 2 }], "one figure by two claimants")
  const back = await move(app, first, first.subject.id)
  t.match(back.body, { conflictsTotal: 1, claim: { figure: { id: first.figure.id }, version: 3 } })
})

t.test("external ids and idempotency keys go along", async (t) => {
  const app = await startApp()
  const said = claimOf("8,000", { externalId: "a-1" })
  const filed = await app.post("/v1/claims", said, { "idempotency-key": "k-1" })
  const { body: target } = await app.post("/v1/subjects", KURSK)
  t.equal((await move(app, filed.body.claim, target.id)).status, 200)
  const repeated = await app.post("/v1/claims", said)
  t.match([repeated.status, repeated.body.claim], [200, { id: filed.body.claim.id, subject: { id: target.id } }])
  const replayed = await app.post("/v1/claims", said, { "idempotency-key": "k-1" })
  t.same([replayed.status, replayed.body], [201, filed.body], "the answer of the key stays as it was given")
  const { rows } = await app.store.pool.query("select family_id from idempotency_keys where key = 'k-1'")
  t.equal(rows[0].family_id, target.id)
  t.equal((await app.post("/v1/claims", { ...said, figure: "9,000" })).status, 409)
  const retracted = await app.post(`/v1/claims/${filed.body.claim.id}/retract`, { reason: "Wrong." })
  t.match(retracted.body.claim, { status: "retracted", subject: { id: target.id } })
  t.equal((await app.post("/v1/claims", said)).status, 201, "after a retraction it is filed where it says")
})

t.test("moving to the subject that has it changes nothing", async (t) => {
  const app = await startApp()
  const { claim } = await file(app, "8,000")
  await file(app, "12,000", { claimant: { name: "NATO" } })
  const { status, body } = await move(app, claim, claim.subject.id)
  t.match([status, body], [200, { claim: { version: 1 }, conflictsTotal: 1, conflictsResolved: 0 }])
  t.same((await app.get(`/v1/claims/${claim.id}`)).body.history, [])
})

t.test("a claim is read with the unit of the subject that it comes to", async (t) => {
  const app = await startApp()
  const front = { name: "Length of the front", unit: "km" }
  const road = (await app.post("/v1/subjects", { name: "Length of the road", unit: "m" })).body
  const bare = (await file(app, "12", { subject: front })).claim
  const said = (await file(app, "12 km", { subject: front })).claim
  const given = (await file(app, { value: 13 }, { subject: front })).claim
  t.match((await move(app, bare, road.id)).body.claim.quantity, { text: "12", unit: "m", value: "12" })
  t.match((await move(app, said, road.id)).body.claim.quantity, { text: "12 km", unit: "km" })
  t.match((await move(app, given, road.id)).body.claim.quantity, { unit: "km", value: "13" })
  t.equal((await move(app, bare, { name: "length of the FRONT" })).body.claim.quantity.unit, "km", "and back")
})

t.test("what cannot be moved is refused, and nothing changes", async (t) => {
  const app = await startApp()
  const { claim } = await file(app, "8,000")
  const far = (await file(app, "12 km", { subject: { name: "Length of the front", unit: "km" } })).claim
  const weight = (await app.post("/v1/subjects", { name: "Weight", unit: "kg" })).body
  const unfit = await move(app, far, weight.id)
  t.match(
    [unfit.status, unfit.body.errors],
    [422, [{ pointer: "/subject", detail: /"12 km" is in "km".*"Weight".*"kg"/ }]],
  )
  for (const [subject, status, told] of [
    ["01934b5e-0000-7000-8000-000000000000", 422, /no subject with the id/],
    [{ name: "Nobody knows" }, 422, /no subject has the name "Nobody knows"; a move creates none/],
    [{ name: "Weight", unit: "km" }, 409, /has the unit "kg"/],
    [{ name: "Weight", partOf: { name: "All" } }, 400, /./],
    [12, 400, /./],
  ] as const) {
    const reply = await move(app, claim, subject)
    t.match([reply.status === 422 || reply.status === 409 || reply.status === 400, reply.body.detail], [true, told])
    if (status !== 400) t.equal(reply.status, status)
  }
  t.equal((await move(app, claim, weight.id, { "if-match": '"7"' })).status, 412)
  t.equal(
    (await app.post(`/v1/claims/${claim.id}/move`, { subject: weight.id })).status >= 400,
    true,
    "without a reason",
  )
  t.match((await app.get(`/v1/claims/${claim.id}`)).body, { version: 1, subject: claim.subject, history: [] })
  await app.post(`/v1/claims/${claim.id}/retract`, { reason: "Wrong." })
  const ended = await move(app, claim, claim.subject.id)
  t.match([ended.status, ended.body.type], [409, /claim-ended/])
  const { body: corrected } = await app.post(`/v1/claims/${far.id}/correct`, { reason: "13", figure: "13 km" })
  t.match((await move(app, far, weight.id)).body.detail, new RegExp(corrected.claim.id))
  t.equal((await move(app, { id: "01934b5e-0000-7000-8000-000000000000" }, weight.id)).status, 404)
})

t.test("a move follows a merge, between parts and wholes, and makes a revision none", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "In Russia" })).body
  const part = (await app.post("/v1/subjects", { name: "In Kursk", partOf: [whole.id] })).body
  const old = (await app.post("/v1/subjects", { name: "Kursk, twice" })).body
  await app.post(`/v1/subjects/${old.id}/merge`, { into: part.id })
  const above = (await file(app, "10,000", { subject: whole.id, claimant: { name: "NATO" } })).claim
  const { claim } = await file(app, "14,000", { subject: whole.id, claimant: { name: "Seoul" } })
  t.match(await listOf(app, whole.id), [{ kind: "pair", status: "open" }])
  const moved = await move(app, claim, old.id)
  t.match(moved.body, { claim: { subject: { id: part.id } }, conflictsTotal: 1, conflictsResolved: 1 })
  t.match(moved.body.conflicts, [{ kind: "part", status: "open", subject: { id: whole.id } }])
  const day = { publishedAt: "2024-11-05T12:00:00Z", claimant: { name: "NATO" } }
  const later = (await file(app, "12,000", { subject: whole.id, ...day })).claim
  const revisions = await listOf(app, whole.id, "&verdict=revision")
  t.match(revisions, [{ verdict: "revision" }])
  const second = (await file(app, "12,000", { subject: { name: "Elsewhere" }, ...day, claimant: { name: "Kyiv" } }))
    .claim
  await app.post(`/v1/claims/${second.id}/move`, { subject: whole.id, reason: "It says so." })
  t.same(second.figure.id === later.figure.id, false)
  t.match(
    (await listOf(app, whole.id)).filter(({ kind, status }) => kind === "pair" && status === "open"),
    [{ figures: [{ id: above.figure.id }, { id: later.figure.id }] }],
    "a second claimant took up the later figure",
  )
  t.same(await findWrongTallies(app.url), [])
})

t.test("sums are judged at both ends", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "All" })).body
  const a = (await app.post("/v1/subjects", { name: "Half one", partOf: [whole.id] })).body
  const b = (await app.post("/v1/subjects", { name: "Half two", partOf: [whole.id] })).body
  await app.patch(`/v1/subjects/${whole.id}`, { exhaustive: true })
  await file(app, "10,000", { subject: whole.id })
  await file(app, "5,000", { subject: a.id })
  const { claim } = await file(app, "9,000", { subject: { name: "Elsewhere" } })
  t.same(await listOf(app, whole.id, "&kind=sum"), [])
  t.equal((await move(app, claim, b.id)).status, 200)
  t.match(await listOf(app, whole.id, "&kind=sum&status=open"), [{ verdict: "conflict" }])
  await move(app, claim, claim.subject.id)
  t.match(await listOf(app, whole.id, "&kind=sum"), [{ status: "resolved", resolution: { by: "rejudged" } }])
  t.same(await findWrongTallies(app.url), [])
})

t.test("two moves of one claim at once: one after the other", async (t) => {
  const app = await startApp()
  const { claim } = await file(app, "8,000")
  const targets = await Promise.all(["A", "B", "C", "D"].map((name) => app.post("/v1/subjects", { name })))
  const replies = await Promise.all(targets.map(({ body }) => move(app, claim, body.id)))
  t.same(
    replies.map(({ status }) => status),
    [200, 200, 200, 200],
  )
  const { body } = await app.get(`/v1/claims/${claim.id}`)
  t.same([body.version, body.history.length], [5, 4])
  const { rows } = await app.store.pool.query(
    "select count(*)::int as claims, (select sum(claims)::int from figures) as counted from claims",
  )
  t.same(rows, [{ claims: 1, counted: 1 }])
})
