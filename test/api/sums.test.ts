import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** A whole with parts that are declared to add up to it. */
async function declare(app: TestApp, names: readonly string[], given: Record<string, unknown> = {}): Promise<Body> {
  const whole = (await app.post("/v1/subjects", { name: "In all", ...given })).body.id
  const parts: string[] = []
  for (const name of names) {
    parts.push((await app.post("/v1/subjects", { name, ...given, partOf: [whole] })).body.id)
  }
  const declared = await app.patch(`/v1/subjects/${whole}`, { exhaustive: true })
  t.equal(declared.status, 200, declared.body.detail)
  return { whole, parts }
}

const says = (app: TestApp, subject: string, figure: unknown, given: Record<string, unknown> = {}) =>
  app.post("/v1/claims", claimOf(figure, { subject, ...given }))

const sums = async (app: TestApp): Promise<Body[]> => (await app.get("/v1/conflicts?kind=sum")).body.items

t.test("parts that do not add up to their whole conflict with it, whichever came last", async (t) => {
  const app = await startApp()
  const { whole, parts } = await declare(app, ["North", "South"])
  await says(app, parts[0], "exactly 6,000")
  await says(app, whole, "exactly 12,000")
  t.same(await sums(app), [], "a missing part may be anything from 0 upwards")

  const filed = await says(app, parts[1], "exactly 4,000", { claimant: { name: "US" } })
  t.equal(filed.body.conflictsTotal, 1, "the answer names the sum that the claim takes part in")
  const [sum] = await sums(app)
  t.match(sum, {
    kind: "sum",
    subject: { id: whole },
    verdict: "conflict",
    severity: "medium",
    relation: "apart",
    status: "open",
    missing: [],
    gap: { stated: { absolute: "2000", percent: "16.7" } },
    readings: { a: { stated: { min: "12000", max: "12000" } }, b: { stated: { min: "10000", max: "10000" } } },
  })
  t.same(
    sum.figures.map((figure: Body) => [figure.subject.name, figure.quantity.text]),
    [
      ["In all", "exactly 12,000"],
      ["North", "exactly 6,000"],
      ["South", "exactly 4,000"],
    ],
  )
  t.match(sum.explanation, /12,000/)
  t.equal((await app.get(`/v1/conflicts/${sum.id}/replay`)).body.same, true)
  t.equal((await app.get(`/v1/conflicts?subject=${parts[1]}`)).body.items.length, 1)
  t.equal((await app.get(`/v1/claims/${filed.body.claim.id}/conflicts`)).body.items.length, 1)

  const retracted = await app.post(`/v1/claims/${filed.body.claim.id}/retract`, { reason: "misread" })
  t.equal(retracted.status, 200)
  t.match(await sums(app), [{ id: sum.id, status: "resolved", resolution: { by: "rejudged" } }])
  await says(app, parts[1], "exactly 4,000")
  t.match(await sums(app), [{ id: sum.id, status: "open" }])
  await says(app, parts[1], "exactly 6,000", { asOf: "2024-11-05" })
  t.match(
    await sums(app),
    [{ id: sum.id, status: "resolved", verdict: "agree" }],
    "each part counts by its latest figure",
  )
})

t.test("a sum above its whole is found, though a part is missing", async (t) => {
  const app = await startApp()
  const { whole, parts } = await declare(app, ["North", "South", "West"])
  await says(app, parts[0], "7,000")
  await says(app, parts[1], "at least 8,000")
  await says(app, whole, "10,000")
  const [sum] = await sums(app)
  t.match(sum, { verdict: "conflict", missing: ["West"] })
  t.match(sum.readings.b.stated, { min: "15000", max: null })
})

t.test("a sum within its allowance is none, and a rule can make it one", async (t) => {
  const app = await startApp()
  const { whole, parts } = await declare(app, ["North", "South"])
  await says(app, parts[0], "5,100")
  await says(app, parts[1], "5,200")
  await says(app, whole, "10,600")
  t.same(await sums(app), [])
  const rule = { scope: { subject: whole }, settings: { relative: { percent: 1 } } }
  const preview = await app.post("/v1/rules/preview", rule)
  t.match(preview.body, { opened: 1, closed: 0, samples: [{ outcome: "opened", after: { verdict: "conflict" } }] })
  const saved = await app.post("/v1/rules", rule)
  await app.runJobs()
  t.match((await app.get(`/v1/rejudgings/${saved.body.rejudging.id}`)).body, { opened: 1 })
  t.match(await sums(app), [{ verdict: "conflict", rules: [{ id: saved.body.id }, { id: "default" }] }])
})

t.test("parts outside the window do not count, nor those of another period", async (t) => {
  const app = await startApp()
  const stock = await declare(app, ["North", "South"])
  await says(app, stock.whole, "exactly 10,000", { asOf: "2024-11-01" })
  await says(app, stock.parts[0], "exactly 2,000", { asOf: "2024-10-01" })
  await says(app, stock.parts[1], "exactly 3,000", { asOf: "2024-11-01" })
  t.same(await sums(app), [], "North's figure is 31 days away: it is missing")
  await says(app, stock.parts[0], "exactly 2,000", { asOf: "2024-10-02" })
  t.equal((await sums(app)).length, 1)

  const flow = await startApp().then((again) => declare(again, ["North", "South"], { measure: "flow" }))
  await says(app, flow.whole, "exactly 10,000", { asOf: "2024-10" })
  await says(app, flow.parts[0], "exactly 2,000", { asOf: "2024-10" })
  await says(app, flow.parts[1], "exactly 3,000", { asOf: "2024-11" })
  t.same(await sums(app), [])
  await says(app, flow.parts[1], "exactly 3,000", { asOf: "2024-10" })
  t.equal((await sums(app)).length, 1)
})

t.test("a running total of parts may have grown since", async (t) => {
  const app = await startApp()
  const { whole, parts } = await declare(app, ["North", "South"], { measure: "cumulative" })
  await says(app, parts[0], "exactly 100", { asOf: "2024-10-01" })
  await says(app, parts[1], "exactly 200", { asOf: "2024-10-01" })
  await says(app, whole, "exactly 900", { asOf: "2024-11-01" })
  t.same(await sums(app), [])
  await says(app, whole, "exactly 250", { asOf: "2024-11-02", claimant: { name: "US" } })
  t.equal((await sums(app)).length, 1, "but not have fallen")
})

t.test("declaring and undoing it, and changing the parts, judges what is stored", async (t) => {
  const app = await startApp()
  const { whole, parts } = await declare(app, ["North", "South"])
  await says(app, whole, "exactly 10,000")
  await says(app, parts[0], "exactly 2,000")
  await says(app, parts[1], "exactly 3,000")
  t.equal((await sums(app)).length, 1)
  await app.patch(`/v1/subjects/${whole}`, { exhaustive: false })
  t.match(await sums(app), [{ status: "resolved", resolution: { by: "withdrawn" } }])
  await app.patch(`/v1/subjects/${whole}`, { exhaustive: true })
  t.match(await sums(app), [{ status: "open" }])
  const third = (await app.post("/v1/subjects", { name: "West", partOf: [whole] })).body.id
  t.match(await sums(app), [{ status: "resolved" }], "the new part has no figure yet")
  await app.patch(`/v1/subjects/${third}`, { partOf: [] })
  t.match(await sums(app), [{ status: "open" }])
})

t.test("a merge of parts moves their sums", async (t) => {
  const app = await startApp()
  const { whole, parts } = await declare(app, ["North", "South", "Also South"])
  await says(app, whole, "exactly 10,000")
  await says(app, parts[0], "exactly 2,000")
  await says(app, parts[1], "exactly 3,000")
  t.same(await sums(app), [])
  await app.post(`/v1/subjects/${parts[2]}/merge`, { into: parts[1] })
  t.match(await sums(app), [{ status: "open", verdict: "conflict" }])
  const other = (await app.post("/v1/subjects", { name: "Altogether" })).body.id
  await app.post(`/v1/subjects/${whole}/merge`, { into: other })
  t.match(await sums(app), [{ status: "resolved", subject: { id: other }, resolution: { by: "withdrawn" } }])
})

t.test("a whole without parts cannot be exhausted by them", async (t) => {
  const app = await startApp()
  const alone = (await app.post("/v1/subjects", { name: "Alone" })).body.id
  const refused = await app.patch(`/v1/subjects/${alone}`, { exhaustive: true })
  t.match(refused, { status: 409, body: { type: /no-parts$/, errors: [{ pointer: "/exhaustive" }] } })
  t.match(await app.post("/v1/subjects", { name: "New", exhaustive: true }), { status: 409 })
  t.equal((await app.get(`/v1/subjects/${alone}`)).body.exhaustive, false)

  const { whole, parts } = await declare(app, ["Only"])
  const last = await app.patch(`/v1/subjects/${parts[0]}`, { partOf: [] })
  t.match(last, { status: 409, body: { type: /no-parts$/, errors: [{ pointer: "/partOf" }] } })
  t.same((await app.get(`/v1/subjects/${whole}`)).body.parts.length, 1)
})
