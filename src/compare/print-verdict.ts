import { type PrintedReading, printReading } from "../quantity/reading.ts"
import { hasArbitraryZero } from "./allowance.ts"
import { printDecimal, printDecimalUp, printPercent } from "./decimal-text.ts"
import { explainVerdict } from "./explain-verdict.ts"
import type { Pair, Side } from "./figure.ts"
import { type Gap, percentOf } from "./gap.ts"
import { explainReconciliation, findReconciliation } from "./reconcile.ts"
import type { RuleUse } from "./tolerance.ts"
import type { Basis, Disagreement, Measured, Readings, Reason, Relation, Severity, Verdict } from "./verdict.ts"

/** A verdict as JSON, as api.md has it. Decimals are strings; all amounts are in `unit`. */
export type PrintedVerdict = {
  readonly verdict: Verdict["verdict"]
  readonly basis?: Basis
  readonly reason?: Reason
  /** Null where there is none: no unit in common, or a vague figure. */
  readonly relation: Relation | null
  /** Null where the two have none in common: then each reading is in its figure's own unit. */
  readonly unit: string | null
  readonly readings: Pair<{ readonly stated: PrintedReading; readonly implied: PrintedReading }>
  /** `gap` and `allowed` are null for what was not compared. */
  readonly gap: { readonly stated: PrintedGap; readonly implied: PrintedGap } | null
  readonly allowed: { readonly stated: string; readonly implied: string } | null
  readonly severity?: Severity
  /** The later figure, where that decided: revisions and running totals. */
  readonly later?: Side
  readonly reconcile?: PrintedReconciliation
  readonly explanation: string
  readonly rules: readonly RuleUse[]
}

/** `percent` of the larger magnitude of the two nearest ends, to one decimal place; null on scales such as °C. */
export type PrintedGap = { readonly absolute: string; readonly percent: string | null }

/** Either allowance makes the two agree: `relativePercent` as it is, `absolute` only if exceeded where `exclusive`. */
export type PrintedReconciliation = {
  readonly relativePercent: string | null
  readonly absolute: { readonly amount: string; readonly unit: string }
  readonly exclusive: boolean
  readonly explanation: string
}

export function printVerdict(verdict: Verdict): PrintedVerdict {
  return {
    verdict: verdict.verdict,
    ...printOutcome(verdict),
    relation: verdict.relation,
    unit: verdict.unit,
    readings: { a: printReadings(verdict.readings.a), b: printReadings(verdict.readings.b) },
    ...printMeasures(verdict),
    explanation: explainVerdict(verdict),
    rules: verdict.setting.tolerance.rules,
  }
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
      return { severity: verdict.severity, ...printLater(verdict.later), reconcile: printReconciliation(verdict) }
  }
}

function printLater(later: Side | null): { later?: Side } {
  return later === null ? {} : { later }
}

function printMeasures(verdict: Verdict): Pick<PrintedVerdict, "gap" | "allowed"> {
  if (verdict.verdict === "not-comparable") return { gap: null, allowed: null }
  const { gap, allowed } = verdict
  return {
    gap: { stated: printGap(gap.stated, verdict), implied: printGap(gap.implied, verdict) },
    allowed: { stated: printDecimal(allowed.stated.amount), implied: printDecimal(allowed.implied.amount) },
  }
}

function printGap(gap: Gap, { quantities }: Measured): PrintedGap {
  const percent = hasArbitraryZero(quantities.a) ? null : printPercent(percentOf(gap))
  return { absolute: printDecimal(gap.distance), percent }
}

function printReconciliation(verdict: Disagreement): PrintedReconciliation {
  const reconciliation = findReconciliation(verdict)
  const { relativePercent, absolute, exclusive } = reconciliation
  return {
    relativePercent: relativePercent && printDecimal(relativePercent),
    absolute: { amount: printDecimalUp(absolute), unit: verdict.unit },
    exclusive,
    explanation: explainReconciliation(reconciliation, verdict.unit),
  }
}

function printReadings({ stated, implied }: Readings): PrintedVerdict["readings"]["a"] {
  return { stated: printReading(stated), implied: printReading(implied) }
}
