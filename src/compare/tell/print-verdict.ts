import { hasArbitraryZero } from "../pair/allowance.ts"
import type { Pair, Side } from "../pair/figure.ts"
import type { Basis, Disagreement, Reason, Relation, Severity, Verdict } from "../pair/verdict.ts"
import type { RuleUse } from "../rules/tolerance.ts"
import { explainVerdict } from "./explain-verdict.ts"
import {
  type PrintedMeasures,
  type PrintedReadings,
  type PrintedReconciliation,
  printMeasured,
  printReadings,
  printReconciliation,
} from "./print-measures.ts"

/** A verdict as JSON. Decimals are strings; all amounts are in `unit`. */
export type PrintedVerdict = {
  readonly verdict: Verdict["verdict"]
  readonly basis?: Basis
  readonly reason?: Reason
  /** Null where there is none: no unit in common, or a vague figure. */
  readonly relation: Relation | null
  /** Null where the two have none in common: then each reading is in its figure's own unit. */
  readonly unit: string | null
  readonly readings: Pair<PrintedReadings>
  /** `gap` and `allowed` are null for what was not compared. */
  readonly gap: PrintedMeasures["gap"] | null
  readonly allowed: PrintedMeasures["allowed"] | null
  readonly severity?: Severity
  /** The later figure, where that decided: revisions and running totals. */
  readonly later?: Side
  readonly reconcile?: PrintedReconciliation
  readonly explanation: string
  readonly rules: readonly RuleUse[]
}

export function printVerdict(verdict: Verdict): PrintedVerdict {
  return {
    verdict: verdict.verdict,
    ...printOutcome(verdict),
    relation: verdict.relation,
    unit: verdict.unit,
    readings: printPair(verdict),
    ...printMeasures(verdict),
    explanation: explainVerdict(verdict),
    rules: verdict.setting.tolerance.rules,
  }
}

function printPair(verdict: Verdict): PrintedVerdict["readings"] {
  const { a, b } = verdict.readings
  const rounded = verdict.verdict === "not-comparable" ? null : verdict.rounded
  return { a: printReadings(a, rounded?.a), b: printReadings(b, rounded?.b) }
}

/** The members that only some verdicts have. */
function printOutcome(verdict: Verdict): Partial<PrintedVerdict> {
  switch (verdict.verdict) {
    case "not-comparable":
      return { reason: verdict.reason }
    case "revision":
      return { later: verdict.later }
    case "agree":
      return { basis: verdict.basis, ...printLater(verdict.later) }
    default:
      return { severity: verdict.severity, ...printLater(verdict.later), reconcile: reconcile(verdict) }
  }
}

function printLater(later: Side | null): { later?: Side } {
  return later === null ? {} : { later }
}

function printMeasures(verdict: Verdict): Pick<PrintedVerdict, "gap" | "allowed"> {
  if (verdict.verdict === "not-comparable") return { gap: null, allowed: null }
  return printMeasured(verdict, hasArbitraryZero(verdict.quantities.a))
}

function reconcile({ gap, quantities, unit }: Disagreement): PrintedReconciliation {
  return printReconciliation(gap.implied, unit, hasArbitraryZero(quantities.a))
}
