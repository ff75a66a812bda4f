import type { PairRow } from "../../../store/conflicts/conflicts.ts"
import type { State } from "../conflict-lifecycle.ts"
import type { Plan } from "../save-verdicts.ts"

export const OUTCOMES = ["opened", "closed", "changed"] as const
export type Outcome = (typeof OUTCOMES)[number]

/** What becomes of a conflict, as a person who works through them sees it; null where that is nothing new. */
export function outcomeOf(
  old: PairRow | undefined,
  next: Pick<State, "status" | "verdict" | "severity">,
): Outcome | null {
  if (next.status === "open" && old?.status !== "open") return "opened"
  if (old === undefined) return null
  if (next.status === "resolved" && old.status !== "resolved") return "closed"
  return next.verdict === old.verdict && next.severity === old.severity ? null : "changed"
}

export type Tally = { readonly [O in Outcome]: number }

export const NO_OUTCOMES: Tally = { opened: 0, closed: 0, changed: 0 }

export function addTally(a: Tally, b: Tally): Tally {
  return { opened: a.opened + b.opened, closed: a.closed + b.closed, changed: a.changed + b.changed }
}

export function tallyPlan({ inserts, updates }: Plan): Tally {
  const outcomes = [
    ...inserts.map((row) => outcomeOf(undefined, row)),
    ...updates.map(({ old, state }) => outcomeOf(old, state)),
  ]
  const count = (outcome: Outcome) => outcomes.filter((one) => one === outcome).length
  return { opened: count("opened"), closed: count("closed"), changed: count("changed") }
}
