import type { PairRow } from "../../../store/conflicts/pair-row.ts"
import type { ConflictState } from "../conflict-lifecycle.ts"
import type { Plan } from "../plan-judgements.ts"

export const OUTCOMES = ["opened", "closed", "changed"] as const
export type RejudgedOutcome = (typeof OUTCOMES)[number]

/** What becomes of a conflict in the eyes of a person who works through the list; null where nothing changes for them. */
export function outcomeOf(
  old: PairRow | undefined,
  next: Pick<ConflictState, "status" | "verdict" | "severity">,
): RejudgedOutcome | null {
  if (next.status === "open" && old?.status !== "open") return "opened"
  if (old === undefined) return null
  if (next.status === "resolved" && old.status !== "resolved") return "closed"
  return next.verdict === old.verdict && next.severity === old.severity ? null : "changed"
}

export type Tally = { readonly [O in RejudgedOutcome]: number }

export const NO_OUTCOMES: Tally = { opened: 0, closed: 0, changed: 0 }

export function addTally(a: Tally, b: Tally): Tally {
  return { opened: a.opened + b.opened, closed: a.closed + b.closed, changed: a.changed + b.changed }
}

export function tallyPlan({ opened, judged }: Plan): Tally {
  const outcomes = [
    ...opened.map((row) => outcomeOf(undefined, row)),
    ...judged.map(({ old, state }) => outcomeOf(old, state)),
  ]
  const count = (outcome: RejudgedOutcome) => outcomes.filter((one) => one === outcome).length
  return { opened: count("opened"), closed: count("closed"), changed: count("changed") }
}
