import t from "tap"
import { type Body, type Reply, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

t.test("a claim keeps what it said", async (t) => {
  const app = await startApp()
  const said = claimOf("over 7,000", {
    source: { name: "The Independent", url: "https://www.independent.co.uk" },
    via: [{ name: "Reuters" }],
    publishedAt: "2024-11-04T02:30:00.123456+03:00",
    url: "https://example.org/live",
    quote: "Over 7,000 were moved to the border.",
    externalId: "a-1",
  })
  const filed = await app.post("/v1/claims", said)
  t.equal(filed.status, 201)
  const { claim } = filed.body
  t.equal(filed.headers.get("location"), `/v1/claims/${claim.id}`)
  t.match(claim.id, /^[0-9a-f]{8}-[0-9a-f]{4}-7/, "a UUIDv7")
  t.match(claim, {
    wording: "over 7,000",
    quantity: { hedge: "more-than", value: "7000", precision: "100", unit: "1", dimension: "count" },
    source: { name: "The Independent" },
    claimant: { name: "HUR" },
    via: [{ name: "Reuters" }],
    publishedAt: "2024-11-03T23:30:00.123456Z",
    asOf: "2024-11-03",
    asOfAssumed: true,
    url: "https://example.org/live",
    quote: "Over 7,000 were moved to the border.",
    externalId: "a-1",
    status: "active",
  })
  const read = await app.get(`/v1/claims/${claim.id}`)
  t.same(read.body, { ...claim, history: [] })
  t.match(read.headers.get("etag"), /^"1-[0-9a-f]{16}"$/)
})

t.test("as-of dates come back in their shortest form", async (t) => {
  const app = await startApp()
  const cases = [
    ["2024", "2024"],
    ["2024-10", "2024-10"],
    ["2024-10-05", "2024-10-05"],
    [{ from: "2024-10-05" }, { from: "2024-10-05" }],
    [{ from: "2024-10", to: "2024-10" }, "2024-10"],
    [
      { from: "2024-10-05", to: "2024-11-01" },
      { from: "2024-10-05", to: "2024-11-01" },
    ],
    [
      { from: "2023", to: "2024" },
      { from: "2023-01-01", to: "2024-12-31" },
    ],
  ]
  for (const [asOf, expected] of cases) {
    const { body } = await app.post("/v1/claims", claimOf("10,000", { asOf }))
    t.same([body.claim.asOf, body.claim.asOfAssumed], [expected, false])
  }
})

t.test("where nobody is named, the source is the claimant", async (t) => {
  const app = await startApp()
  const { claimant, ...said } = claimOf("10,000")
  const { body } = await app.post("/v1/claims", said)
  t.same(body.claim.claimant, body.claim.source)
  t.equal(claimant.name, "HUR")
})

t.test("structured figures", async (t) => {
  const app = await startApp()
  const cases: [unknown, object][] = [
    [
      { value: 12000, hedge: "nearly" },
      { hedge: "nearly", value: "12000", text: "nearly 12,000" },
    ],
    [
      { min: "10000", max: "12000" },
      { hedge: "between", value: null, stated: { min: "10000", max: "12000" } },
    ],
    [
      { value: "7000", hedge: "more-than", unit: "1" },
      { text: "over 7,000", stated: { min: "7000", max: null } },
    ],
  ]
  for (const [figure, expected] of cases) {
    const { status, body } = await app.post("/v1/claims", claimOf(figure))
    t.equal(status, 201)
    t.match(body.claim.quantity, expected)
  }
  const area = claimOf({ value: 200 }, { subject: { name: "Territory taken", unit: "km2" } })
  t.match((await app.post("/v1/claims", area)).body.claim.quantity, { unit: "km2", value: "200" }, "the subject's unit")
})

t.test("two wordings of one figure are one figure, in either order", async (t) => {
  for (const wordings of [
    ["over 7,000", "more than 7,000"],
    ["more than 7,000", "over 7,000"],
  ]) {
    const app = await startApp()
    const filed = []
    for (const wording of wordings) filed.push((await app.post("/v1/claims", claimOf(wording))).body.claim)
    t.equal(filed[0].figure.id, filed[1].figure.id)
    t.same(
      filed.map((claim) => claim.wording),
      wordings,
      "each claim keeps its own wording",
    )
  }
  const app = await startApp()
  const length = { subject: { name: "Length of the front", unit: "km" } }
  const km = await app.post("/v1/claims", claimOf("1 km", length))
  const m = await app.post("/v1/claims", claimOf("1,000 m", length))
  t.equal(km.body.claim.figure.id, m.body.claim.figure.id)
  const exactly = await app.post("/v1/claims", claimOf("exactly 1 km", length))
  t.not(exactly.body.claim.figure.id, km.body.claim.figure.id)
  const otherDay = await app.post("/v1/claims", claimOf("1 km", { ...length, asOf: "2024-11" }))
  t.not(otherDay.body.claim.figure.id, km.body.claim.figure.id, "another as-of date is another figure")
})

t.test("one external id of one source is one claim", async (t) => {
  const app = await startApp()
  const said = claimOf("10,000", { externalId: "x-1" })
  const first = await app.post("/v1/claims", said)
  const reordered = Object.fromEntries(Object.entries(said).reverse())
  const again = await app.post("/v1/claims", reordered)
  t.same([first.status, again.status], [201, 200])
  t.equal(again.body.claim.id, first.body.claim.id)
  const other = await app.post("/v1/claims", { ...said, figure: "11,000" })
  t.equal(other.status, 409)
  t.equal(other.body.type, "urn:countercheck:problem:external-id-taken")
  t.equal(other.body.correct, `/v1/claims/${first.body.claim.id}/correct`)
  const elsewhere = await app.post("/v1/claims", { ...said, source: { name: "Another wire" } })
  t.equal(elsewhere.status, 201, "another source may use the same id")
  t.equal((await app.get("/v1/claims")).body.items.length, 2)
})

t.test("an Idempotency-Key replays its answer", async (t) => {
  const app = await startApp()
  const key = { "idempotency-key": "k-1" }
  const first = await app.post("/v1/claims", claimOf("10,000"), key)
  const again = await app.post("/v1/claims", claimOf("10,000"), key)
  t.same([first.status, again.status], [201, 201])
  t.same(again.body, first.body)
  t.equal(again.headers.get("location"), first.headers.get("location"))
  t.equal(again.headers.get("idempotency-replayed"), "true")
  t.equal((await app.get("/v1/claims")).body.items.length, 1)
  const other = await app.post("/v1/claims", claimOf("11,000"), key)
  t.same([other.status, other.body.type], [422, "urn:countercheck:problem:idempotency-key-reused"])
  const refused = await app.post("/v1/claims", claimOf("no figure at all"), { "idempotency-key": "k-2" })
  t.equal(refused.status, 422)
  const repaired = await app.post("/v1/claims", claimOf("12,000"), { "idempotency-key": "k-2" })
  t.equal(repaired.status, 201, "a refused request did not use up its key")
})

t.test("retracting resolves the conflicts that lose their last claim on a side", async (t) => {
  const app = await startApp()
  const low = await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "US" } }))
  const repeat = await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "US" }, source: { name: "B" } }))
  await app.post("/v1/claims", claimOf("12,000"))
  const reason = "The agency withdrew the report."
  const first = await app.post(`/v1/claims/${repeat.body.claim.id}/retract`, { reason })
  t.match(first.body, { claim: { status: "retracted", version: 2 }, conflictsResolved: 0 })
  t.match((await app.get(`/v1/claims/${repeat.body.claim.id}`)).body.history, [{ action: "retracted", note: reason }])
  const second = await app.post(`/v1/claims/${low.body.claim.id}/retract`, { reason })
  t.equal(second.body.conflictsResolved, 1)
  const [conflict] = (await app.get("/v1/conflicts")).body.items
  t.match(conflict, { status: "resolved", resolution: { by: "retracted", reason } })
  const { history } = (await app.get(`/v1/conflicts/${conflict.id}`)).body
  t.match(history, [{ action: "retracted", note: reason, before: { status: "open" }, after: { status: "resolved" } }])
  const twice = await app.post(`/v1/claims/${low.body.claim.id}/retract`, { reason })
  t.same([twice.status, twice.body.type], [409, "urn:countercheck:problem:claim-ended"])
  const back = await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "US" } }))
  t.match(back.body.conflicts, [{ id: conflict.id, status: "open" }], "said again, it conflicts again")
})

t.test("correcting files a new claim in the place of the old one", async (t) => {
  const app = await startApp()
  const wrong = await app.post("/v1/claims", claimOf("100,000", { claimant: { name: "US" }, externalId: "c-1" }))
  await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "NATO" } }))
  const reason = "A zero too many."
  const corrected = await app.post(`/v1/claims/${wrong.body.claim.id}/correct`, { reason, figure: "10,000" })
  t.equal(corrected.status, 201)
  t.match(corrected.body, {
    claim: { wording: "10,000", corrects: wrong.body.claim.id, claimant: { name: "US" }, externalId: "c-1" },
    conflictsTotal: 0,
  })
  const old = (await app.get(`/v1/claims/${wrong.body.claim.id}`)).body
  t.match(old, { status: "corrected", correctedBy: corrected.body.claim.id })
  const [conflict] = (await app.get("/v1/conflicts")).body.items
  t.match(conflict, { status: "resolved", resolution: { by: "corrected", reason } })
  t.equal((await app.get("/v1/conflicts")).body.items.length, 1, "the old figure never met its own correction")
})

t.test("a correction that keeps the figure leaves what people settled", async (t) => {
  const app = await startApp()
  const low = await app.post("/v1/claims", claimOf("10,000", { claimant: { name: "US" } }))
  const high = await app.post("/v1/claims", claimOf("12,000"))
  const [conflict] = high.body.conflicts
  await app.patch(`/v1/conflicts/${conflict.id}`, { status: "dismissed", note: "known" })
  const correction = { reason: "The link was wrong.", url: "https://example.org/right" }
  t.equal((await app.post(`/v1/claims/${low.body.claim.id}/correct`, correction)).status, 201)
  t.match((await app.get(`/v1/conflicts/${conflict.id}`)).body, { status: "dismissed", note: "known" })
})

t.test("If-Match guards against a stale change", async (t) => {
  const app = await startApp()
  const { claim } = (await app.post("/v1/claims", claimOf("10,000"))).body
  const path = `/v1/claims/${claim.id}/retract`
  const stale = await app.post(path, { reason: "r" }, { "if-match": '"7"' })
  t.same([stale.status, stale.body.type], [412, "urn:countercheck:problem:stale"])
  t.equal((await app.get(`/v1/claims/${claim.id}`)).body.status, "active")
  t.equal((await app.post(path, { reason: "r" }, { "if-match": '"1"' })).status, 200)
})

t.test("one claimant's later figure is a revision, until somebody else takes one of the two up", async (t) => {
  const app = await startApp()
  const earlier = await app.post("/v1/claims", claimOf("1,500", { publishedAt: "2024-10-18T07:00:00Z" }))
  const later = await app.post("/v1/claims", claimOf("3,000", { publishedAt: "2024-10-23T07:00:00Z" }))
  t.same([earlier.body.conflictsTotal, later.body.conflictsTotal], [0, 0])
  t.equal((await app.get("/v1/conflicts")).body.items.length, 0)
  const [revision] = (await app.get("/v1/conflicts?verdict=revision")).body.items
  t.match(revision, { verdict: "revision", status: "resolved" })
  const other = claimOf("1,500", { publishedAt: "2024-10-18T09:00:00Z", claimant: { name: "NATO" } })
  const taken = await app.post("/v1/claims", { ...other, asOf: "2024-10-18" })
  t.match(taken.body.conflicts, [{ id: revision.id, verdict: "conflict", status: "open" }])
  await app.post(`/v1/claims/${taken.body.claim.id}/retract`, { reason: "NATO took it back" })
  t.match((await app.get(`/v1/conflicts/${revision.id}`)).body, { verdict: "revision", status: "resolved" })
})

t.test("lists of claims: filters", async (t) => {
  const app = await startApp()
  const oldest = await app.post(
    "/v1/claims",
    claimOf("10,000", { publishedAt: "2024-10-01T00:00:00Z", asOf: "2024-09" }),
  )
  const quoted = await app.post(
    "/v1/claims",
    claimOf("11,000", { quote: "Soldiers from Pyongyang", via: [{ name: "Reuters" }] }),
  )
  const other = claimOf("5 %", { subject: { name: "Share" }, source: { name: "B" }, claimant: { name: "NATO" } })
  const share = await app.post("/v1/claims", other)
  await app.post(`/v1/claims/${oldest.body.claim.id}/retract`, { reason: "r" })
  const [a, b, c] = [oldest, quoted, share].map((reply) => reply.body.claim.id)
  const cases: [string, string[]][] = [
    ["", [c, b, a]],
    [`subject=${share.body.claim.subject.id}`, [c]],
    [`source=${share.body.claim.source.id}`, [c]],
    [`source=${quoted.body.claim.via[0].id}`, []],
    [`claimant=${quoted.body.claim.claimant.id}`, [b, a]],
    ["status=retracted", [a]],
    ["publishedFrom=2024-11-01T00:00:00Z", [c, b]],
    ["publishedTo=2024-10-01T00:00:00Z", [a]],
    ["asOf=2024-09-15", [a]],
    ["asOf=2024-11", [c, b]],
    ["q=pyongyang", [b]],
    ["q=10,000", [a]],
    ["q=nothing-like-it", []],
  ]
  for (const [query, expected] of cases) t.same(idsOf(await app.get(`/v1/claims?${query}`)), expected, query)
})

t.test("paging shows each claim once, also while others are filed", async (t) => {
  const app = await startApp()
  for (let n = 0; n < 7; n++) await app.post("/v1/claims", claimOf("10,000", { source: { name: `wire ${n}` } }))
  const seen: string[] = []
  let cursor: string | null = ""
  while (cursor !== null) {
    const { body }: Reply = await app.get(`/v1/claims?limit=3${cursor === "" ? "" : `&cursor=${cursor}`}`)
    seen.push(...body.items.map((claim: Body) => claim.id))
    cursor = body.nextCursor
    await app.post("/v1/claims", claimOf("10,000", { publishedAt: "2024-11-05T00:00:00Z" }))
  }
  t.equal(seen.length, 7)
  t.equal(new Set(seen).size, 7)
})

function idsOf(reply: Reply): string[] {
  return reply.body.items.map((item: Body) => item.id)
}

t.test("the subject's unit settles what a bare number or a dollar sign means, and nothing else", async (t) => {
  const app = await startApp()
  const file = (figure: unknown, unit: string) =>
    app.post("/v1/claims", claimOf(figure, { subject: { name: unit, unit } }))
  const units: [string, string, string][] = [
    ["over 7,000", "km2", "km2"],
    ["$5bn", "CAD", "CAD"],
    ["US$5bn", "CAD", "USD"],
    ["55", "%", "%"],
    ["around 30 pounds", "GBP", "GBP"],
  ]
  for (const [figure, unit, expected] of units) {
    t.equal((await file(figure, unit)).body.claim.quantity.unit, expected, `${figure} of ${unit}`)
  }
  for (const [figure, unit] of [
    ["nearly 12,000 troops", "km2"],
    ["55 seats", "%"],
    ["5 %", "1"],
    ["$5bn", "1"],
  ] as const) {
    t.equal((await file(figure, unit)).status, 422, `${figure} of ${unit}`)
  }
})

t.test("a revision is found where the rules flag no conflict, whichever claim makes it one", async (t) => {
  const revisions = async (app: TestApp) => (await app.get("/v1/conflicts?verdict=revision")).body.items.length
  for (const flagged of [["tension"], []]) {
    const app = await startApp()
    t.equal((await app.post("/v1/rules", { settings: { flagged } })).status, 201)
    await app.runJobs()
    const at = { asOf: "2024-11-03", publishedAt: "2024-11-04T12:00:00Z" }
    await app.post("/v1/claims", claimOf("10,000", at))
    const same = await app.post("/v1/claims", claimOf("20,000", at))
    t.equal(await revisions(app), 0, "said at one time, neither replaces the other")
    const last = await app.post("/v1/claims", claimOf("20,000", { ...at, publishedAt: "2024-11-04T13:00:00Z" }))
    t.equal(await revisions(app), 0, "the figure is as old as before")
    await app.post(`/v1/claims/${same.body.claim.id}/retract`, { reason: "misread" })
    t.equal(await revisions(app), 1, "it was said only after the other")
    const first = await app.post("/v1/claims", claimOf("20,000", { ...at, publishedAt: "2024-11-04T11:00:00Z" }))
    t.equal(await revisions(app), 0, "it was said before the other and again after it")
    await app.post(`/v1/claims/${last.body.claim.id}/retract`, { reason: "misread" })
    t.equal(await revisions(app), 1, "it was said only before the other")
    await app.post("/v1/claims", claimOf("20,000", at))
    t.equal(await revisions(app), 0, "it was said until the other came")
    await app.post(`/v1/claims/${first.body.claim.id}/retract`, { reason: "misread" })
    t.equal(await revisions(app), 0)

    const other = await app.post("/v1/claims", claimOf("30,000", { ...at, claimant: { name: "US" } }))
    await app.post("/v1/claims", claimOf("30,000", { ...at, publishedAt: "2024-11-04T16:00:00Z" }))
    t.equal(await revisions(app), 0, "two say it")
    await app.post(`/v1/claims/${other.body.claim.id}/retract`, { reason: "misread" })
    t.equal(await revisions(app), 2, "one is left who said the other two before")
  }
})
