import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { query } from "../support/query.ts"

/** How a stored conflict is told: by its grounds, or as it was printed where it has none. */

const BRIDGES = { name: "Bridges closed", unit: "1", measure: "stock" }

async function fileBoth(app: TestApp, more: Body = {}): Promise<Body> {
  await app.post("/v1/claims", claimOf("40", { subject: BRIDGES, claimant: { name: "Rail" }, ...more }))
  const { status, body } = await app.post("/v1/claims", claimOf("about 60", { subject: BRIDGES, ...more }))
  t.equal(status, 201)
  return body.conflicts[0]
}

const rowsOf = (app: TestApp) => query(app.url, "select verdict, detail, grounds from conflicts order by id")
const told = async (app: TestApp, { id }: Body) => (await app.get(`/v1/conflicts/${id}`)).body
const verdictOf = ({ verdict, severity, gap, allowed, readings, relation, rules, explanation }: Body) => ({
  verdict,
  severity,
  gap,
  allowed,
  readings,
  relation,
  rules,
  explanation,
})

t.test("a conflict keeps what it was judged by, and is told the same by every answer", async (t) => {
  const app = await startApp()
  const filed = await fileBoth(app)
  t.match(filed, { verdict: "conflict", explanation: /^"40" and "about 60" conflict: / })
  t.same(await rowsOf(app), [{ verdict: "conflict", detail: null, grounds: { measure: "stock", relation: "same" } }])
  const { body } = await app.post("/v1/compare", {
    a: { figure: "40", asOf: filed.figures[0].asOf },
    b: { figure: "about 60", asOf: filed.figures[1].asOf },
    measure: "stock",
  })
  t.match(verdictOf(filed), { gap: body.gap, readings: body.readings, explanation: body.explanation }, "as compared")
  const listed = (await app.get("/v1/conflicts")).body.items[0]
  for (const shown of [await told(app, filed), listed]) t.same(verdictOf(shown), verdictOf(filed))
  t.match((await app.get(`/v1/conflicts/${filed.id}/replay`)).body, { same: true, replayed: { gap: filed.gap } })
})

t.test("a conflict is told by the version of the rule that it was judged by, until it is judged anew", async (t) => {
  const app = await startApp()
  const rule = { scope: { unit: "1" }, settings: { severity: { medium: "10", high: "60" } } }
  const { status, body } = await app.post("/v1/rules", rule)
  t.equal(status, 201, JSON.stringify(body))
  await app.runJobs()
  const filed = await fileBoth(app)
  t.match(filed, { severity: "medium", rules: [{ id: body.id, version: 1, sets: ["severity"] }, { id: "default" }] })
  t.match((await rowsOf(app))[0].grounds, { rules: [{ id: body.id, version: 1, sets: ["severity"] }] })
  const settings = { severity: { medium: "10", high: "20" } }
  const put = await app.call("PUT", `/v1/rules/${body.id}`, { ...rule, settings })
  t.equal(put.status, 200, JSON.stringify(put.body))
  t.same(verdictOf(await told(app, filed)), verdictOf(filed), "the pass has not run")
  await app.runJobs()
  t.match(await told(app, filed), { severity: "high", rules: [{ id: body.id, version: 2 }, { id: "default" }] })
})

t.test("who said the figures is kept where one claimant alone said both, and a revision names the later", async (t) => {
  const app = await startApp()
  const rail = { claimant: { name: "Rail" } }
  await app.post("/v1/claims", claimOf("40", { subject: BRIDGES, ...rail, publishedAt: "2024-11-04T08:00:00Z" }))
  await app.post("/v1/claims", claimOf("60", { subject: BRIDGES, ...rail, publishedAt: "2024-11-04T18:00:00Z" }))
  const [row] = await rowsOf(app)
  t.match(row, { verdict: "revision", detail: null, grounds: { speakers: { a: { claimants: [/./] } } } })
  const { items } = (await app.get("/v1/conflicts?verdict=revision")).body
  t.match(items, [{ later: row?.grounds.later, verdict: "revision" }])
  t.match((await app.get(`/v1/conflicts/${items[0].id}/replay`)).body, { same: true })
})

t.test("a part that exceeds its whole is told under the names of now", async (t) => {
  const app = await startApp()
  await app.post("/v1/claims", claimOf("40", { subject: BRIDGES }))
  const part = { name: "Bridges closed in the north", partOf: { name: BRIDGES.name } }
  const { body } = await app.post("/v1/claims", claimOf("70", { subject: part, claimant: { name: "Rail" } }))
  t.match(body.conflicts, [{ kind: "part", explanation: /Bridges closed in the north/ }])
  const renamed = { name: "Bridges closed up north" }
  const { status } = await app.patch(`/v1/subjects/${body.claim.subject.id}`, renamed)
  t.equal(status, 200)
  const { explanation } = await told(app, body.conflicts[0])
  t.match(explanation, /Bridges closed up north/)
  t.notMatch(explanation, /in the north/)
})

t.test("what was printed before is read as it was printed, and stays so while it is judged the same", async (t) => {
  const app = await startApp()
  const filed = await fileBoth(app)
  const { gap, allowed, readings, relation, rules, unit } = filed
  const speakers = { claimants: [], firstPublished: null, lastPublished: null }
  const judgedBy = { measure: "stock", relation: "same", a: speakers, b: speakers }
  const explanation = "As it was printed then."
  const decimals = (value: Body) => JSON.parse(JSON.stringify(value))
  const detail = decimals({ gap, allowed, readings, relation, rules, unit, judgedBy, explanation })
  await app.store.pool.query("update conflicts set grounds = null, detail = $1", [detail])
  t.match(await told(app, filed), { gap, explanation, version: filed.version })
  t.equal((await told(app, filed)).judgedBy, undefined)
  const rule = await app.post("/v1/rules", { scope: { unit: "1" }, settings: { windowDays: 20 } })
  await app.runJobs()
  t.match(await told(app, filed), { explanation: filed.explanation, rules: [{ id: rule.body.id }, { id: "default" }] })
  t.match(await rowsOf(app), [{ detail: null, grounds: { rules: [{ id: rule.body.id }] } }])
})

t.test("where this version judges otherwise than the one that judged, the sentence says so", async (t) => {
  const app = await startApp()
  const filed = await fileBoth(app)
  await app.store.pool.query("update conflicts set verdict = 'tension', severity = 1")
  const shown = await told(app, filed)
  t.match(shown, { verdict: "tension", severity: "low" })
  t.equal(shown.explanation, `Judged as tension by another version; by this one: ${filed.explanation}`)
  t.match((await app.get(`/v1/conflicts/${filed.id}/replay`)).body, {
    same: false,
    stored: { verdict: "tension" },
    replayed: { verdict: "conflict" },
  })
})
