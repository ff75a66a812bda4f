import t, { type Test } from "tap"
import { makeRandom } from "../../bench/random.ts"
import type { FiledClaim } from "../../src/operations/claims/filing/file-together.ts"
import { Filer } from "../../src/operations/claims/filing/filer.ts"
import { IN_ANY_ORDER } from "../../src/operations/claims/filing/memory/draft-batch.ts"
import type { KnownFamily } from "../../src/operations/claims/filing/memory/family.ts"
import { FilingMemory } from "../../src/operations/claims/filing/memory/filing-memory.ts"
import { type Judging, judgeClaims } from "../../src/operations/claims/filing/memory/judge-batch.ts"
import { recall } from "../../src/operations/claims/filing/memory/recall.ts"
import { writeJudged } from "../../src/operations/claims/filing/memory/write-batch.ts"
import { type PreparedClaim, prepareClaim } from "../../src/operations/claims/filing/prepare-claim.ts"
import { StoreClient } from "../../src/store/connection/client.ts"
import { type Body, NOW, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"

const SIZE = 10_000

/** A filer whose memory a test can look into. */
function startFiler({ store }: TestApp) {
  const memory = new FilingMemory(SIZE)
  const filer = new Filer({ db: store.db, clock: () => NOW, limit: 1_000, memory })
  const prepare = (input: object) => prepareClaim(input as never, { hints: filer.hints, now: NOW, actor: null })
  const print = ({ claim, standing }: FiledClaim) => ({
    status: 201,
    headers: {},
    body: JSON.stringify({ claim: claim.id, figure: claim.figure_id, subject: claim.subject_id, standing }),
  })
  const file = async (input: object) => {
    const { answer } = await filer.file({ claim: prepare(input), key: null, audited: null, print })
    return JSON.parse(answer.body)
  }
  return { memory, file, prepare }
}

/** What a memory knows of a family, in one order. */
function tell(family: KnownFamily | undefined) {
  if (family === undefined) return null
  const figures = [...family.figures].map(({ speakers, ...figure }) => ({
    ...figure,
    speakers: [...speakers.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
    conflicts: family
      .conflictsOf(figure.row.id)
      .map(({ row, changedAt }) => ({ ...row, detail: { ...row.detail }, changedAt }))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
  }))
  return {
    version: family.version,
    subject: family.context.subject,
    figures: figures.sort((a, b) => (a.row.id < b.row.id ? -1 : 1)),
  }
}

const FIGURES = ["10,000", "nearly 12,000", "10,000-12,000", "over 7,000", "at least 9,500", "8,200", "up to 11,000"]
const CLAIMANTS = ["HUR", "Seoul", "Washington", "Kyiv"]

t.test("what is remembered is what is stored, whatever was filed", async (t) => {
  const app = await startApp()
  const { memory, file, prepare } = startFiler(app)
  for (const seed of [1, 2, 3]) {
    const below = makeRandom(seed)
    const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T
    const subjects = ["stock", "cumulative", "flow"].map((measure) => ({
      name: `${measure} ${seed}`,
      unit: "1",
      measure,
    }))
    const inputs = Array.from({ length: 60 }, () =>
      claimOf(pick(FIGURES), {
        subject: pick(subjects),
        source: { name: pick(["A wire", "A paper", `A blog ${seed}`]) },
        claimant: { name: pick(CLAIMANTS) },
        publishedAt: `2024-11-0${1 + below(4)}T12:00:0${below(9)}Z`,
        ...(below(2) === 0 ? {} : { asOf: `2024-10-${10 + below(20)}` }),
      }),
    )
    for (let from = 0; from < inputs.length; from += 12) await Promise.all(inputs.slice(from, from + 12).map(file))
    const fresh = new FilingMemory(SIZE)
    const claims = subjects.map((subject) => prepare(claimOf("1", { subject })))
    await recall(app.store.db, claims, fresh)
    for (const { subject } of claims) {
      const known = familyOf(memory, subject.key)
      t.ok((known?.conflictCount ?? 0) > 3, `${known?.conflictCount} conflicts of ${subject.name} are remembered`)
      t.same(tell(known), tell(familyOf(fresh, subject.key)), subject.name)
    }
  }
})

function familyOf(memory: FilingMemory, key: PreparedClaim["subject"]["key"]): KnownFamily | undefined {
  return memory.findFamily(memory.findSubject(key)?.family_id ?? "")
}

t.test("an answer by memory says what a read of the store says", async (t) => {
  const app = await startApp()
  const { file } = startFiler(app)
  for (const figure of FIGURES) await file(claimOf(figure))
  const { standing, figure, subject } = await file(claimOf("20,000", { claimant: { name: "Pyongyang" } }))
  const { items } = (await app.get(`/v1/conflicts?subject=${subject}`)).body
  const idsOf = (conflicts: readonly { readonly id: string }[]) => conflicts.map(({ id }) => id).sort()
  t.ok(standing.total > 1, `${standing.total} conflicts`)
  t.same(idsOf(standing.conflicts), idsOf(items.filter((conflict: Body) => JSON.stringify(conflict).includes(figure))))
})

t.test("what somebody else does is noticed by the next claim", async (t) => {
  const app = await startApp()
  const { file } = startFiler(app)
  const first = await file(claimOf("10,000"))
  t.equal((await file(claimOf("20,000", { claimant: { name: "Kyiv" } }))).standing.total, 1)
  const count = async (figure: string, claimant: string) =>
    (await file(claimOf(figure, { claimant: { name: claimant } }))).standing.total

  await app.post(`/v1/claims/${first.claim}/retract`, { reason: "An error." })
  t.equal(await count("20,000", "Seoul"), 0, "a retraction")

  await app.post("/v1/claims", claimOf("30,000", { claimant: { name: "Tokyo" } }))
  t.equal(await count("20,000", "Berlin"), 1, "a claim that came by another process")

  const rule = { name: "Wide", scope: { subject: first.subject }, settings: { relative: { percent: 90 } } }
  t.equal((await app.post("/v1/rules", rule)).status, 201)
  t.equal(await count("25,000", "Paris"), 0, "a rule")

  const { body: other } = await app.post("/v1/subjects", { name: "Other troops", unit: "1" })
  const named = { name: "Other troops", aliases: ["North Korean troops in Russia"] }
  t.equal((await app.call("PATCH", `/v1/subjects/${other.id}`, named)).status, 200)
  await t.rejects(file(claimOf("1,000")), { message: /stands for 2 subjects/ }, "a name that two subjects have")
})

t.test("a claim takes one statement where its subject is remembered, and two where it is cold or new", async (t) => {
  const app = await startApp()
  const { file } = startFiler(app)
  await file(claimOf("10,000"))
  const count = countStatements(t)
  const subject = { name: "Meals served in Odesa", unit: "1", measure: "flow" }
  await file(claimOf("9,000", { subject, source: { name: "A new paper" }, claimant: { name: "A new office" } }))
  t.same(count(), ["recall", "file rows of new names"], "subject, source and claimant are new")
  await file(claimOf("9,000", { subject }))
  t.same(count(), ["file rows"], "warm")
  await file(claimOf("20,000", { claimant: { name: "A new office" } }))
  t.same(count(), ["file rows and conflicts"], "warm, with a conflict")
  const { file: fileElsewhere } = startFiler(app)
  await fileElsewhere(claimOf("9,000", { subject }))
  t.same(count(), ["recall", "file rows"], "cold")
  await fileElsewhere(claimOf("1,000", { subject, claimant: { name: "A second office" } }))
  t.same(count(), ["recall", "file rows of new names and conflicts"], "a claimant is new, who contradicts")
})

/** Answers the names of the statements that were sent since it was asked last. */
function countStatements(t: Test) {
  const { query } = StoreClient.prototype
  let sent: string[] = []
  // biome-ignore lint/suspicious/noExplicitAny: pg's overloads cannot be told apart here.
  StoreClient.prototype.query = function (this: StoreClient, ...args: any[]): any {
    const [statement] = args
    sent.push(statement.name ?? statement)
    return query.apply(this, args as never)
  }
  t.teardown(() => {
    StoreClient.prototype.query = query
  })
  return () => {
    const names = sent
    sent = []
    return names
  }
}

t.test("terms are kept where they are new, and where a subject comes into a later quarter", async (t) => {
  const app = await startApp()
  const { file } = startFiler(app)
  const subject = { name: "Divers in Odesa", unit: "1", measure: "stock" as const }
  const say = async (figure: string, asOf: string, quote: string) => {
    await file(claimOf(figure, { subject, asOf, quote }))
    const { rows } = await app.store.pool.query("select terms from new_terms order by id")
    return rows.map(({ terms }) => terms.length)
  }
  const [first = 0, ...none] = await say("100", "2024-07-10", "There were divers in the harbour.")
  t.same(none, [])
  t.same(await say("200", "2024-08-20", "There were divers in the harbour."), [first], "a later day of the quarter")
  t.same(await say("300", "2024-08-20", "There were divers in the harbour, with lamps."), [first, 1], "a new word")
  t.same(await say("400", "2024-10-02", "There were divers in the harbour."), [first, 1, 0], "a later quarter")
  t.same(await say("500", "2024-09-02", "There were divers in the harbour."), [first, 1, 0], "an earlier day")
})

t.test("what a batch would have made of a family goes, also where one before it is written afterwards", async (t) => {
  const app = await startApp()
  const { db } = app.store
  const { memory, file, prepare } = startFiler(app)
  const subject = { name: "Ships in Odesa", unit: "1", measure: "stock" as const }
  await file(claimOf("100", { subject }))
  const judge = (figure: string, judging: Partial<Judging>) =>
    judgeClaims([prepare(claimOf(figure, { subject }))], memory, NOW, {
      order: IN_ANY_ORDER,
      on: new Set(),
      mostConflicts: 10,
      ...judging,
    })
  const first = await judge("200", {})
  if (first === undefined) throw new Error("the first batch was not judged")
  const on = new Set(first.families.keys())
  t.equal(await judge("300", { on, mostConflicts: 1 }), undefined, "it disagrees with both")
  await writeJudged(db, first, { keys: [], audited: [], send: null }, memory, NOW)
  const { key } = prepare(claimOf("1", { subject })).subject
  t.equal(familyOf(memory, key), undefined)
  const { figure } = await file(claimOf("300", { subject }))
  const { rows } = await app.store.pool.query("select id from figures")
  t.equal(rows.length, 3)
  t.ok(rows.some(({ id }) => id === figure))
  const { rows: conflicts } = await app.store.pool.query("select 1 from conflicts")
  t.equal(conflicts.length, 3)
})
