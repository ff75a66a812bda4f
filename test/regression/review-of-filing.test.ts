import { connect } from "node:net"
import t from "tap"
import { type Body, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

/** Faults that a review found, each as it was found. */

async function createSubject(app: TestApp, body: Body): Promise<string> {
  return (await app.post("/v1/subjects", body)).body.id
}

async function conflictsOf(app: TestApp, subject: string): Promise<Body[]> {
  return (await app.get(`/v1/conflicts?subject=${subject}&limit=200`)).body.items
}

t.test("a merge finds the conflicts that come with inherited parts", async (t) => {
  const app = await startApp()
  const [w1, w2] = [await createSubject(app, { name: "W1" }), await createSubject(app, { name: "W2" })]
  const part = await createSubject(app, { name: "P", partOf: [w1] })
  await app.post("/v1/claims", claimOf("10,000", { subject: w2 }))
  await app.post("/v1/claims", claimOf("50,000", { subject: part }))
  await app.post(`/v1/subjects/${w1}/merge`, { into: w2 })
  t.match(await conflictsOf(app, part), [{ kind: "part", status: "open" }])
})

t.test("a merge finds the conflicts of what the subject that stays becomes part of", async (t) => {
  const app = await startApp()
  const whole = await createSubject(app, { name: "W" })
  const from = await createSubject(app, { name: "A", partOf: [whole] })
  const into = await createSubject(app, { name: "B" })
  await app.post("/v1/claims", claimOf("10,000", { subject: whole }))
  await app.post("/v1/claims", claimOf("50,000", { subject: into }))
  await app.post(`/v1/subjects/${from}/merge`, { into })
  t.match(await conflictsOf(app, into), [{ kind: "part" }])
})

t.test("part and whole in other currencies: found whichever came first", async (t) => {
  for (const order of [0, 1]) {
    const app = await startApp()
    const whole = await createSubject(app, { name: "Whole", unit: "USD" })
    const part = await createSubject(app, { name: "Part", unit: "EUR", partOf: [whole] })
    const claims = [claimOf("$20m", { subject: whole }), claimOf("$50m", { subject: part })]
    for (const claim of order === 0 ? claims : claims.reverse()) await app.post("/v1/claims", claim)
    t.equal((await conflictsOf(app, part)).length, 1)
  }
})

t.test("retracting while a source is merged", async (t) => {
  const app = await startApp()
  for (let round = 0; round < 5; round++) {
    const filed = []
    for (const name of ["a", "b", "c", "d"]) {
      const claim = claimOf("10,000", { claimant: { name: `${name}${round}` }, subject: { name: `S${round}` } })
      filed.push((await app.post("/v1/claims", claim)).body.claim)
    }
    const [a, b] = filed.map((claim) => claim.claimant.id)
    const retractions = filed.map((claim) => app.post(`/v1/claims/${claim.id}/retract`, { reason: "r" }))
    const replies = await Promise.all([...retractions, app.post(`/v1/sources/${a}/merge`, { into: b })])
    t.same(
      replies.map((reply) => reply.status),
      [200, 200, 200, 200, 200],
    )
  }
})

t.test("a merge keeps a conflict's version, age and what people settled", async (t) => {
  const app = await startApp()
  const from = await createSubject(app, { name: "From" })
  const into = await createSubject(app, { name: "Into" })
  await app.post("/v1/claims", claimOf("10,000", { subject: from, claimant: { name: "US" } }))
  const { body } = await app.post("/v1/claims", claimOf("20,000", { subject: from }))
  const path = `/v1/conflicts/${body.conflicts[0].id}`
  for (const status of ["dismissed", "open", "explained"]) await app.patch(path, { status })
  const before = (await app.get(path)).body
  await app.post(`/v1/subjects/${from}/merge`, { into })
  const after = (await app.get(path)).body
  t.match(after, { status: "explained", openedAt: before.openedAt, subject: { id: into } })
  t.ok(after.version > before.version, "an ETag is never used for two states")
})

t.test("an ended conflict keeps its sides through a merge", async (t) => {
  const app = await startApp()
  const [a, b] = [await createSubject(app, { name: "A" }), await createSubject(app, { name: "B" })]
  await app.post("/v1/claims", claimOf("20,000", { subject: b }))
  const low = await app.post("/v1/claims", claimOf("10,000", { subject: a, claimant: { name: "US" } }))
  await app.post("/v1/claims", claimOf("20,000", { subject: a }))
  await app.post(`/v1/claims/${low.body.claim.id}/retract`, { reason: "r" })
  await app.post(`/v1/subjects/${a}/merge`, { into: b })
  const [conflict] = await conflictsOf(app, b)
  for (const [place, side] of ["a", "b"].entries()) {
    t.same(conflict.readings[side].stated, conflict.figures[place].quantity.stated)
  }
})

t.test("two conflicts that become one keep both histories", async (t) => {
  const app = await startApp()
  const [a, b] = [await createSubject(app, { name: "A" }), await createSubject(app, { name: "B" })]
  for (const subject of [a, b]) {
    await app.post("/v1/claims", claimOf("10,000", { subject, claimant: { name: "US" } }))
    await app.post("/v1/claims", claimOf("20,000", { subject }))
  }
  const [lost] = await conflictsOf(app, a)
  await app.patch(`/v1/conflicts/${lost.id}`, { status: "dismissed", note: "known for years" })
  await app.post(`/v1/subjects/${a}/merge`, { into: b })
  const [kept] = await conflictsOf(app, b)
  const { history } = (await app.get(`/v1/conflicts/${kept.id}`)).body
  t.match(history, [{ note: "known for years" }, { action: "merged", before: { id: lost.id, status: "dismissed" } }])
})

t.test("subjects in two currencies are not merged", async (t) => {
  const app = await startApp()
  const [eur, usd] = [
    await createSubject(app, { name: "A", unit: "EUR" }),
    await createSubject(app, { name: "B", unit: "USD" }),
  ]
  t.equal((await app.post(`/v1/subjects/${eur}/merge`, { into: usd })).status, 409)
})

t.test("ids: urn:uuid: is refused, capitals are the same id", async (t) => {
  const app = await startApp()
  const { claim } = (await app.post("/v1/claims", claimOf("10,000"))).body
  const { subject, source } = claim
  for (const path of ["claims", "subjects", "sources", "conflicts"]) {
    t.equal((await app.get(`/v1/${path}/urn:uuid:${subject.id}`)).status, 400, path)
  }
  t.equal((await app.get(`/v1/conflicts?source=urn:uuid:${source.id}`)).status, 400)
  const capitals = claimOf("10,000", { subject: subject.id.toUpperCase(), source: source.id.toUpperCase() })
  t.match((await app.post("/v1/claims", capitals)).body.claim, { subject, source })
  const self = await app.patch(`/v1/subjects/${subject.id}`, { partOf: [subject.id.toUpperCase()] })
  t.equal(self.body.type, "urn:countercheck:problem:part-of-cycle")
  const whole = (name: string) => claimOf("1", { subject: { name, partOf: subject.id.toUpperCase() } })
  t.same(
    [(await app.post("/v1/claims", whole("P"))).status, (await app.post("/v1/claims", whole("P"))).status],
    [201, 201],
  )
})

t.test("a new subject that is part of itself is refused", async (t) => {
  const app = await startApp()
  const reply = await app.post("/v1/claims", claimOf("1", { subject: { name: "Self", partOf: { name: "self" } } }))
  t.equal(reply.body.type, "urn:countercheck:problem:part-of-cycle")
  t.same((await app.get("/v1/subjects")).body.items, [])
})

t.test("a part of another measure or dimension is refused: it would never be compared", async (t) => {
  const app = await startApp()
  const area = await createSubject(app, { name: "Area", unit: "km2" })
  for (const body of [{ name: "Count" }, { name: "Flow", unit: "km2", measure: "flow" }]) {
    const reply = await app.post("/v1/subjects", { ...body, partOf: [area] })
    t.same([reply.status, reply.body.type], [409, "urn:countercheck:problem:part-of-differs"])
  }
})

t.test("a cursor with a day that never was", async (t) => {
  const app = await startApp()
  const keys = ["claims", "2024-02-30T00:00:00Z", "01900000-0000-7000-8000-000000000000"]
  const cursor = Buffer.from(JSON.stringify(keys)).toString("base64url")
  t.equal((await app.get(`/v1/claims?cursor=${cursor}`)).body.type, "urn:countercheck:problem:invalid-cursor")
})

t.test("a rise is no level", async (t) => {
  const app = await startApp()
  const subject = { name: "Rate", unit: "%" }
  await app.post("/v1/claims", claimOf("12 %", { subject }))
  const { body } = await app.post("/v1/claims", claimOf("rose by 5 %", { subject }))
  t.match([body.claim.quantity.change, body.conflictsTotal], ["up", 0])
})

t.test("an external id follows the correction of its claim", async (t) => {
  const app = await startApp()
  const said = claimOf("10,000", { externalId: "e-1" })
  const wrong = await app.post("/v1/claims", said)
  const right = await app.post(`/v1/claims/${wrong.body.claim.id}/correct`, { reason: "r", figure: "11,000" })
  const other = await app.post("/v1/claims", { ...said, figure: "12,000" })
  t.equal(other.body.correct, `/v1/claims/${right.body.claim.id}/correct`)
  const old = await app.post("/v1/claims", said)
  t.match(
    old,
    { status: 200, body: { claim: { id: right.body.claim.id } } },
    "what was filed first is the same delivery",
  )
})

t.test("a bare four-digit number that is filed as a figure is a count", async (t) => {
  const app = await startApp()
  const { body } = await app.post("/v1/claims", claimOf("1500", { subject: { name: "Seats" } }))
  t.match(body.claim.quantity, { value: "1500", unit: "1" })
})

t.test("a name that nobody can see is no name; a rename onto another subject is refused", async (t) => {
  const app = await startApp()
  t.equal((await app.post("/v1/subjects", { name: "\u200b" })).status, 422)
  const one = await createSubject(app, { name: "One" })
  const two = await createSubject(app, { name: "Two" })
  const reply = await app.patch(`/v1/subjects/${two}`, { name: "one" })
  t.same([reply.status, reply.body.subject.id], [409, one])
})

t.test("what is not HTTP is answered with a problem too", async (t) => {
  const app = await startApp()
  for (const [sent, status] of [
    ["NONSENSE\r\n\r\n", 400],
    [`GET / HTTP/1.1\r\nhost: a\r\nx: ${"y".repeat(20_000)}\r\n\r\n`, 431],
  ] as const) {
    const answer = await speak(app.address, sent)
    t.match(answer, new RegExp(`^HTTP/1.1 ${status} .*\r\ncontent-type: application/problem\\+json`))
    t.equal(JSON.parse(answer.split("\r\n\r\n")[1] ?? "").status, status)
  }
  const climbing = await app.get("/docs/static/..%2f..%2fpackage.json")
  t.equal(climbing.status, 404)
})

function speak(address: string, text: string): Promise<string> {
  const { hostname, port } = new URL(address)
  return new Promise((resolve, reject) => {
    let answer = ""
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on("data", (data) => {
      answer += data
    })
    socket.on("end", () => resolve(answer))
    socket.on("error", reject)
  })
}
