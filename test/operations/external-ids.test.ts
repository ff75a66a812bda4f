import t from "tap"
import type { ClaimInput } from "../../src/operations/claims/claim-input.ts"
import { makeSubjectHints } from "../../src/operations/claims/filing/subject-hints.ts"
import { fileLines } from "../../src/operations/imports/file-lines.ts"
import { inPipeline } from "../../src/store/connection/transaction.ts"
import { NOW, type Reply, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { sendTogether, statusesOf } from "../support/filing.ts"

const SAID = claimOf("10,000", {
  externalId: "x-1",
  via: [{ name: "Reuters" }],
  url: "https://example.org/1",
  quote: "It was 10,000.",
})
const reason = "A typing error."

function correct(app: TestApp, id: string, change: object): Promise<Reply> {
  return app.post(`/v1/claims/${id}/correct`, { reason, ...change })
}

function retract(app: TestApp, id: string): Promise<Reply> {
  return app.post(`/v1/claims/${id}/retract`, { reason })
}

async function count(app: TestApp, table: string): Promise<number> {
  const { rows } = await app.store.pool.query(`select count(*)::int as count from ${table}`)
  return rows[0].count
}

function fileImported(app: TestApp, inputs: readonly ClaimInput[]) {
  const onFailure = (error: unknown) => {
    throw error
  }
  const lines = { hints: makeSubjectHints(), now: NOW, actor: null, onFailure }
  return inPipeline(app.store.db, "test", (trx) => fileLines(trx, inputs, lines))
}

t.test("the external id of a retracted claim can be filed again, with the same body or another", async (t) => {
  const app = await startApp()
  const bodies = [SAID, SAID, { ...SAID, figure: "11,000" }, { ...SAID, subject: { name: "Another subject" } }]
  const ids = new Set<string>()
  for (const body of bodies) {
    const filed = await app.post("/v1/claims", body)
    t.equal(filed.status, 201)
    ids.add(filed.body.claim.id)
    const again = await app.post("/v1/claims", body)
    t.same([again.status, again.body.claim.id], [200, filed.body.claim.id], "it stands for the new claim")
    t.equal((await app.post("/v1/claims", { ...body, figure: "77,000" })).status, 409)
    t.equal((await retract(app, filed.body.claim.id)).status, 200)
  }
  t.equal(ids.size, bodies.length)
  t.equal(await count(app, "claim_external_ids"), 0)
})

t.test("after a correction the external id stands for the claim that corrects", async (t) => {
  const app = await startApp()
  const wrong = (await app.post("/v1/claims", SAID)).body.claim
  const right = (await correct(app, wrong.id, { figure: "11,000", claimant: { name: "US" } })).body.claim
  const sent = { ...SAID, figure: "11,000", claimant: { name: "US" } }
  const same = await app.post("/v1/claims", sent)
  t.same([same.status, same.body.claim.id], [200, right.id], "what is stored now was filed")
  const old = await app.post("/v1/claims", SAID)
  t.match(old, { status: 200, body: { claim: { id: right.id, figure: right.figure } } }, "the same delivery twice")
  const other = { ...SAID, figure: "12,000" }
  const refused = await app.post("/v1/claims", other)
  t.match(refused, { status: 409, body: { claim: right.id, correct: `/v1/claims/${right.id}/correct` } })
  t.match(await fileImported(app, [sent, SAID, other]), [
    { outcome: "repeated", claimId: right.id },
    { outcome: "repeated", claimId: right.id },
    { outcome: "refused", problem: { kind: "external-id-taken", members: { claim: right.id } } },
  ])
  const back = (await correct(app, right.id, { figure: "10,000", claimant: { name: "HUR" } })).body.claim
  t.equal((await app.post("/v1/claims", SAID)).body.claim.id, back.id, "a correction may be taken back")
  t.equal((await app.post("/v1/claims", sent)).status, 409)
  t.equal(await count(app, "claims"), 3)
  await retract(app, back.id)
  t.equal((await app.post("/v1/claims", sent)).status, 201, "a correction that was retracted frees the id")
})

t.test("after a correction, what is sent is held against all that the claim says", async (t) => {
  const app = await startApp()
  const wrong = (await app.post("/v1/claims", { ...SAID, quote: "It was 1,000." })).body.claim
  const right = (await correct(app, wrong.id, { quote: SAID.quote, asOf: "2024-11-01" })).body.claim
  const sent = { ...SAID, asOf: "2024-11-01" }
  const same = [
    sent,
    { ...sent, asOf: { from: "2024-11-01", to: "2024-11-01" } },
    { ...sent, publishedAt: "2024-11-04T14:00:00+02:00" },
    { ...sent, subject: right.subject.id, source: right.source.id, claimant: right.claimant.id },
    { ...sent, subject: { name: SAID.subject.name } },
  ]
  const others = [
    { subject: { name: "Another subject" } },
    { subject: { ...SAID.subject, measure: "flow" } },
    { figure: "about 10,000" },
    { claimant: { name: "US" } },
    { claimant: { name: "Nobody yet" } },
    { via: [] },
    { via: [{ name: "Reuters" }, { name: "AP" }] },
    { publishedAt: "2024-11-05T12:00:00Z" },
    { asOf: "2024-11-02" },
    { asOf: undefined },
    { url: "https://example.org/2" },
    { url: undefined },
    { quote: "It was 1,000." },
  ].map((change) => ({ ...sent, ...change }))
  for (const body of same) {
    const answer = await app.post("/v1/claims", body)
    t.same([answer.status, answer.body.claim?.id], [200, right.id], JSON.stringify(body))
  }
  for (const body of others) t.equal((await app.post("/v1/claims", body)).status, 409, JSON.stringify(body))
  t.equal(await count(app, "claims"), 2)
  t.equal(await count(app, "sources where name in ('Nobody yet', 'AP')"), 0, "a refused claim leaves no trace")
})

t.test("the subject that a corrected claim was merged into is its subject", async (t) => {
  const app = await startApp()
  const wrong = (await app.post("/v1/claims", SAID)).body.claim
  const right = (await correct(app, wrong.id, { figure: "11,000" })).body.claim
  const into = await app.post("/v1/subjects", { name: "All troops" })
  await app.post(`/v1/subjects/${right.subject.id}/merge`, { into: into.body.id })
  const sent = { ...SAID, figure: "11,000" }
  for (const subject of [SAID.subject, { name: "All troops" }, right.subject.id, into.body.id]) {
    t.equal((await app.post("/v1/claims", { ...sent, subject })).status, 200, JSON.stringify(subject))
  }
})

t.test("a correction that changes nothing makes no claim", async (t) => {
  const app = await startApp()
  const { claim } = (await app.post("/v1/claims", SAID)).body
  await app.post("/v1/claims", claimOf("20,000", { claimant: { name: "US" } }))
  const before = [await count(app, "claims"), await count(app, "changes")]
  const changes = [
    {},
    { figure: "10,000" },
    { figure: SAID.figure, claimant: { name: "hur" }, via: [{ name: "REUTERS" }], url: SAID.url, quote: SAID.quote },
    { publishedAt: "2024-11-04T13:00:00+01:00" },
    { claimant: claim.claimant.id },
  ]
  for (const change of changes) {
    const answer = await correct(app, claim.id, change)
    t.equal(answer.status, 200, JSON.stringify(change))
    t.same(answer.body.claim, claim)
    t.equal(answer.body.conflictsTotal, 1)
    t.equal(answer.headers.get("etag"), '"1"')
  }
  t.same([await count(app, "claims"), await count(app, "changes")], before, "no claim and no line of a history")
  t.equal((await app.post("/v1/claims", SAID)).status, 200, "the id stands for the body that was sent")
  const stated = await correct(app, claim.id, { asOf: "2024-11-04" })
  t.match(stated, { status: 201, body: { claim: { asOfAssumed: false } } }, "to say what was assumed is a change")
  t.equal((await correct(app, claim.id, {})).status, 409, "an ended claim has nothing to correct")
})

t.test("of two claims that come at once under an id that is free again, one is filed", async (t) => {
  const app = await startApp()
  for (const _round of [1, 2]) {
    const old = (await app.post("/v1/claims", SAID)).body.claim
    await retract(app, old.id)
    const bodies = [SAID, SAID, { ...SAID, figure: "11,000" }]
    const { answers } = await sendTogether(
      t,
      app,
      bodies.map((claim) => ({ claim })),
    )
    t.same(statusesOf(answers), [201, 200, 409])
    await retract(app, answers[0]?.body.claim.id)
  }
})

t.test("of two processes that file under an id that is free again, one does", async (t) => {
  const app = await startApp()
  const subjects = ["One subject", "Another subject"]
  for (let round = 0; round < 10; round += 1) {
    const externalId = `at once ${round}`
    const old = (await app.post("/v1/claims", { ...SAID, externalId })).body.claim
    await retract(app, old.id)
    const bodies = subjects.map((name) => ({ ...SAID, subject: { name }, externalId }))
    const outcomes = await Promise.all(bodies.map((body) => fileImported(app, [body])))
    t.same(outcomes.map(([one]) => one?.outcome).sort(), ["filed", "refused"])
    t.equal(await count(app, `claim_external_ids where external_id = '${externalId}'`), 1)
  }
})

t.test("the external id of a retracted claim does not keep two sources apart", async (t) => {
  const app = await startApp()
  const one = (await app.post("/v1/claims", SAID)).body.claim
  const other = (await app.post("/v1/claims", { ...SAID, source: { name: "Another wire" } })).body.claim
  const into = { into: other.source.id }
  t.equal((await app.post(`/v1/sources/${one.source.id}/merge`, into)).status, 409)
  await retract(app, one.id)
  t.equal((await app.post(`/v1/sources/${one.source.id}/merge`, into)).status, 200)
  const taken = await app.post("/v1/claims", { ...SAID, figure: "11,000" })
  t.match(taken, { status: 409, body: { claim: other.id } }, "the id stands for the claim of the other one")
})
