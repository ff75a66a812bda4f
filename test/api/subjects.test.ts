import t from "tap"
import { type Body, startApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

t.test("subjects: create, read, find, rename, alias, tag", async (t) => {
  const app = await startApp()
  const input = {
    name: "Troops",
    unit: "1",
    measure: "stock",
    aliases: ["Soldiers"],
    tags: ["war"],
    externalIds: { wikidata: "Q1" },
  }
  const created = await app.post("/v1/subjects", input)
  t.equal(created.status, 201)
  t.match(created.body, { ...input, similar: [] })
  const path = created.headers.get("location") ?? ""
  t.same({ ...(await app.get(path)).body, similar: [] }, created.body)
  const renamed = await app.patch(path, { name: "North Korean troops" }, { "if-match": '"1"' })
  t.match(renamed.body, { name: "North Korean troops", aliases: ["Soldiers", "Troops"], tags: ["war"], version: 2 })
  t.same((await app.patch(path, { aliases: ["DPRK troops"] })).body.aliases, ["DPRK troops"])
  for (const [query, found] of [
    ["q=dprk", 1],
    ["q=SOLDIERS", 0],
    ["q=100%25", 0],
    ["tag=war", 1],
    ["tag=peace", 0],
    ["measure=flow", 0],
  ]) {
    t.equal((await app.get(`/v1/subjects?${query}`)).body.items.length, found, String(query))
  }
  t.equal((await app.patch(path, { name: "X" }, { "if-match": '"1"' })).status, 412)
})

t.test("a subject is found by name or alias, with case, width and spaces folded", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/subjects", { name: "North Korean troops", aliases: ["DPRK troops"] })
  for (const name of ["north  korean TROOPS", "ＤＰＲＫ　troops", " Dprk Troops "]) {
    t.equal((await app.post("/v1/claims", claimOf("1", { subject: { name } }))).body.claim.subject.id, body.id, name)
  }
})

t.test("a claim does not guess which subject it means", async (t) => {
  const app = await startApp()
  const a = await app.post("/v1/subjects", { name: "Casualties in A", aliases: ["casualties"], measure: "stock" })
  const b = await app.post("/v1/subjects", { name: "Casualties in B", aliases: ["casualties"], measure: "flow" })
  const ambiguous = await app.post("/v1/claims", claimOf("1", { subject: { name: "Casualties" } }))
  t.same([ambiguous.status, ambiguous.body.type], [409, "urn:countercheck:problem:subject-ambiguous"])
  t.same(
    ambiguous.body.subjects.map((subject: Body) => subject.id),
    [a.body.id, b.body.id],
  )
  const told = await app.post("/v1/claims", claimOf("1", { subject: { name: "Casualties", measure: "flow" } }))
  t.equal(told.body.claim.subject.id, b.body.id)
  for (const differing of [{ unit: "%" }, { measure: "cumulative" }, { partOf: { name: "Casualties in B" } }]) {
    const reply = await app.post("/v1/claims", claimOf("1", { subject: { name: "Casualties in A", ...differing } }))
    t.same([reply.status, reply.body.type], [409, "urn:countercheck:problem:subject-differs"])
    t.equal(reply.body.subject.id, a.body.id)
  }
  const twin = await app.post("/v1/subjects", { name: "casualties in a" })
  t.same([twin.status, twin.body.subject.id], [409, a.body.id])
})

t.test("part of: a part above its whole is found whichever came first, and goes with the relation", async (t) => {
  const app = await startApp()
  const whole = await app.post("/v1/claims", claimOf("400", { subject: { name: "Russia" } }))
  const middle = await app.post("/v1/subjects", { name: "Oblast", partOf: [whole.body.claim.subject.id] })
  const part = await app.post(
    "/v1/claims",
    claimOf("900", { subject: { name: "Village", partOf: { name: "Oblast" } } }),
  )
  t.match(part.body.conflicts, [{ kind: "part", subject: { name: "Russia" } }], "through the one between")
  t.match((await app.get(`/v1/subjects/${middle.body.id}`)).body, {
    partOf: [{ name: "Russia" }],
    parts: [{ name: "Village" }],
  })
  const path = `/v1/subjects/${middle.body.id}`
  await app.patch(path, { partOf: [] })
  const [ended] = (await app.get("/v1/conflicts")).body.items
  t.match(ended, { status: "resolved", resolution: { by: "withdrawn", reason: /no longer part/ } })
  await app.patch(path, { partOf: [whole.body.claim.subject.id] })
  t.match((await app.get("/v1/conflicts")).body.items, [{ id: ended.id, status: "open" }])
  const below = await app.post("/v1/claims", claimOf("100", { subject: { name: "Village" } }))
  t.equal(below.body.conflicts.filter((conflict: Body) => conflict.kind === "part").length, 0)
})

t.test("a cycle of parts is refused and changes nothing", async (t) => {
  const app = await startApp()
  const a = await app.post("/v1/subjects", { name: "A" })
  const b = await app.post("/v1/subjects", { name: "B", partOf: [a.body.id] })
  const c = await app.post("/v1/subjects", { name: "C", partOf: [b.body.id] })
  for (const partOf of [[c.body.id], [a.body.id]]) {
    const reply = await app.patch(`/v1/subjects/${a.body.id}`, { partOf })
    t.same([reply.status, reply.body.type], [409, "urn:countercheck:problem:part-of-cycle"])
  }
  t.same((await app.get(`/v1/subjects/${a.body.id}`)).body.partOf, [])
  const unknown = await app.patch(`/v1/subjects/${a.body.id}`, { partOf: ["01930a2e-5c00-7000-8000-000000000000"] })
  t.same([unknown.status, unknown.body.errors[0].pointer], [422, "/partOf/0"])
})

t.test("merging subjects moves claims and conflicts, and judges what met", async (t) => {
  const app = await startApp()
  const one = { subject: { name: "Length", unit: "km" } }
  const two = { subject: { name: "Distance", unit: "m" } }
  await app.post("/v1/claims", claimOf("10 km", { ...one, claimant: { name: "A" } }))
  await app.post("/v1/claims", claimOf("12 km", { ...one, claimant: { name: "B" } }))
  const same = await app.post("/v1/claims", claimOf("10,000 m", { ...two, claimant: { name: "C" }, externalId: "d-1" }))
  const far = await app.post("/v1/claims", claimOf("30,000 m", { ...two, claimant: { name: "D" } }))
  const [kept] = far.body.conflicts
  await app.patch(`/v1/conflicts/${kept.id}`, { status: "explained", note: "two roads" })
  const from = same.body.claim.subject.id
  const [{ id: into }] = (await app.get("/v1/subjects?q=length")).body.items
  const merged = await app.post(`/v1/subjects/${from}/merge`, { into })
  t.same([merged.status, merged.body.aliases], [200, ["Distance"]])
  t.equal((await app.get(`/v1/subjects/${from}`)).status, 308)
  t.equal((await app.get(`/v1/claims/${same.body.claim.id}`)).body.subject.id, into)
  const items = (await app.get(`/v1/conflicts?subject=${into}&limit=200`)).body.items
  const shown = items
    .map((item: Body) =>
      item.figures
        .map((figure: Body) => figure.quantity.text)
        .sort()
        .join(" × "),
    )
    .sort()
  t.same(shown, ["10 km × 12 km", "10 km × 30,000 m", "12 km × 30,000 m"])
  t.match((await app.get(`/v1/conflicts/${kept.id}`)).body, {
    note: "two roads",
    history: [{ after: { status: "explained" } }],
  })
  t.equal(
    (await app.post("/v1/claims", claimOf("10 km", { subject: { name: "distance" } }))).body.claim.subject.id,
    into,
    "the old name finds it",
  )
  const again = await app.post(
    "/v1/claims",
    claimOf("10,000 m", { ...two, claimant: { name: "C" }, externalId: "d-1" }),
  )
  t.same([again.status, again.body.claim.id], [200, same.body.claim.id])
})

t.test("what cannot be merged", async (t) => {
  const app = await startApp()
  const create = async (body: Body) => (await app.post("/v1/subjects", body)).body.id
  const count = await create({ name: "Count" })
  const cases: [Body, number][] = [
    [count, 409],
    [await create({ name: "Area", unit: "km2" }), 409],
    [await create({ name: "Flow", measure: "flow" }), 409],
    [await create({ name: "Part", partOf: [count] }), 409],
    ["01930a2e-5c00-7000-8000-000000000000", 422],
    ["x", 400],
  ]
  for (const [into, status] of cases) {
    t.equal((await app.post(`/v1/subjects/${count}/merge`, { into })).status, status, String(into))
  }
  t.match((await app.get(`/v1/subjects/${count}`)).body, { version: 1 })
})

t.test("sources: create, rename, alias, merge", async (t) => {
  const app = await startApp()
  const hur = await app.post("/v1/sources", {
    name: "HUR",
    url: "https://gur.gov.ua",
    aliases: ["GUR"],
    tags: ["ministry"],
  })
  t.match(hur.body, { name: "HUR", url: "https://gur.gov.ua", aliases: ["GUR"], tags: ["ministry"] })
  const path = `/v1/sources/${hur.body.id}`
  t.match((await app.patch(path, { name: "Military intelligence" })).body, { aliases: ["GUR", "HUR"] })
  for (const name of ["hur", "GUR"]) {
    const taken = await app.post("/v1/sources", { name })
    t.same([taken.status, taken.body.source.id], [409, hur.body.id])
  }
  t.equal((await app.get("/v1/sources?q=gur&tag=ministry")).body.items.length, 1)
  const low = claimOf("1,500", { claimant: { name: "hur" }, publishedAt: "2024-10-18T07:00:00Z" })
  t.equal((await app.post("/v1/claims", low)).body.claim.claimant.id, hur.body.id)
  const high = claimOf("3,000", { claimant: { name: "Kyiv's spies" }, publishedAt: "2024-10-23T07:00:00Z" })
  const filed = await app.post("/v1/claims", high)
  t.equal(filed.body.conflictsTotal, 1)
  const other = filed.body.claim.claimant.id
  const merged = await app.post(`/v1/sources/${other}/merge`, { into: hur.body.id })
  t.same(merged.body.aliases, ["GUR", "HUR", "Kyiv's spies"])
  t.equal((await app.get(`/v1/sources/${other}`)).headers.get("location"), path)
  t.equal((await app.get(`/v1/claims/${filed.body.claim.id}`)).body.claimant.id, hur.body.id)
  const [conflict] = (await app.get("/v1/conflicts?verdict=revision")).body.items
  t.match(conflict, { id: filed.body.conflicts[0].id, status: "resolved" }, "one claimant: its own update")
  t.equal((await app.post(`${path}/merge`, { into: hur.body.id })).status, 409)
})
