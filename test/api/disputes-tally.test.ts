import fc from "fast-check"
import t from "tap"
import { endOverdue } from "../../src/operations/conflicts/exceptions.ts"
import { type Body, type Reply, startApp, type TestApp } from "../support/app.ts"
import { claimOf } from "../support/claims.ts"
import { findWrongTallies } from "../support/dispute-tally.ts"
import { propertyRuns } from "../support/property-runs.ts"

const FIGURES = ["exactly 100", "exactly 107", "exactly 130", "over 900", "nearly 2,000", "exactly 9,000"]
const SUBJECTS = ["Whole", "North", "South", "Twin"]
const STATUSES = ["open", "explained", "dismissed", "resolved"]
const place = fc.nat(1_000)

const deed = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant("file"),
      figure: fc.constantFrom(...FIGURES),
      subject: fc.constantFrom(...SUBJECTS),
      by: fc.nat(3),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom("retract", "correct"), place, figure: fc.constantFrom(...FIGURES) }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant("patch"), place, status: fc.constantFrom(...STATUSES) }) },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("settle"),
      place,
      status: fc.constantFrom(...STATUSES),
      narrow: fc.constantFrom({}, { verdict: "tension" }, { severityAtMost: "medium" }, "figure"),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant("rule"),
      percent: fc.constantFrom(0, 10, 90),
      precise: fc.constantFrom("tolerant", "tolerant", "strict"),
      flagged: fc.constantFrom(["conflict"], ["conflict", "tension"], []),
    }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constantFrom("accept", "end"), place }) },
  {
    weight: 8,
    arbitrary: fc.record({ do: fc.constantFrom("exhaust", "part", "merge", "mergeSources", "expire"), place }),
  },
) as fc.Arbitrary<Body>

/** One of each in an order in which each is possible, so that none is left to chance. */
const EVERY_DEED: readonly Body[] = [
  { do: "file", figure: "exactly 9,000", subject: "Whole", by: 0 },
  { do: "file", figure: "exactly 130", subject: "North", by: 1 },
  { do: "file", figure: "over 900", subject: "North", by: 2 },
  { do: "file", figure: "exactly 107", subject: "South", by: 3 },
  { do: "patch", place: 0, status: "explained" },
  { do: "accept", place: 0 },
  { do: "end", place: 0 },
  { do: "exhaust", place: 1 },
  { do: "rule", percent: 90, precise: "tolerant", flagged: ["conflict"] },
  { do: "settle", place: 0, status: "dismissed", narrow: {} },
  { do: "correct", place: 0, figure: "exactly 100" },
  { do: "retract", place: 1 },
  { do: "part", place: 1 },
  { do: "merge", place: 0 },
  { do: "mergeSources", place: 0 },
  { do: "expire" },
]

t.test("the tally equals a count after every operation, in every order", async (t) => {
  const done = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 20, maxLength: 40 }), async (deeds) => {
      const app = await startApp()
      const family = await makeFamily(app)
      for (const one of deeds) {
        const reply = await DEEDS[one.do]?.(app, one, family)
        if (reply && reply.status < 300) done.set(one.do, (done.get(one.do) ?? 0) + 1)
        const differences = await findWrongTallies(app.url)
        if (differences.length > 0) throw new Error(`${JSON.stringify(one)}: ${JSON.stringify(differences)}`)
      }
    }),
    { ...propertyRuns(8), examples: [[EVERY_DEED]] },
  )
  for (const name of Object.keys(DEEDS))
    if (name !== "expire") t.ok((done.get(name) ?? 0) > 0, `${name}: ${done.get(name)} times`)
})

type Family = Readonly<Record<string, string>>

async function makeFamily(app: TestApp): Promise<Family> {
  const make = async (name: string, given: Body = {}) => (await app.post("/v1/subjects", { name, ...given })).body.id
  const Whole = await make("Whole")
  const [North, South] = [await make("North", { partOf: [Whole] }), await make("South", { partOf: [Whole] })]
  const Twin = await make("Twin")
  for (const figure of FIGURES.slice(0, 3)) await app.post("/v1/claims", claimOf(figure, { subject: Twin }))
  return { Whole, North, South, Twin }
}

type Deed = (app: TestApp, one: Body, family: Family) => Promise<Reply | null>

/** Each answers null where there is nothing that it could be done to. */
const DEEDS: Readonly<Record<string, Deed>> = {
  file: (app, { figure, subject, by }) =>
    app.post("/v1/claims", claimOf(figure, { subject: { name: subject }, claimant: { name: `By ${by}` } })),
  retract: (app, one) =>
    toOne(app, one, CLAIMS, ({ id }) => app.post(`/v1/claims/${id}/retract`, { reason: "misread" })),
  correct: (app, one) =>
    toOne(app, one, CLAIMS, ({ id }) =>
      app.post(`/v1/claims/${id}/correct`, { reason: "misread", figure: one.figure }),
    ),
  patch: (app, one) => toOne(app, one, CONFLICTS, ({ id }) => app.patch(`/v1/conflicts/${id}`, { status: one.status })),
  settle: (app, one) => toOne(app, one, CONFLICTS, (conflict) => settle(app, one, conflict)),
  rule: async (app, { percent, precise, flagged }) => {
    const saved = await app.post("/v1/rules", { settings: { relative: { percent }, precise, flagged } })
    await app.runJobs()
    return saved
  },
  accept: (app, one) =>
    toOne(app, one, CONFLICTS, ({ id }) =>
      app.post("/v1/exceptions", { conflict: id, reason: "near", until: "2024-11-08" }),
    ),
  end: (app, one) => toOne(app, one, EXCEPTIONS, ({ id }) => app.post(`/v1/exceptions/${id}/end`, { reason: "over" })),
  expire: (app) => endOverdue(app.store.db, "2024-11-09T00:00:00Z").then(() => null),
  exhaust: (app, one, { Whole }) => app.patch(`/v1/subjects/${Whole}`, { exhaustive: one.place % 3 > 0 }),
  part: (app, one, { Whole, North }) =>
    app.patch(`/v1/subjects/${North}`, { partOf: one.place % 2 > 0 ? [] : [Whole] }),
  merge: (app, one, { Whole, South, Twin }) =>
    app.post(`/v1/subjects/${Twin}/merge`, { into: one.place % 2 > 0 ? Whole : South }),
  mergeSources: (app, one) => toOne(app, one, SOURCES, ({ id, into }) => app.post(`/v1/sources/${id}/merge`, { into })),
}

const CLAIMS = "select id from claims where status = 'active' order by id"
const CONFLICTS = "select id, subject_id, figure_a from conflicts order by id"
const EXCEPTIONS = "select id from exceptions where status = 'active' order by id"
const SOURCES = `select a.id, b.id as into from sources a join sources b on b.name like 'By%' and b.merged_into is null
  where a.id < b.id and a.name like 'By%' and a.merged_into is null order by a.id, b.id`

async function toOne(app: TestApp, one: Body, rows: string, act: (row: Body) => Promise<Reply>): Promise<Reply | null> {
  const { rows: found } = await app.store.pool.query(rows)
  return found.length === 0 ? null : act(found[one.place % found.length])
}

async function settle(app: TestApp, one: Body, conflict: Body): Promise<Reply> {
  const { body } = await app.get(`/v1/disputes/${conflict.subject_id}`)
  const narrow = one.narrow === "figure" ? { figure: conflict.figure_a } : one.narrow
  const asked = { status: one.status, note: "settled as one", openConflicts: body.openConflicts, ...narrow }
  const reply = await app.post(`/v1/disputes/${conflict.subject_id}/settle`, asked)
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body))
  const { changed, dispute } = reply.body
  const expected = body.openConflicts + (one.status === "open" ? changed : -changed)
  if (dispute.openConflicts !== expected) throw new Error(`${expected} should be open: ${JSON.stringify(reply.body)}`)
  return reply
}
