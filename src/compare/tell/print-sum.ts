import type { Basis, Severity } from "../pair/verdict.ts"
import type { SumVerdict } from "../sum/sum-verdict.ts"
import { explainSum } from "./explain-sum.ts"
import { type PrintedReconciliation, printMeasured, printReadings, printReconciliation } from "./print-measures.ts"
import type { PrintedVerdict } from "./print-verdict.ts"

/** The verdict on a whole, `a`, and the sum of its parts, `b`, with the members that a verdict on two figures has. */
export type PrintedSumVerdict = Pick<
  PrintedVerdict,
  "relation" | "readings" | "gap" | "allowed" | "explanation" | "rules"
> & {
  readonly verdict: SumVerdict["verdict"]
  readonly basis?: Basis
  readonly severity?: Severity
  readonly unit: string
  readonly reconcile?: PrintedReconciliation
  /** The names of the parts without a figure beside the whole. */
  readonly missing: readonly string[]
  /** The parts are declared disjoint and no more, so that only a sum above the whole is told. */
  readonly disjoint?: boolean
}

export function printSumVerdict(verdict: SumVerdict): PrintedSumVerdict {
  return {
    verdict: verdict.verdict,
    ...printOutcome(verdict),
    relation: verdict.relation,
    unit: verdict.unit,
    readings: {
      a: printReadings(verdict.readings.a, verdict.rounded?.a),
      b: printReadings(verdict.readings.b, verdict.rounded?.b),
    },
    ...printMeasured(verdict, false),
    explanation: explainSum(verdict),
    rules: verdict.setting.tolerance.rules,
    missing: verdict.missing,
    ...(verdict.isOpen ? { disjoint: true } : {}),
  }
}

function printOutcome(verdict: SumVerdict): Pick<PrintedSumVerdict, "basis" | "severity" | "reconcile"> {
  if (verdict.verdict === "agree") return { basis: verdict.basis }
  const { severity, gap, unit } = verdict
  return { severity, reconcile: printReconciliation(gap.implied, unit, false) }
}
