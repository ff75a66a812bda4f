import t from "tap"
import {
  decidedStatus,
  endedState,
  firstState,
  isStanding,
  type JudgedVerdict,
  nextState,
  standingState,
} from "../../src/operations/judging/conflict-lifecycle.ts"
import type { PairRow } from "../../src/store/conflicts/pair-row.ts"
import { CONFLICT_STATUSES } from "../../src/store/tables.ts"

/** Every state that a stored conflict can be in, as "status" or "resolved by …". */
const STATES = [
  "open",
  "explained",
  "dismissed",
  "resolved person",
  "resolved retracted",
  "resolved corrected",
  "resolved rejudged",
  "resolved withdrawn",
  "resolved accepted",
] as const
type StateName = (typeof STATES)[number]

type Event = {
  readonly verdict: PairRow["verdict"]
  readonly isFlagged: boolean
  readonly claimantsChanged: boolean
  readonly accepted: string | null
}

const SAME: Event = { verdict: "conflict", isFlagged: true, claimantsChanged: false, accepted: null }

/**
 * What becomes of each state (rows) by what a new judgement brings (columns). "=": the state stays. All conflicts here were
 * stored with the verdict `conflict`, so `tension` is another verdict.
 */
const COLUMNS: readonly (readonly [title: string, event: Event])[] = [
  ["the same conflict", SAME],
  ["the same, a claimant came or went", { ...SAME, claimantsChanged: true }],
  ["a tension instead", { ...SAME, verdict: "tension" }],
  ["the same, under an exception", { ...SAME, accepted: "Known." }],
  ["a tension instead, under an exception", { ...SAME, verdict: "tension", accepted: "Known." }],
  ["the same, a claimant came or went, under an exception", { ...SAME, claimantsChanged: true, accepted: "Known." }],
  ["agreement", { ...SAME, verdict: "agree", isFlagged: false }],
  ["a revision", { ...SAME, verdict: "revision", isFlagged: false }],
  ["a conflict that the rules do not flag", { ...SAME, isFlagged: false }],
]
const TABLE: Readonly<Record<StateName, readonly string[]>> = {
  open: ["=", "=", "=", "=", "=", "=", "rejudged", "rejudged", "rejudged"],
  explained: ["=", "open", "open", "=", "accepted", "accepted", "rejudged", "rejudged", "rejudged"],
  dismissed: ["=", "open", "open", "=", "accepted", "accepted", "rejudged", "rejudged", "rejudged"],
  "resolved person": ["=", "=", "open", "=", "accepted", "=", "=", "=", "="],
  "resolved retracted": ["open", "open", "open", ...Array(3).fill("accepted"), ...Array(3).fill("rejudged")],
  "resolved corrected": ["open", "open", "open", ...Array(3).fill("accepted"), ...Array(3).fill("rejudged")],
  "resolved rejudged": ["open", "open", "open", ...Array(3).fill("accepted"), ...Array(3).fill("rejudged")],
  "resolved withdrawn": ["open", "open", "open", ...Array(3).fill("accepted"), ...Array(3).fill("rejudged")],
  "resolved accepted": ["open", "open", "open", ...Array(3).fill("accepted"), ...Array(3).fill("rejudged")],
}

t.test("what a new judgement makes of each state", async (t) => {
  for (const name of STATES) {
    for (const [column, [title, event]] of COLUMNS.entries()) {
      const wanted = TABLE[name][column]
      t.equal(nameOf(next(name, event)), wanted === "=" ? name : fullName(wanted ?? ""), `${name}: ${title}`)
    }
  }
})

t.test("a judgement that changes nothing is no change, and one that changes only the evidence is", async (t) => {
  const row = rowIn("open")
  const same = { ...row, explanation: "They conflict.", rules: [], isFlagged: true }
  t.equal(nextState(row, same, { claimantsChanged: false, accepted: null }), null)
  t.same(nextState(row, { ...same, severity: 1 }, { claimantsChanged: false, accepted: null })?.severity, 1)
  t.same(nextState(row, { ...same, detail: { gap: 3 } }, { claimantsChanged: false, accepted: null })?.detail, {
    gap: 3,
  })
})

t.test(
  "a verdict on two figures is written anew where it changes or its grounds do, and at no other time",
  async (t) => {
    const grounds = { measure: "stock", relation: "same" } as const
    const rules = [{ id: "01930a2e-5c00-7000-8000-000000000000", version: 2, sets: ["windowDays"] }] as const
    const speakers = { a: said("2024-01-01"), b: said("2024-01-02") }
    const row = { ...rowIn("open"), detail: null, grounds }
    const judged = { ...row, explanation: "They conflict.", rules: [], isFlagged: true }
    const context = { claimantsChanged: false, accepted: null }
    t.equal(nextState(row, { ...judged, grounds: { ...grounds } }, context), null)
    for (const other of [{ ...grounds, rules }, { ...grounds, speakers }, { ...grounds, measure: "flow" } as const])
      t.same(nextState(row, { ...judged, grounds: other }, context)?.grounds, other)
    t.match(nextState(row, { ...judged, severity: 1, grounds: { ...grounds } }, context), { severity: 1, detail: null })

    const default1 = { id: "default", version: 1, sets: ["allowance"] }
    const judgedBy = { ...grounds, a: { ...said("2024-01-01"), claimants: ["us"] }, b: said("2024-01-02") }
    const printed = { ...row, grounds: null, detail: { gap: 1, judgedBy, rules: [default1] } }
    t.equal(nextState(printed, judged, context), null, "what is printed says the same")
    const ruled = { ...printed, detail: { ...printed.detail, rules: [...rules, default1] } }
    t.match(nextState(ruled, judged, context), { detail: null, grounds }, "by another rule")
    t.equal(nextState(ruled, { ...judged, grounds: { ...grounds, rules } }, context), null)
    const alone = { ...printed, detail: { ...printed.detail, judgedBy: { ...grounds, ...speakers } } }
    t.match(nextState(alone, judged, context), { detail: null, grounds }, "one claimant alone had said both")
    t.equal(nextState(alone, { ...judged, grounds: { ...grounds, speakers } }, context), null)
    const bare = { ...printed, detail: { gap: 1 } }
    t.match(
      nextState(bare, judged, context),
      { detail: null, grounds },
      "what does not tell its grounds is written anew",
    )
  },
)

function said(day: string) {
  return { claimants: ["kyiv"], firstPublished: `${day}T00:00:00Z`, lastPublished: `${day}T00:00:00Z` }
}

t.test("the note of a person stays through every judgement, ending and exception", async (t) => {
  for (const name of STATES) {
    const row = { ...rowIn(name), note: "Asked the ministry." }
    for (const [title, event] of COLUMNS) {
      const state = nextState(row, judgedBy(event), event)
      t.equal((state ?? row).note, "Asked the ministry.", `${name}: ${title}`)
    }
    t.equal(standingState(row, "Known.").note, "Asked the ministry.")
    t.equal((endedState(row, "retracted", "Wrong.") ?? row).note, "Asked the ministry.")
  }
})

t.test("the first state: only what is flagged, and revisions, are worth a row", async (t) => {
  const first = (event: Event) => firstState(judgedBy(event), event.accepted)
  t.match(first(SAME), { status: "open", resolution: null, reason: null, note: null })
  t.match(first({ ...SAME, accepted: "Known." }), { status: "resolved", resolution: "accepted", reason: "Known." })
  const revision = first({ ...SAME, verdict: "revision", isFlagged: false })
  t.match(revision, { status: "resolved", resolution: "rejudged", reason: "They are so." })
  t.equal(first({ ...SAME, isFlagged: false }), null, "a conflict that the rules do not flag")
  t.equal(first({ ...SAME, verdict: "agree", isFlagged: false }), null)
  t.equal(first({ ...SAME, verdict: "not-comparable", isFlagged: false }), null)
})

t.test("why a judgement resolved it: its explanation, and that the rules hide it where they do", async (t) => {
  const reason = (event: Partial<Event>) => next("open", { ...SAME, isFlagged: false, ...event }).reason
  t.equal(reason({ verdict: "agree" }), "They are so.")
  t.equal(reason({ verdict: "conflict" }), "They are so. The rules do not flag a conflict here.")
  t.equal(reason({ verdict: "tension" }), "They are so. The rules do not flag a tension here.")
})

t.test("what ends without a new verdict: whatever still stands, and a revision when its relation goes", async (t) => {
  const standing = ["open", "explained", "dismissed", "resolved accepted"]
  for (const name of STATES) {
    t.equal(isStanding(rowIn(name)), standing.includes(name), name)
    for (const by of ["retracted", "corrected", "withdrawn"] as const) {
      const ended = endedState(rowIn(name), by, "Because.")
      if (standing.includes(name)) t.match(ended, { status: "resolved", resolution: by, reason: "Because." }, name)
      else t.equal(ended, null, `${name} by ${by}`)
    }
  }
  const revision = { ...rowIn("resolved rejudged"), verdict: "revision" as const }
  t.match(endedState(revision, "withdrawn", "Because."), { status: "resolved", resolution: "withdrawn" })
  t.equal(endedState(revision, "retracted", "Because."), null, "the claimant's own update stays one")
  t.equal(endedState({ ...revision, resolution: "withdrawn" }, "withdrawn", "Because."), null, "once is enough")
})

t.test("an exception begins and ends", async (t) => {
  t.match(standingState(rowIn("open"), "Known."), { status: "resolved", resolution: "accepted", reason: "Known." })
  t.match(standingState(rowIn("resolved accepted"), null), { status: "open", resolution: null, reason: null })
})

t.test("a person may set any status from any state", async (t) => {
  for (const name of STATES) {
    const old = rowIn(name)
    for (const status of CONFLICT_STATUSES) {
      const set = decidedStatus(old, status)
      if (status === old.status) t.match(set, { status, resolution: old.resolution, reason: old.reason }, name)
      else
        t.same(
          set,
          { status, resolution: status === "resolved" ? "person" : null, reason: null },
          `${name} -> ${status}`,
        )
    }
  }
})

function next(name: StateName, event: Event): PairRow {
  const row = rowIn(name)
  return { ...row, ...nextState(row, judgedBy(event), event) }
}

function judgedBy({ verdict, isFlagged }: Event): JudgedVerdict {
  return { verdict, severity: 2, detail: { gap: 1 }, grounds: null, explanation: "They are so.", rules: [], isFlagged }
}

function rowIn(name: StateName): PairRow {
  const [status = "open", resolution = null] = name.split(" ")
  return {
    family_id: "family",
    subject_id: "subject",
    id: "conflict",
    kind: "pair",
    subject_a: "subject",
    figure_a: "a",
    subject_b: "subject",
    figure_b: "b",
    verdict: "conflict",
    severity: 2,
    detail: { gap: 1 },
    grounds: null,
    status: status as PairRow["status"],
    resolution: resolution as PairRow["resolution"],
    reason: resolution === null || resolution === "person" ? null : "Then.",
    note: null,
    assignee: null,
    version: 1,
    opened_at: "2024-11-04T00:00:00Z",
  }
}

function nameOf({ status, resolution }: PairRow): string {
  return resolution === null ? status : `${status} ${resolution}`
}

function fullName(short: string): string {
  return short === "open" ? short : `resolved ${short}`
}
