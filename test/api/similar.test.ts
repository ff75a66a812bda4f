import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const file = (app: TestApp, name: string, more: object = {}, figure: unknown = "100") =>
  app.post("/v1/claims", claimOf(figure as string, { subject: { name, ...more } }))

const namesOf = (similar: Body) => similar.map(({ name }: Body) => name)

t.test("a claim that creates a subject says so, and which stored ones it may be", async (t) => {
  const app = await startApp()
  const first = await file(app, "North Korean troops in Kursk")
  t.match(first.body, { subjectCreated: true, similar: [] })
  const again = await file(app, "north korean TROOPS in Kursk", {}, "200")
  t.equal(again.body.subjectCreated, false)
  t.notOk("similar" in again.body, "what exists is not searched for")
  for (const name of [
    "Kursk: North Korean troops",
    "DPRK troops in Kursk",
    "North Korean soldiers in Kursk",
    "North Korean troop in Kursk",
    "North Korean trooops in Kursk",
    "North Korean troops in the Kursk region",
  ]) {
    const { body } = await file(app, name)
    t.equal(body.subjectCreated, true, name)
    const [found] = body.similar.filter(({ id }: Body) => id === first.body.claim.subject.id)
    t.match(found, { name: "North Korean troops in Kursk", unit: "1" }, name)
    t.ok(found?.why, name)
    t.notOk(
      body.similar.some(({ id }: Body) => id === body.claim.subject.id),
      "it is not like itself",
    )
  }
})

t.test("what is another thing is not called similar", async (t) => {
  const app = await startApp()
  await file(app, "Troops killed in Kursk in 2023")
  for (const name of [
    "Troops killed in Kherson in 2023",
    "Troops wounded in Kursk in 2023",
    "Troops killed in Kursk in 2024",
    "Troops in Kursk in 2023",
    "Tanks lost in Kursk in 2023",
    "Kursk",
  ]) {
    t.match((await file(app, name)).body, { subjectCreated: true, similar: [] }, name)
  }
})

t.test("an alias is found, and is named; what was merged is found as what it is now", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/subjects", { name: "Losses at Avdiivka", aliases: ["Avdiivka casualties"] })
  t.same(body.similar, [])
  const like = await file(app, "Casualties of Avdiivka")
  t.match(like.body.similar, [
    { id: body.id, name: "Losses at Avdiivka", why: /^by its alias "Avdiivka casualties": / },
  ])
  await app.post(`/v1/subjects/${like.body.claim.subject.id}/merge`, { into: body.id })
  const more = await file(app, "Avdiivka: casualties, total")
  t.same(
    more.body.similar.map(({ id }: Body) => id),
    [body.id],
  )
  await app.patch(`/v1/subjects/${body.id}`, { name: "Bakhmut dead", aliases: [] })
  t.same((await file(app, "Total casualties of Avdiivka")).body.similar.length, 1, "the claims' own subject alone")
})

t.test("another dimension is shown only where the name is almost the same, and is said", async (t) => {
  const app = await startApp()
  await app.post("/v1/subjects", { name: "Burnt area in Attica", unit: "km2" })
  const other = await file(app, "Area in Attica that burnt", {}, "100 people")
  t.match(other.body.similar, [{ unit: "km2", why: /its unit "km2" is of another dimension/ }])
  const less = await file(app, "Burnt area in Attica region overall, Greek", {}, "100 people")
  t.notOk(namesOf(less.body.similar).includes("Burnt area in Attica"))
  const same = await file(app, "Burnt areas in Atica", {}, "3 km2")
  t.ok(namesOf(same.body.similar).includes("Burnt area in Attica"))
})

t.test("create false refuses, names what it may be, and changes nothing", async (t) => {
  const app = await startApp()
  const stored = await file(app, "Zelensky approval rating", {}, "57 %")
  const refused = await file(app, "Approval rating of Zelenskyy", { create: false }, "58 %")
  t.match([refused.status, refused.body.type], [409, "urn:countercheck:problem:subject-unknown"])
  t.match(refused.body.similar, [{ id: stored.body.claim.subject.id, name: "Zelensky approval rating", unit: "%" }])
  t.match(refused.body.errors, [{ pointer: "/subject/name" }])
  const unlike = await file(app, "Penguins on Bouvet Island", { create: false })
  t.same([unlike.status, unlike.body.similar], [409, []])
  const part = await file(app, "Penguins", { create: false, partOf: { name: "Birds" } })
  t.same([part.status, part.body.type], [409, "urn:countercheck:problem:subject-unknown"])
  t.equal((await app.get("/v1/subjects")).body.items.length, 1, "neither the subject nor its whole was created")
  t.equal((await app.get("/v1/sources")).body.items.length, 2, "the two of the first claim")
  const known = await file(app, "zelensky approval rating", { create: false }, "58 %")
  t.same([known.status, known.body.subjectCreated], [201, false])
  t.equal((await file(app, "Zelensky", { create: "no" })).status, 400)
})

t.test("a subject within a whole, and one created by a request of its own, say what they may be", async (t) => {
  const app = await startApp()
  const stored = await file(app, "Troops in Kursk")
  const part = await file(app, "Kursk troops", { partOf: { name: "Troops in Russia" } })
  t.match(part.body, { subjectCreated: true, similar: [{ id: stored.body.claim.subject.id, score: 100 }] })
  const twin = await file(app, "Kursk troops", { partOf: { name: "Troops in Russia" } }, "2")
  t.equal(twin.body.subjectCreated, false)
  const { body } = await app.post("/v1/subjects", { name: "Trooops in Kursk" })
  t.same(namesOf(body.similar).sort(), ["Kursk troops", "Troops in Kursk"])
  const flow = await app.post("/v1/subjects", { name: "troops in Kursk", measure: "flow" })
  t.ok(namesOf(flow.body.similar).includes("Troops in Kursk"), "a twin of another measure")
})

t.test("claims that are filed at once under several spellings are all answered", async (t) => {
  const app = await startApp()
  const spellings = ["Zelensky rating", "Zelenskyy rating", "rating of Zelenskiy", "Selenskyj rating"]
  const replies = await Promise.all(
    spellings.flatMap((name) => Array.from({ length: 5 }, (_, nth) => file(app, name, {}, String(nth + 1)))),
  )
  t.ok(replies.every(({ status }) => status === 201))
  t.equal(replies.filter(({ body }) => body.subjectCreated).length, spellings.length)
  t.equal((await app.get("/v1/subjects")).body.items.length, spellings.length)
  const later = await file(app, "Zelenskyi rating")
  t.same(namesOf(later.body.similar).sort(), [...spellings].sort())
})

t.test("at most ten are shown, the likeliest first", async (t) => {
  const app = await startApp()
  for (let nth = 0; nth < 12; nth++) {
    await app.post("/v1/subjects", { name: `Tank losses${"!".repeat(nth)}` })
  }
  await app.post("/v1/subjects", { name: "Tanks losses" })
  const { body } = await file(app, "Losses: tank")
  t.equal(body.similar.length, 10)
  t.ok(body.similar.every(({ score }: Body) => score === 100))
})

t.test("an answer that is repeated for its key says what it said", async (t) => {
  const app = await startApp()
  await file(app, "Troops in Kursk")
  const claim = claimOf("5", { subject: { name: "Kursk troops" } })
  const first = await app.post("/v1/claims", claim, { "idempotency-key": "once" })
  const second = await app.post("/v1/claims", claim, { "idempotency-key": "once" })
  t.same(second.body, first.body)
  t.match(second.body, { subjectCreated: true, similar: [{ name: "Troops in Kursk" }] })
})

t.test("names that were stored without keys are found once the job has given them some", async (t) => {
  const app = await startApp()
  await file(app, "Troops in Kursk")
  await app.store.pool.query("update subject_names set like_keys = null")
  await app.store.pool.query("update source_names set like_keys = null")
  t.same((await file(app, "Kursk troops")).body.similar, [])
  await app.store.pool.query("select graphile_worker.add_job('fill-name-keys')")
  await app.runJobs()
  t.same(namesOf((await file(app, "troops of Kursk")).body.similar).sort(), ["Kursk troops", "Troops in Kursk"])
  const { rows } = await app.store.pool.query("select from source_names where like_keys is null")
  t.same(rows, [])
})

async function importFile(app: TestApp, body: string, type: string): Promise<Body[]> {
  const sent = await app.call("POST", "/v1/imports", body, { "content-type": type })
  t.equal(sent.status, 202)
  await app.runJobs()
  return (await app.get(`/v1/imports/${sent.body.id}/lines`)).body.items
}

t.test("the lines of an import say it too, also of subjects that lines before them created", async (t) => {
  const app = await startApp()
  await file(app, "Troops in Kursk")
  const names = ["Kursk troops", "Kursk troops", "Penguins in Tromsø", "Tromso penguins", "Tromsö's penguins"]
  const claims = names.map((name, nth) => claimOf(String(nth + 1), { subject: { name } }))
  const more = [
    claimOf("9", { subject: { name: "Penguin in Tromso", create: false } }),
    claimOf("8", { subject: { name: "Troop in Kursk", partOf: { name: "Troops" } } }),
  ]
  const lines = [...claims, ...more].map((claim) => JSON.stringify(claim)).join("\n")
  const results = await importFile(app, lines, "application/x-ndjson")
  t.same(
    results.map(({ outcome, subjectCreated, similar }) => [
      outcome,
      subjectCreated,
      similar && namesOf(similar).sort(),
    ]),
    [
      ["filed", true, ["Troops in Kursk"]],
      ["filed", false, undefined],
      ["filed", true, []],
      ["filed", true, ["Penguins in Tromsø"]],
      ["filed", true, ["Penguins in Tromsø", "Tromso penguins"]],
      ["refused", false, undefined],
      ["filed", true, ["Kursk troops", "Troops in Kursk"]],
    ],
  )
  t.match(results[5].problem, { type: "urn:countercheck:problem:subject-unknown" })
  t.ok(results[5].problem.similar.length > 0)
})

t.test("a column of a CSV file says whether subjects may be created", async (t) => {
  const app = await startApp()
  const rows = ["true,Kursk troops", "false,Troops in Kursk", ",Troops of Kursk", "no,Kursk"]
  const csv = ["create,subject,figure,source,publishedAt", ...rows.map((row) => `${row},5,A wire,2024-11-04T12:00:00Z`)]
  const results = await importFile(app, csv.join("\n"), "text/csv; charset=utf-8")
  t.same(
    results.map(({ outcome, subjectCreated }) => [outcome, subjectCreated]),
    [
      ["filed", true],
      ["refused", false],
      ["filed", true],
      ["refused", false],
    ],
  )
  t.match(results[1].problem, { similar: [{ name: "Kursk troops" }] })
  t.match(results[3].problem, { type: "urn:countercheck:problem:invalid-request" })
})

t.test("what is archived is found too, and said to be archived", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/subjects", { name: "Troops in Kursk" })
  t.equal((await app.post(`/v1/subjects/${body.id}/archive`, { reason: "It ended." })).status, 200)
  const like = await file(app, "Kursk troops")
  t.match(like.body.similar, [{ id: body.id, why: /; it is archived$/ }])
  const twin = await file(app, "Troops in Kursk", { unit: "%" }, "5 %")
  t.match([twin.status, twin.body.similar.length], [201, 2])
})
