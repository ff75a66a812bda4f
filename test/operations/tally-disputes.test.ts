import fc from "fast-check"
import t from "tap"
import { type Counted, type Turn, tallyTurns } from "../../src/operations/judging/tally-disputes.ts"
import type { DisputeChange } from "../../src/store/conflicts/file-conflicts.ts"
import { propertyRuns } from "../support/property-runs.ts"

const FAMILY = "01000000-0000-7000-8000-00000000000f"
const SUBJECTS = ["a", "b", "c"].map((letter) => `01000000-0000-7000-8000-00000000000${letter}`)
const [A = "", B = "", C = ""] = SUBJECTS
const DAYS = ["2024-11-04T12:00:00Z", "2024-11-04T12:00:00.5Z", "2024-11-05T00:00:00.123456Z"]
const [FIRST = "", SECOND = "", THIRD = ""] = DAYS

const OPEN: Counted = {
  family_id: FAMILY,
  subject_id: A,
  kind: "pair",
  verdict: "conflict",
  severity: 3,
  status: "open",
  opened_at: SECOND,
}
const COUNTS = ["open_high", "open_medium", "open_low", "open_pair", "open_part", "open_sum"] as const
const NONE = { open_high: 0, open_medium: 0, open_low: 0, open_pair: 0, open_part: 0, open_sum: 0 }

const opens = (given: Partial<Counted> = {}): Turn => ({ before: null, after: { ...OPEN, ...given } })
const turns = (before: Partial<Counted>, after: Partial<Counted>): Turn => ({
  before: { ...OPEN, ...before },
  after: { ...OPEN, ...after },
})

/** Of the one subject whose turns these are. */
const changed = (counts: Partial<DisputeChange>, subject = A) => ({
  family_id: FAMILY,
  subject_id: subject,
  opened_at: null,
  ...NONE,
  ...counts,
})

const CASES: readonly (readonly [title: string, turns: readonly Turn[], expected: readonly DisputeChange[]])[] = [
  ["nothing", [], []],
  ["one opens", [opens()], [changed({ open_high: 1, open_pair: 1, opened_at: SECOND })]],
  [
    "a tension between a part and its whole opens",
    [opens({ verdict: "tension", severity: 1, kind: "part" })],
    [changed({ open_low: 1, open_part: 1, opened_at: SECOND })],
  ],
  ["a sum opens", [opens({ kind: "sum", severity: 2 })], [changed({ open_medium: 1, open_sum: 1, opened_at: SECOND })]],
  ["one is settled", [turns({}, { status: "dismissed" })], [changed({ open_high: -1, open_pair: -1 })]],
  ["one is resolved", [turns({}, { status: "resolved" })], [changed({ open_high: -1, open_pair: -1 })]],
  ["one becomes a revision", [turns({}, { verdict: "revision" })], [changed({ open_high: -1, open_pair: -1 })]],
  ["one is taken out", [{ before: OPEN, after: null }], [changed({ open_high: -1, open_pair: -1 })]],
  [
    "one opens again",
    [turns({ status: "explained" }, {})],
    [changed({ open_high: 1, open_pair: 1, opened_at: SECOND })],
  ],
  ["one grows milder", [turns({}, { severity: 1 })], [changed({ open_high: -1, open_low: 1, opened_at: SECOND })]],
  ["a revision", [opens({ verdict: "revision" }), turns({ verdict: "revision" }, { verdict: "revision" })], []],
  ["one that is settled otherwise", [turns({ status: "explained" }, { status: "dismissed" })], []],
  ["one that opens accepted", [opens({ status: "resolved" })], []],
  [
    "two of one subject, the later one first",
    [opens({ opened_at: THIRD }), opens({ opened_at: FIRST })],
    [changed({ open_high: 2, open_pair: 2, opened_at: FIRST })],
  ],
  [
    "decimals of a second",
    [opens({ opened_at: SECOND }), opens({ opened_at: FIRST }), opens({ opened_at: SECOND })],
    [changed({ open_high: 3, open_pair: 3, opened_at: FIRST })],
  ],
  [
    "when a conflict opened that is none any more does not matter",
    [turns({ opened_at: FIRST }, { opened_at: FIRST, status: "resolved" }), opens({ opened_at: THIRD })],
    [changed({ opened_at: THIRD })],
  ],
  [
    "subjects in the order of their ids",
    [C, A, B, C].map((subject_id) => opens({ subject_id })),
    [
      changed({ open_high: 1, open_pair: 1, opened_at: SECOND }),
      changed({ open_high: 1, open_pair: 1, opened_at: SECOND }, B),
      changed({ open_high: 2, open_pair: 2, opened_at: SECOND }, C),
    ],
  ],
]

for (const [title, given, expected] of CASES) t.strictSame(tallyTurns(given), expected, title)

const state = fc.record<Counted>({
  family_id: fc.constant(FAMILY),
  subject_id: fc.constantFrom(...SUBJECTS),
  kind: fc.constantFrom("pair", "part", "sum"),
  verdict: fc.constantFrom("conflict", "tension", "revision", "agree", "not-comparable"),
  severity: fc.constantFrom(1, 2, 3),
  status: fc.constantFrom("open", "open", "explained", "dismissed", "resolved"),
  opened_at: fc.constantFrom(...DAYS),
})

/** What becomes of some conflicts, one after the other: which of them, and what it is from then on. */
const course = fc.array(fc.tuple(fc.nat(5), fc.option(state)), { maxLength: 40 })
/** How many turns each writing has. */
const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 10 })

const isOpen = ({ status, verdict }: Counted) => status === "open" && ["conflict", "tension"].includes(verdict)

function recount(open: readonly Counted[]) {
  return SUBJECTS.map((subject) => {
    const own = open.filter((one) => one.subject_id === subject && isOpen(one))
    const count = (key: "severity" | "kind", value: number | string) => own.filter((one) => one[key] === value).length
    return {
      open_high: count("severity", 3),
      open_medium: count("severity", 2),
      open_low: count("severity", 1),
      open_pair: count("kind", "pair"),
      open_part: count("kind", "part"),
      open_sum: count("kind", "sum"),
    }
  })
}

/** The turns of a course, and what stands at its end. */
function follow(steps: readonly (readonly [number, Counted | null])[]) {
  const states = new Map<number, Counted | null>()
  const made = steps.map(([place, after]) => {
    const before = states.get(place) ?? null
    states.set(place, after)
    return { before, after }
  })
  return { turns: made, end: [...states.values()].filter((one) => one !== null) }
}

function cut(made: readonly Turn[], lengths: readonly number[]): Turn[][] {
  const pieces: Turn[][] = []
  for (let at = 0; at < made.length; at += lengths[(pieces.length - 1) % lengths.length] ?? 1)
    pieces.push(made.slice(at, at + (lengths[pieces.length % lengths.length] ?? 1)))
  return pieces
}

t.test("the sum of all turns is a recount of the end, however they are cut into writings", async (t) => {
  fc.assert(
    fc.property(course, sizes, (steps, lengths) => {
      const { turns: made, end } = follow(steps)
      const sums = new Map(SUBJECTS.map((subject) => [subject, { ...NONE }]))
      for (const change of cut(made, lengths).flatMap(tallyTurns)) {
        const sum = sums.get(change.subject_id) ?? { ...NONE }
        for (const count of COUNTS) sum[count] += change[count]
      }
      t.strictSame([...sums.values()], recount(end))
    }),
    propertyRuns(300),
  )
})

t.test("a subject is told of once, in order, and only where an open conflict of it has a part", async (t) => {
  fc.assert(
    fc.property(course, (steps) => {
      const { turns: made } = follow(steps)
      const open = made.flatMap(({ before, after }) => [before, after]).filter((one) => one !== null && isOpen(one))
      const expected = SUBJECTS.filter((subject) => open.some((one) => one?.subject_id === subject))
      t.strictSame(
        tallyTurns(made).map((change) => change.subject_id),
        expected,
      )
    }),
    propertyRuns(200),
  )
})

t.test("a change tells when the first of those opened that it makes or leaves open", async (t) => {
  fc.assert(
    fc.property(course, (steps) => {
      const { turns: made } = follow(steps)
      for (const change of tallyTurns(made)) {
        const after = made.map((turn) => turn.after).filter((one) => one !== null && isOpen(one))
        const own = after.filter((one) => one?.subject_id === change.subject_id).map((one) => one?.opened_at)
        t.equal(change.opened_at, DAYS.find((day) => own.includes(day)) ?? null)
      }
    }),
    propertyRuns(200),
  )
})

t.test("the order of turns does not matter", async (t) => {
  fc.assert(
    fc.property(course, (steps) => {
      const { turns: made } = follow(steps)
      t.strictSame(tallyTurns(made.toReversed()), tallyTurns(made))
    }),
    propertyRuns(200),
  )
})
