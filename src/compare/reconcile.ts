import type { Exact } from "../quantity/exact.ts"
import { hasArbitraryZero } from "./allowance.ts"
import { printDecimal, roundPercentUp } from "./decimal-text.ts"
import { percentOf, spansZero } from "./gap.ts"
import { differenceUnit, phraseAmount } from "./phrase-amount.ts"
import type { Disagreement } from "./verdict.ts"

/** The smallest allowance with which two figures would agree: either of the two will do. */
export type Reconciliation = {
  /** Rounded up, so that it suffices. Null where no percentage does: across or at zero, on scales such as °C. */
  readonly relativePercent: Exact | null
  /** Exact, in the verdict's unit. Where `exclusive`, an end is open and only more than this suffices. */
  readonly absolute: Exact
  readonly exclusive: boolean
}

/** The implied readings need the larger allowance of the two, since they lie within the stated. */
export function findReconciliation({ gap: { implied }, quantities }: Disagreement): Reconciliation {
  const exclusive = !implied.closed
  const needsAbsolute = spansZero(implied) || hasArbitraryZero(quantities.a)
  const relativePercent = needsAbsolute ? null : roundPercentUp(percentOf(implied), exclusive)
  return { relativePercent, absolute: implied.distance, exclusive }
}

/** "They would agree if 14.6 %, or 1,700, were allowed." */
export function explainReconciliation(reconciliation: Reconciliation, unit: string): string {
  const { relativePercent, absolute, exclusive } = reconciliation
  const amount = `${exclusive ? "more than " : ""}${phraseAmount(absolute, differenceUnit(unit))}`
  const percent = relativePercent === null ? "" : `${printDecimal(relativePercent)} %, or `
  return `They would agree if ${percent}${amount}${percent && ","} were allowed.`
}
