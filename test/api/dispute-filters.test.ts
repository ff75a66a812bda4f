import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

type Query = Record<string, string>

const list = async (app: TestApp, query: Query): Promise<string[]> => {
  const { status, body } = await app.get(`/v1/disputes?${new URLSearchParams(query)}`)
  t.equal(status, 200, JSON.stringify(body))
  return body.items.map(({ subject }: Body) => subject.name)
}

async function file(app: TestApp, name: string, figure: string, given: Body): Promise<Body> {
  const { status, body } = await app.post("/v1/claims", claimOf(figure, { subject: { name }, ...given }))
  t.equal(status, 201, JSON.stringify(body))
  return body
}

t.test("every filter of disputes at once keeps what passes all, and each keeps out what does not pass", async (t) => {
  const app = await startApp()
  await app.post("/v1/subjects", { name: "Tanks", unit: "1", measure: "stock", tags: ["armour"] })
  await app.post("/v1/subjects", { name: "Ships", unit: "1", measure: "stock", tags: ["navy"] })
  await file(app, "Tanks", "1,000", { claimant: { name: "US" }, asOf: "2024-11-02" })
  const tanks = await file(app, "Tanks", "2,000", { source: { name: "B wire" }, asOf: "2024-11-04" })
  const [{ id, severity, verdict }] = tanks.conflicts
  await app.patch(`/v1/conflicts/${id}`, { assignee: "Ada" })
  await file(app, "Ships", "10", { claimant: { name: "US" } })
  const ships = await file(app, "Ships", "90", { source: { name: "C wire" }, claimant: { name: "Seoul" } })
  t.same(await list(app, { sort: "oldest" }), ["Tanks", "Ships"])
  t.same(await list(app, {}), ["Ships", "Tanks"])
  const all: Query = {
    subject: tanks.claim.subject.id,
    tag: "armour",
    verdict,
    severity,
    kind: "pair",
    assignee: "Ada",
    source: tanks.claim.source.id,
    claimant: tanks.claim.claimant.id,
    asOfFrom: "2024-11-03",
    asOfTo: "2024-11",
    q: "tanks",
    since: "2024-11-07",
    openAtLeast: "1",
    severityAtLeast: severity,
  }
  const wrong: Query = {
    subject: ships.claim.subject.id,
    tag: "navy",
    verdict: verdict === "conflict" ? "tension" : "conflict",
    severity: severity === "low" ? "high" : "low",
    kind: "sum",
    assignee: "Bob",
    source: ships.claim.source.id,
    claimant: ships.claim.claimant.id,
    asOfFrom: "2024-11-05",
    q: "ships",
    since: "2024-11-08",
    openAtLeast: "2",
  }
  for (const sort of ["newest", "oldest", "severity"]) {
    t.same(await list(app, { ...all, sort }), ["Tanks"], sort)
    for (const [name, value] of Object.entries(wrong))
      t.same(await list(app, { ...all, sort, [name]: value }), [], `${sort}, but ${name} ${value}`)
  }
  await app.patch(`/v1/conflicts/${id}`, { status: "explained" })
  t.same(await list(app, { claimant: all.claimant ?? "" }), [], "what is settled is no dispute")
})

t.test("all that is asked has to hold of one conflict, not of several together", async (t) => {
  const app = await startApp()
  await file(app, "Tanks", "exactly 1,000", { claimant: { name: "US" } })
  await file(app, "Tanks", "exactly 2,000", { claimant: { name: "NATO" } })
  const far = await file(app, "Tanks", "exactly 2,080", { claimant: { name: "Seoul" } })
  const severities = new Set(far.conflicts.map(({ severity }: Body) => severity))
  t.same([...severities].sort(), ["high", "low"], "against 1,000 and against 2,000")
  const nato = (await app.get("/v1/sources?q=nato")).body.items[0].id
  const seoul = far.claim.claimant.id
  t.same(await list(app, { claimant: seoul, severity: "low", q: "2,000" }), ["Tanks"])
  t.same(await list(app, { claimant: seoul, severity: "low", q: "1,000" }), [])
  t.same(await list(app, { claimant: nato, severity: "low" }), ["Tanks"])
})

t.test("the id of a merged source or subject finds the disputes of what it became", async (t) => {
  const app = await startApp()
  const { claim } = await file(app, "Tanks", "1,000", { source: { name: "Old" }, claimant: { name: "Old" } })
  await file(app, "Tanks", "2,000", { claimant: { name: "NATO" } })
  const source = (await app.post("/v1/sources", { name: "New" })).body.id
  const subject = (await app.post("/v1/subjects", { name: "Armour", unit: "1", measure: "stock" })).body.id
  t.equal((await app.post(`/v1/sources/${claim.source.id}/merge`, { into: source })).status, 200)
  t.equal((await app.post(`/v1/subjects/${claim.subject.id}/merge`, { into: subject })).status, 200)
  for (const query of [{ source: claim.source.id }, { claimant: claim.claimant.id }, { subject: claim.subject.id }])
    t.same(await list(app, query), ["Armour"], JSON.stringify(query))
})

t.test("what the list of disputes refuses, and where", async (t) => {
  const app = await startApp()
  const refused: [string, string, number][] = [
    ["verdict=revision", "verdict", 400],
    ["status=open", "status", 400],
    ["sort=worst", "sort", 400],
    ["kind=all", "kind", 400],
    ["claimant=HUR", "claimant", 400],
    ["since=soon", "since", 422],
    ["asOfFrom=2024-11-04&asOfTo=2024-11-03", "asOfTo", 422],
  ]
  for (const [query, parameter, status] of refused) {
    const answer = await app.get(`/v1/disputes?${query}`)
    t.equal(answer.status, status, query)
    t.match(answer.body.errors, [{ parameter }], query)
  }
})
