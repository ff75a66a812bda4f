import t, { type Test } from "tap"
import { type Body, type Reply, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { sendTogether, statusesOf } from "../support/filing.ts"

/** Claims that arrive together are filed in one transaction: what becomes of each is as if it had come alone. */

const times = <T>(count: number, make: (place: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n))

/** Each test has subjects of its own: what this process remembers of another one's is wrong, and costs a batch. */
const about = (name: string) => ({ subject: { name } })

async function conflictsOf(app: TestApp, path: string): Promise<Body[]> {
  return (await app.get(`${path}${path.includes("?") ? "&" : "?"}limit=200`)).body.items
}

t.test("64 claims at once are one transaction, and each is answered as it is read afterwards", async (t) => {
  const app = await startApp()
  const toSend = times(64, (n) => ({
    claim: claimOf(`${1_000 + 400 * (n >> 3)}`, {
      subject: { name: `Subject ${n % 8}` },
      claimant: { name: `Claimant ${n}` },
      source: { name: `Source ${n % 5}` },
    }),
  }))
  const { answers, sizes } = await sendTogether(t, app, toSend)
  t.same(sizes, [64])
  t.same(new Set(statusesOf(answers)), new Set([201]))
  t.equal(new Set(answers.map(({ body }) => body.claim.id)).size, 64)
  t.ok(answers.some(({ body }) => body.conflicts.length > 0))
  for (const answer of answers) await compareWithRead(t, app, answer)
})

async function compareWithRead(t: Test, app: TestApp, { headers, body }: Reply): Promise<void> {
  const path = `/v1/claims/${body.claim.id}`
  const read = await app.get(path)
  const { history, ...claim } = read.body
  t.same([claim, history], [body.claim, []])
  t.same([headers.get("etag"), headers.get("location")], [`"${read.body.version}"`, path])
  const standing = await conflictsOf(app, `${path}/conflicts`)
  t.same(sorted(body.conflicts), sorted(standing.map(withoutFirstClaims)))
  t.equal(body.conflictsTotal, standing.length)
}

/** Filing answers without the claims that were published first. */
function withoutFirstClaims(conflict: Body): Body {
  return { ...conflict, figures: conflict.figures.map(({ firstClaims: _, ...figure }: Body) => figure) }
}

function sorted(conflicts: readonly Body[]): Body[] {
  return conflicts.toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

t.test("one external id many times at once is one claim", async (t) => {
  const app = await startApp()
  const claim = claimOf("7,000", { externalId: "a-1" })
  const { answers } = await sendTogether(
    t,
    app,
    times(20, () => ({ claim })),
  )
  t.same(statusesOf(answers).sort(), [...times(19, () => 200), 201])
  const claims = answers.map(({ body: { subjectCreated, similar, ...body } }) => JSON.stringify(body))
  t.equal(new Set(claims).size, 1)
  t.same(
    answers.map(({ status, body }) => (status === 201) === body.subjectCreated),
    times(20, () => true),
  )
  t.equal(await count(app, "claims where external_id = 'a-1'"), 1)
})

t.test("one Idempotency-Key many times at once is one claim with one answer", async (t) => {
  const app = await startApp()
  const toSend = times(20, () => ({ claim: claimOf("7,000"), headers: { "idempotency-key": "k" } }))
  const { answers, sizes } = await sendTogether(t, app, toSend)
  t.same(new Set(statusesOf(answers)), new Set([201]))
  t.equal(new Set(answers.map(({ body }) => JSON.stringify(body))).size, 1)
  t.equal(answers.filter(({ headers }) => headers.get("idempotency-replayed") === "true").length, 19)
  t.equal(await count(app, "claims where wording = '7,000'"), 1)
  t.ok(
    sizes.every((size) => size === 1),
    "a key is in a batch once",
  )
})

t.test("one Idempotency-Key of two claims at once is the first one's", async (t) => {
  const app = await startApp()
  const headers = { "idempotency-key": "k" }
  const toSend = [claimOf("7,000"), claimOf("8,000")].map((claim) => ({ claim, headers }))
  const { answers } = await sendTogether(t, app, toSend)
  t.same(statusesOf(answers).sort(), [201, 422])
  t.equal(await count(app, "claims where wording in ('7,000', '8,000')"), 1)
})

t.test("a name that is new with many claims at once is one subject's, or one source's", async (t) => {
  const app = await startApp()
  const claim = (n: number) => ({
    subject: { name: n % 2 === 0 ? "New Subject" : "new  subject" },
    source: { name: n % 2 === 0 ? "New Source" : "NEW SOURCE" },
    claimant: { name: n % 2 === 0 ? "new source" : "New Claimant" },
  })
  const toSend = times(10, (n) => ({ claim: claimOf(`${1_000 * (n + 1)}`, claim(n)) }))
  const { answers, sizes } = await sendTogether(t, app, toSend)
  t.same([sizes, new Set(statusesOf(answers))], [[10], new Set([201])])
  t.equal(new Set(answers.map(({ body }) => body.claim.subject.id)).size, 1)
  t.equal(await count(app, "subject_names where name_key = 'new subject'"), 1)
  t.same(new Set(answers.map(({ body }) => body.claim.source.id)).size, 1)
  t.equal(await count(app, "source_names where name_key in ('new source', 'new claimant')"), 2)
})

t.test("a figure that is new with several claims at once is one, and knows who asserts it", async (t) => {
  const app = await startApp()
  const claimants = ["A", "B", "B"]
  const say = (figure: string, name: string) => ({
    claim: claimOf(figure, { ...about("Asserted"), claimant: { name } }),
  })
  const same = claimants.map((name) => say("7,000", name))
  const { answers, sizes } = await sendTogether(t, app, [...same, say("20,000", "HUR")])
  t.same([sizes, statusesOf(answers)], [[4], [201, 201, 201, 201]])
  const [conflict, ...others] = answers[3]?.body.conflicts ?? []
  t.same(others, [])
  const side = figureOf(conflict, "7,000")
  t.same([side.claims, side.claimants.map(({ name }: Body) => name).sort()], [3, ["A", "B"]])
  const again = await sendTogether(t, app, [...same, say("7,000", "C")])
  t.same(statusesOf(again.answers), [201, 201, 201, 201])
  const read = await app.get(`/v1/conflicts/${conflict.id}`)
  const after = figureOf(read.body, "7,000")
  t.same([after.claims, after.claimants.map(({ name }: Body) => name).sort()], [7, ["A", "B", "C"]])
})

t.test("figures of one batch that contradict each other are in conflict once", async (t) => {
  const app = await startApp()
  const toSend = ["1,000", "2,000", "4,000"].map((figure) => ({
    claim: claimOf(figure, { ...about("Contradicted"), claimant: { name: `Who says ${figure}` } }),
  }))
  const { answers, sizes } = await sendTogether(t, app, toSend)
  t.same(sizes, [3])
  const subject = answers[0]?.body.claim.subject.id
  t.same((await conflictsOf(app, `/v1/conflicts?subject=${subject}`)).map(pairOf).sort(), [
    ["1,000", "2,000"],
    ["1,000", "4,000"],
    ["2,000", "4,000"],
  ])
  for (const { body } of answers) t.equal(body.conflictsTotal, 2, "each answer names both others")
})

function pairOf({ figures }: Body): string[] {
  return figures.map(({ quantity }: Body) => quantity.text).sort()
}

function figureOf({ figures }: Body, text: string): Body {
  return figures.find(({ quantity }: Body) => quantity.text === text)
}

t.test("a claimant's own later figure in the same batch is a revision", async (t) => {
  const app = await startApp()
  const toSend = [
    { claim: claimOf("2,000", { ...about("Revised"), publishedAt: "2024-11-04T12:00:00Z" }) },
    { claim: claimOf("1,000", { ...about("Revised"), publishedAt: "2024-11-01T12:00:00Z" }) },
  ]
  const { answers, sizes } = await sendTogether(t, app, toSend)
  t.same([sizes, answers.map(({ body }) => body.conflictsTotal)], [[2], [0, 0]])
  const subject = answers[0]?.body.claim.subject.id
  const [pair, ...others] = await conflictsOf(app, `/v1/conflicts?subject=${subject}&verdict=revision`)
  t.same([pair.verdict, pairOf(pair), others], ["revision", ["1,000", "2,000"], []])
})

t.test("the history says who reopened which conflict, though all came in one batch", async (t) => {
  const app = await startApp()
  const actors = ["Ana", "Bo", null]
  const settled = await Promise.all(actors.map((_, n) => settleOne(app, `Settled ${n}`)))
  const toSend = actors.map((actor, n) => ({
    claim: claimOf("10,000", { subject: { name: `Settled ${n}` }, claimant: { name: "Another" } }),
    headers: actor === null ? {} : { "x-actor": actor },
  }))
  const { answers, sizes } = await sendTogether(t, app, toSend)
  t.same([sizes, statusesOf(answers)], [[3], [201, 201, 201]])
  const read = await Promise.all(settled.map((id) => app.get(`/v1/conflicts/${id}`)))
  t.same(
    read.map(({ body }) => [body.status, body.history.at(-1).who]),
    actors.map((actor) => ["open", actor]),
  )
})

async function settleOne(app: TestApp, name: string): Promise<string> {
  await app.post("/v1/claims", claimOf("10,000", { subject: { name }, claimant: { name: "US" } }))
  const { body } = await app.post("/v1/claims", claimOf("20,000", { subject: { name } }))
  const [{ id }] = body.conflicts
  await app.patch(`/v1/conflicts/${id}`, { status: "dismissed" }, { "x-actor": "Cy" })
  return id
}

async function count(app: TestApp, what: string): Promise<number> {
  return (await app.store.pool.query(`select count(*) as n from ${what}`)).rows[0].n
}
