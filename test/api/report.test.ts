import t from "tap"
import { type Body, NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const BLINKEN = { claimant: { name: "Antony Blinken" }, publishedAt: "2024-11-04T17:00:00Z" }
const HUR = { claimant: { name: "HUR" }, publishedAt: "2024-11-02T12:00:00Z" }
const ALLIES = { claimant: { name: "Allied assessments" }, publishedAt: "2024-11-04T18:00:00Z" }

/** Files the claims and answers the path of their subject's report. */
async function file(app: TestApp, ...claims: Body[]): Promise<string> {
  let id = ""
  for (const claim of claims) {
    const { status, body } = await app.post("/v1/claims", claim)
    if (status !== 201) throw new Error(JSON.stringify(body))
    id = body.claim.subject.id
  }
  return `/v1/subjects/${id}/report`
}

/** The wording behind each figure's id. */
function wordings({ figures }: Body): Map<string, string> {
  return new Map(figures.map((figure: Body) => [figure.id, figure.quantity.text]))
}

const named = (report: Body, ids: readonly string[]) => ids.map((id) => wordings(report).get(id))

t.test("the worked example side by side", async (t) => {
  const app = await startApp()
  const path = await file(
    app,
    claimOf("10,000", BLINKEN),
    claimOf("nearly 12,000", HUR),
    claimOf("10,000-12,000", ALLIES),
    claimOf("over 7,000", HUR),
  )
  const { status, body } = await app.get(path)
  t.equal(status, 200)
  t.match(body, { subject: { name: "North Korean troops in Russia" }, at: NOW, unit: "1", measure: "stock" })
  t.match(body.tolerance.rules, [{ id: "default", version: 1 }])
  const texts = body.figures.map((figure: Body) => figure.quantity.text)
  t.same(texts.slice(0, 2).sort(), ["10,000", "10,000-12,000"], "the latest as-of first")
  t.equal(body.figuresTotal, 4)
  const at = (one: string, two: string) => body.matrix[texts.indexOf(one)][texts.indexOf(two)]
  for (const [one, two, verdict] of [
    ["10,000", "nearly 12,000", "conflict"],
    ["10,000", "10,000-12,000", "agree"],
    ["nearly 12,000", "10,000-12,000", "agree"],
    ["over 7,000", "10,000", "tension"],
    ["over 7,000", "over 7,000", null],
  ] as const) {
    t.same([at(one, two), at(two, one)], [verdict, verdict], `${one} x ${two}`)
  }
  t.equal(body.pairsTotal, 4)
  const [worst] = body.pairs
  t.match(worst, { verdict: "conflict", severity: "medium", explanation: /10,000 to 11,400 is 12.3 % apart/ })
  t.same(named(body, [worst.a, worst.b]).sort(), ["10,000", "nearly 12,000"])
  for (const { conflict, verdict, explanation } of body.pairs) {
    t.match((await app.get(`/v1/conflicts/${conflict}`)).body, { verdict, figures: [{}, {}] }, explanation)
  }
  t.same(named(body, body.largestGroup.figures).sort(), ["10,000", "10,000-12,000", "over 7,000"])
  t.match(body.largestGroup, { range: { min: "10000", max: "10000" }, unit: "1", claimants: 3 })
  t.same(named(body, body.fewestToDrop.figures).sort(), ["nearly 12,000", "over 7,000"])
  t.equal(body.fewestToDrop.exact, true)
  t.same([body.revisions, body.sums], [[], []])
})

t.test("ten outlets that quote one ministry are one claimant", async (t) => {
  const app = await startApp()
  const outlets = [...Array(10).keys()].map((n) =>
    claimOf(n % 2 ? "over 7,000" : "more than 7,000", {
      source: { name: `Outlet ${n}` },
      asOf: "2024-11-04",
      publishedAt: `2024-11-04T1${n}:00:00Z`,
    }),
  )
  const path = await file(app, ...outlets, claimOf("7,500", { ...BLINKEN, asOf: "2024-11-04" }))
  const { body } = await app.get(path)
  const [many] = body.figures.filter((figure: Body) => figure.claims > 1)
  t.match(many, {
    claims: 10,
    independentClaimants: 1,
    claimants: [{ name: "HUR" }],
    firstSeen: "2024-11-04T10:00:00Z",
    lastSeen: "2024-11-04T19:00:00Z",
  })
  t.match(body.largestGroup, { claimants: 2, range: { min: "7500", max: "7500" } })
})

t.test("a claimant's own later figure is a revision, from the old to the new", async (t) => {
  const app = await startApp()
  const later = { ...HUR, publishedAt: "2024-11-05T12:00:00Z" }
  const path = await file(app, claimOf("3,000", later), claimOf("1,500", HUR))
  const { body } = await app.get(path)
  t.match(body.revisions, [{ claimant: { name: "HUR" } }])
  const [{ from, to }] = body.revisions
  t.same(named(body, [from, to]), ["1,500", "3,000"])
  t.match(body.pairs, [{ verdict: "revision", explanation: /replaces/ }])
  t.same(body.fewestToDrop.figures, [])
  t.equal(body.largestGroup, null, "no two share a number")
})

t.test("as of a past moment: by the claims that had arrived and not ended", async (t) => {
  const app = await startApp()
  const path = await file(app, claimOf("10,000", BLINKEN), claimOf("nearly 12,000", HUR), claimOf("10,500", ALLIES))
  const { items } = (await app.get("/v1/claims")).body
  const idOf = (wording: string) => items.find((claim: Body) => claim.wording === wording).id
  await app.post(`/v1/claims/${idOf("nearly 12,000")}/retract`, { reason: "a slip" })
  const set = (wording: string, column: string, time: string) =>
    app.store.pool.query(`update claims set ${column} = $1 where id = $2`, [time, idOf(wording)])
  await set("10,000", "recorded_at", "2024-11-04T18:00:00Z")
  await set("nearly 12,000", "recorded_at", "2024-11-05T06:00:00Z")
  await set("nearly 12,000", "ended_at", "2024-11-06T06:00:00Z")
  const known = async (at: string) => {
    const { status, body } = await app.get(`${path}?at=${encodeURIComponent(at)}`)
    t.equal(status, 200)
    return { body, texts: body.figures.map((figure: Body) => figure.quantity.text).sort() }
  }
  const none = await known("2024-11-01T00:00:00Z")
  t.match(none.body, {
    at: "2024-11-01T00:00:00Z",
    figures: [],
    figuresTotal: 0,
    matrix: [],
    pairs: [],
    largestGroup: null,
  })
  t.same((await known("2024-11-04T18:00:00Z")).texts, ["10,000"], "the moment of arrival is included")
  const both = await known("2024-11-05T08:00:00+02:00")
  t.same(both.texts, ["10,000", "nearly 12,000"])
  t.match(both.body.pairs, [{ verdict: "conflict", conflict: null }], "the conflict was stored later")
  t.same((await known("2024-11-06T05:59:59.999Z")).texts, ["10,000", "nearly 12,000"])
  t.same((await known("2024-11-06T06:00:00Z")).texts, ["10,000"], "the moment of ending is not")
  t.same((await known(NOW)).texts, ["10,000", "10,500"])
  const { at: _at, ...now } = (await app.get(path)).body
  const { at: __at, ...then } = (await known(NOW)).body
  t.same(then, now)
})

t.test("by the rules that hold, and at a past moment by those that held", async (t) => {
  const app = await startApp()
  const path = await file(app, claimOf("10,000", BLINKEN), claimOf("nearly 12,000", HUR))
  const subject = path.split("/")[3]
  const { body: rule } = await app.post("/v1/rules", { scope: { subject }, settings: { relative: { percent: 20 } } })
  await app.store.pool.query("update claims set recorded_at = '2024-11-04T18:00:00Z'")
  await app.store.pool.query("update rule_versions set at = '2024-11-06T00:00:00Z'")
  const now = (await app.get(path)).body
  t.match(now.matrix, [[null, "agree"]])
  t.match(now.tolerance.rules, [{ id: rule.id, version: 1, sets: ["allowance"] }, { id: "default" }])
  t.same(now.fewestToDrop.figures, [])
  t.equal(now.largestGroup, null, "within what is allowed, but they share no number")
  const then = (await app.get(`${path}?at=2024-11-05T00:00:00Z`)).body
  t.match(then.matrix, [[null, "conflict"]])
  t.match(then.tolerance.rules, [{ id: "default" }])
})

t.test("the number of figures is limited, and the latest as-of date comes first", async (t) => {
  const app = await startApp()
  const days = [...Array(7).keys()].map((n) => claimOf(`${n + 1}00`, { asOf: `2024-10-0${n + 1}` }))
  const path = await file(app, ...days)
  const { body } = await app.get(`${path}?limit=3`)
  t.same(
    body.figures.map((figure: Body) => figure.asOf),
    ["2024-10-07", "2024-10-06", "2024-10-05"],
  )
  t.same([body.figuresTotal, body.matrix.length, body.matrix[0].length], [7, 3, 3])
})

t.test("an exhaustive subject beside the sums of its parts", async (t) => {
  const app = await startApp()
  const whole = { subject: { name: "Russia" } }
  const path = await file(app, claimOf("12,000", { ...whole, ...BLINKEN }), claimOf("10,000", { ...whole, ...ALLIES }))
  const part = (name: string) => ({ subject: { name, partOf: { name: "Russia" } } })
  await file(app, claimOf("6,000", { ...part("Kursk"), ...BLINKEN }), claimOf("1,000", { ...part("Kursk"), ...HUR }))
  await file(app, claimOf("4,000", { ...part("Belgorod"), ...BLINKEN }))
  t.same((await app.get(path)).body.sums, [], "parts that nobody declared to be all")
  await app.store.pool.query("update subjects set exhaustive = true where name = 'Russia'")
  const { body } = await app.get(path)
  const sums = new Map(body.sums.map((sum: Body) => [wordings(body).get(sum.figure), sum])) as Map<string, Body>
  t.match(sums.get("12,000"), {
    verdict: "conflict",
    severity: "medium",
    missing: [],
    parts: [
      { subject: { name: "Belgorod" }, figures: [/./] },
      { subject: { name: "Kursk" }, figures: [/./] },
    ],
    readings: {
      a: { stated: { min: "12000", max: "12000" }, rounded: { min: "11500", max: "12500" } },
      b: {
        stated: { min: "10000", max: "10000", minOpen: false, maxOpen: false },
        rounded: { min: "9900", max: "10100", minOpen: false, maxOpen: true },
      },
    },
    explanation: /"4,000" \(Belgorod\) and "6,000" \(Kursk\) together make 10,000, in conflict with/,
  })
  t.match(sums.get("10,000"), { verdict: "agree", basis: "identical", conflict: null })
})

t.test("units that were said are kept, and a group has one", async (t) => {
  const app = await startApp()
  const border = { subject: { name: "Border", unit: "km" } }
  const path = await file(
    app,
    claimOf("10 km", { ...border, ...BLINKEN }),
    claimOf("6 miles", { ...border, ...ALLIES }),
    claimOf("several km", { ...border, ...HUR }),
  )
  const { body } = await app.get(path)
  t.match(body.largestGroup, { unit: "km", claimants: 2 })
  t.notOk(named(body, body.largestGroup.figures).includes("several km"), "what names no number never counts")
  t.ok(body.matrix.flat().includes("not-comparable"))
})

t.test("a subject without figures, one that was merged, and what cannot be asked", async (t) => {
  const app = await startApp()
  const empty = await app.post("/v1/subjects", { name: "Empty" })
  const path = `/v1/subjects/${empty.body.id}/report`
  t.match((await app.get(path)).body, { figures: [], matrix: [], pairs: [], largestGroup: null, sums: [] })
  const into = await app.post("/v1/subjects", { name: "Full" })
  await app.post(`/v1/subjects/${empty.body.id}/merge`, { into: into.body.id })
  const moved = await app.get(`${path}?limit=5`)
  t.same([moved.status, moved.headers.get("location")], [308, `/v1/subjects/${into.body.id}/report?limit=5`])
  const own = `/v1/subjects/${into.body.id}/report`
  for (const [query, status] of [
    ["?at=yesterday", 422],
    ["?at=2024-11-04", 422],
    ["?at=2024-02-30T00:00:00Z", 422],
    ["?at=2024-11-07T08:00:00.001Z", 422],
    ["?limit=0", 400],
    ["?limit=201", 400],
    ["?limit=x", 400],
    ["?figures=5", 400],
  ] as const) {
    const reply = await app.get(own + query)
    t.equal(reply.status, status, query)
  }
  t.match((await app.get(`${own}?at=2030-01-01T00:00:00Z`)).body.errors, [{ parameter: "at", detail: /has not come/ }])
  t.equal((await app.get("/v1/subjects/01930a2e-5c00-7000-8000-000000000000/report")).status, 404)
  t.equal((await app.get("/v1/subjects/x/report")).status, 400)
})
