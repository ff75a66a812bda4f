import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { imported } from "../support/records.ts"

/** Measures that nobody gave, and measures and units that change. */

const file = (app: TestApp, subject: unknown, figure: unknown, given: Record<string, unknown> = {}) =>
  app.post("/v1/claims", {
    subject: typeof subject === "string" && !/^[0-9a-f-]{36}$/.test(subject) ? { name: subject } : subject,
    figure,
    source: { name: "A wire" },
    publishedAt: "2024-11-04T12:00:00Z",
    ...given,
  })
const subjectOf = async (app: TestApp, { body }: { body: Body }): Promise<Body> =>
  (await app.get(`/v1/subjects/${body.claim.subject.id}`)).body
const conflictsOf = async (app: TestApp, subject: string): Promise<Body[]> =>
  (await app.get(`/v1/conflicts?subject=${subject}&status=open`)).body.items

async function untilJudged(app: TestApp): Promise<void> {
  await app.runJobs()
}

t.test("a measure that nobody gave is inferred from the words, and said to be", async (t) => {
  const app = await startApp()
  const rows: [subject: string, figure: string, measure: string][] = [
    ["North Korean troops in Russia", "10,000", "stock"],
    ["People killed in Valencia", "219", "cumulative"],
    ["Valencia floods", "219 dead", "cumulative"],
    ["Drones shot down over Kyiv", "80", "cumulative"],
    ["Road deaths in October", "219", "flow"],
    ["Oil exports", "3.2 million barrels a day", "flow"],
    ["Population of Kyiv in 2023", "2.9 million", "stock"],
    ["Rubble cleared from the port", "5,000", "stock"],
    ["The Deadlock", "12", "stock"],
  ]
  for (const [name, figure, measure] of rows) {
    const subject = await subjectOf(app, await file(app, name, figure))
    t.match(subject, { measure, measureAssumed: true }, name)
  }
  const given = await subjectOf(app, await file(app, { name: "People hurt", measure: "stock" }, "3"))
  t.match(given, { measure: "stock", measureAssumed: false })
  const alone = (await app.post("/v1/subjects", { name: "Deaths since the flood" })).body
  t.match(alone, { measure: "cumulative", measureAssumed: true })
})

t.test("a death toll that rises, filed by name, is no conflict", async (t) => {
  const app = await startApp()
  await file(app, "Killed in Valencia", "95", { asOf: "2024-10-30" })
  const later = await file(app, "Killed in Valencia", "205", { asOf: "2024-11-01", claimant: { name: "AEMET" } })
  t.equal(later.body.conflictsTotal, 0)
})

t.test("a part has the measure of its whole where nobody gave another", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "Losses", measure: "stock" })).body.id
  const part = await file(app, { name: "Killed in Kursk", partOf: whole }, "300")
  t.equal(part.status, 201, part.body.detail)
  t.match(await subjectOf(app, part), { measure: "stock", measureAssumed: true })
})

t.test("another measure is that of parts and wholes too, and all is judged anew", async (t) => {
  const app = await startApp()
  const filed = await file(app, { name: "Aid delivered", measure: "stock" }, "8,000", { asOf: "2024-10-30" })
  const { id } = filed.body.claim.subject
  const part = (await app.post("/v1/subjects", { name: "Aid to the north", measure: "stock", partOf: [id] })).body.id
  await file(app, id, "12,000", { asOf: "2024-11-01", claimant: { name: "UN" } })
  t.equal((await conflictsOf(app, id)).length, 1)
  const changed = await app.patch(`/v1/subjects/${id}`, { measure: "cumulative" })
  t.match(changed.body, { measure: "cumulative", measureAssumed: false })
  t.match((await app.get(`/v1/subjects/${part}`)).body, { measure: "cumulative" })
  await untilJudged(app)
  t.same(await conflictsOf(app, id), [], "a later total may be higher")
  await app.patch(`/v1/subjects/${id}`, { measure: "stock" })
  await untilJudged(app)
  t.equal((await conflictsOf(app, id)).length, 1)
  t.match(await app.patch(`/v1/subjects/${id}`, { measure: "level" }), { status: 400 })
})

t.test("another unit reads the wordings again, or changes nothing", async (t) => {
  const app = await startApp()
  const filed = await file(app, { name: "Cost of the war" }, "5 billion")
  const { id } = filed.body.claim.subject
  await file(app, id, "9 billion", { claimant: { name: "IMF" } })
  t.equal((await conflictsOf(app, id)).length, 1)
  t.match(await app.patch(`/v1/subjects/${id}`, { unit: "USD" }), { status: 200, body: { unit: "USD" } })
  const claims = (await app.get(`/v1/claims?subject=${id}`)).body.items
  t.same([...new Set(claims.map((claim: Body) => claim.quantity.unit))], ["USD"])
  const [open, ...others] = await conflictsOf(app, id)
  t.match(open, { unit: "USD" })
  t.same(others, [])
  t.equal((await file(app, id, "$5.0 billion", { claimant: { name: "IMF" } })).status, 201)

  const troops = (await file(app, { name: "Troops" }, "12,000 soldiers")).body.claim.subject.id
  const refused = await app.patch(`/v1/subjects/${troops}`, { unit: "USD" })
  t.match(refused, { status: 422, body: { errors: [{ pointer: "/unit", detail: /"12,000 soldiers" is in "1"/ }] } })
  t.match((await app.get(`/v1/subjects/${troops}`)).body, { unit: "1", version: 1 })
  t.match(await app.patch(`/v1/subjects/${troops}`, { unit: "parrots" }), {
    status: 422,
    body: { errors: [{ pointer: "/unit" }] },
  })
})

t.test("kilometres instead of metres keep what was said", async (t) => {
  const app = await startApp()
  const { id } = (await file(app, { name: "Length of the wall", unit: "m" }, "2,000")).body.claim.subject
  await file(app, id, "3 km", { claimant: { name: "A mayor" } })
  await app.patch(`/v1/subjects/${id}`, { unit: "km" })
  const claims = (await app.get(`/v1/claims?subject=${id}`)).body.items
  t.same(claims.map((claim: Body) => `${claim.wording} ${claim.quantity.unit}`).sort(), ["2,000 km", "3 km km"])
})

t.test("a noun of another kind is warned of, and the claim is stored", async (t) => {
  const app = await startApp()
  const tanks = await file(app, "North Korean troops in Russia", "10,000 tanks")
  t.match(tanks, { status: 201, body: { warnings: [/"10,000 tanks" counts equipment.*speaks of people/] } })
  for (const figure of ["10,000 soldiers", "12,000", "over 9,000 North Koreans", "8,000 well-trained men"]) {
    t.equal((await file(app, "North Korean troops in Russia", figure)).body.warnings, undefined, figure)
  }
  t.equal((await file(app, "Kursk", "40 drones")).body.warnings, undefined, "the name says no kind")
  t.equal((await file(app, "Drones shot down by soldiers", "40 soldiers")).body.warnings, undefined)
})

t.test("a line of an import warns as the answer to a claim does", async (t) => {
  const app = await startApp()
  const troops = { name: "North Korean troops in Russia" }
  const line = (figure: string, externalId: string) => {
    return { subject: troops, figure, source: { name: "A wire" }, publishedAt: "2024-11-04", externalId }
  }
  const given = [line("10,000 tanks", "a"), line("12,000 troops", "b"), line("10,000 tanks", "a"), line("many", "c")]
  const [tanks, ...rest] = await imported(app, given)
  t.match(tanks, { outcome: "filed", warnings: [/"10,000 tanks" counts equipment.*speaks of people/] })
  t.same(
    rest.map(({ outcome, warnings }) => [outcome, warnings]),
    [
      ["filed", undefined],
      ["repeated", undefined],
      ["filed", undefined],
    ],
  )
})

t.test("a share of a number that counts needs to say of what", async (t) => {
  const app = await startApp()
  const troops = { name: "North Korean troops in Russia", unit: "1" }
  const refused = await file(app, troops, "more than half of them")
  t.match(refused, {
    status: 422,
    body: { errors: [{ pointer: "/figure", detail: /is in "%".*Say what the share is of/ }] },
  })
  const half = await file(app, troops, "more than half of the 10,000")
  t.match(half.body.claim.quantity, {
    hedge: "more-than",
    value: "5000",
    unit: "1",
    stated: { min: "5000", max: null },
  })
  const structured = await file(app, troops, { value: 30, unit: "%", of: 10000 })
  t.match(structured.body.claim, { wording: "30 % of 10000", quantity: { value: "3000", precision: "100", unit: "1" } })
  for (const [figure, detail] of [
    [{ value: 30, of: 10000 }, /only a share is of something/],
    [{ value: 30, unit: "%", of: 0 }, /0 is not above 0/],
    [{ value: 30, unit: "%", of: "ten" }, /expected a decimal number/],
  ] as const) {
    t.match(await file(app, troops, figure), { status: 422, body: { errors: [{ pointer: "/figure/of", detail }] } })
  }
  const share = await file(app, { name: "Voters for the treaty", unit: "%" }, "half")
  t.match(share.body.claim.quantity, { value: "50", precision: "5", unit: "%" })
})

t.test(
  "a part of a number neither makes a subject a percentage nor becomes one of thousands of per cent",
  async (t) => {
    const app = await startApp()
    const kursk = "North Korean troops in Kursk"
    for (const figure of ["more than half of them", "two thirds"]) {
      const refused = await file(app, kursk, figure)
      t.match(refused, {
        status: 422,
        body: { errors: [{ pointer: "/figure", detail: /the subject is new.*unit "%"/ }] },
      })
    }
    t.same((await app.get("/v1/subjects")).body.items, [], "nothing is stored")
    const counted = await file(app, kursk, "more than half of the 10,000")
    t.match(await subjectOf(app, counted), { unit: "1" })
    t.match(await file(app, kursk, "around 8,000 troops"), { status: 201 })
    t.match(await subjectOf(app, await file(app, "Turnout", "52 %")), { unit: "%" })
    for (const figure of ["half of the 10,000", { value: 50, unit: "%", of: 10000 }]) {
      const refused = await file(app, "Turnout", figure)
      t.match(refused, { status: 422, body: { errors: [{ pointer: "/figure", detail: /is in "1"/ }] } })
    }
    t.match((await file(app, "Turnout", "half")).body.claim.quantity, { value: "50", unit: "%" })
  },
)

t.test("parts declared disjoint may not exceed their whole together, and may leave some of it", async (t) => {
  const app = await startApp()
  const whole = (await app.post("/v1/subjects", { name: "All" })).body.id
  const parts: string[] = []
  for (const name of ["North", "South"]) parts.push((await app.post("/v1/subjects", { name, partOf: [whole] })).body.id)
  t.match(await app.patch(`/v1/subjects/${parts[0]}`, { disjoint: true }), {
    status: 409,
    body: { type: /no-parts$/, errors: [{ pointer: "/disjoint" }] },
  })
  t.match(await app.patch(`/v1/subjects/${whole}`, { disjoint: true }), { status: 200, body: { disjoint: true } })
  await file(app, whole, "12,000")
  await file(app, parts[0], "6,000")
  await file(app, parts[1], "4,000")
  const sums = async () => (await app.get("/v1/conflicts?kind=sum&status=open")).body.items
  t.same(await sums(), [], "2,000 may be elsewhere")
  await file(app, parts[1], "9,000", { asOf: "2024-11-05" })
  t.match(await sums(), [{ verdict: "conflict", disjoint: true, explanation: /together make at least 15,000/ }])
  await app.patch(`/v1/subjects/${whole}`, { disjoint: false })
  t.same(await sums(), [])
})

t.test("who goes back to an old figure contradicts itself, and who still carries it is out of date", async (t) => {
  const app = await startApp()
  const hur = { claimant: { name: "HUR" } }
  const troops = { name: "Troops", measure: "stock" }
  const first = await file(app, troops, "1,500", { ...hur, asOf: "2024-10-20", publishedAt: "2024-10-20T12:00:00Z" })
  const { id } = first.body.claim.subject
  await file(app, id, "1,500", {
    ...hur,
    source: { name: "A paper" },
    asOf: "2024-10-20",
    publishedAt: "2024-10-21T12:00:00Z",
  })
  await file(app, id, "3,000", { ...hur, asOf: "2024-11-01", publishedAt: "2024-11-01T12:00:00Z" })
  t.same(await conflictsOf(app, id), [])
  const { revisions } = (await app.get(`/v1/subjects/${id}/report`)).body
  t.match(revisions, [
    { claimant: { name: "HUR" }, carriersTotal: 2, carriers: [{ name: "A wire" }, { name: "A paper" }] },
  ])
  const outdated = (await app.get(`/v1/claims?subject=${id}&superseded=true`)).body.items
  t.same(
    outdated.map((claim: Body) => [claim.wording, claim.source.name]),
    [
      ["1,500", "A paper"],
      ["1,500", "A wire"],
    ],
  )
  const current = (await app.get(`/v1/claims?subject=${id}&superseded=false`)).body.items
  t.same(
    current.map((claim: Body) => claim.wording),
    ["3,000"],
  )
  t.match(await app.get("/v1/claims?superseded=true"), { status: 422, body: { errors: [{ parameter: "superseded" }] } })

  const back = await file(app, id, "1,500", { ...hur, asOf: "2024-10-20", publishedAt: "2024-11-03T12:00:00Z" })
  t.match(await conflictsOf(app, id), [{ verdict: "conflict" }], "the claimant went back to it")
  t.same((await app.get(`/v1/claims?subject=${id}&superseded=true`)).body.items, [])
  await app.post(`/v1/claims/${back.body.claim.id}/retract`, { reason: "a slip" })
  t.same(await conflictsOf(app, id), [], "and took it back")
})

t.test("a flow of a month is a part of that of its year", async (t) => {
  const app = await startApp()
  const deaths = { name: "Deaths on the roads", measure: "flow" }
  const year = await file(app, deaths, "2,000", { asOf: "2023" })
  const { id } = year.body.claim.subject
  await file(app, id, "180", { asOf: "2023-10", claimant: { name: "Police" } })
  t.same(await conflictsOf(app, id), [])
  const above = await file(app, id, "2,400", { asOf: "2023-09", claimant: { name: "A paper" } })
  t.match(above.body.conflicts, [
    { verdict: "conflict", explanation: /^"2,400" \(September 2023\), a part, exceeds its whole, "2,000" \(2023\)/ },
  ])
  await file(app, id, "2,300", { asOf: { from: "2023-09-15", to: "2023-10-15" }, claimant: { name: "A blog" } })
  t.match(
    (await conflictsOf(app, id)).map(({ kind }) => kind),
    ["pair", "pair"],
    "periods that only overlap are not compared",
  )
})

t.test("a measure that was only assumed gives way in a merge", async (t) => {
  const app = await startApp()
  const toll = (await file(app, { name: "Toll of the flood", measure: "cumulative" }, "95")).body.claim.subject.id
  const assumed = (await file(app, { name: "Victor's count" }, "205", { asOf: "2024-11-03" })).body.claim.subject.id
  t.match((await app.get(`/v1/subjects/${assumed}`)).body, { measure: "stock", measureAssumed: true })
  t.match(await app.post(`/v1/subjects/${toll}/merge`, { into: assumed }), { status: 409 }, "what was given does not")
  t.equal((await app.post(`/v1/subjects/${assumed}/merge`, { into: toll })).status, 200)
  t.match((await app.get(`/v1/subjects/${toll}`)).body, { measure: "cumulative", measureAssumed: false })
  t.match(await conflictsOf(app, toll), [{ verdict: "conflict" }], "the later total is the lower")
})
