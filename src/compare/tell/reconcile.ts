import type { Exact } from "../../quantity/numbers/exact.ts"
import { type Gap, percentOf, spansZero } from "../pair/gap.ts"
import { printDecimal, roundPercentUp } from "./decimal-text.ts"
import { differenceUnit, phraseAmount } from "./phrase-amount.ts"

/** The smallest allowance with which two figures would agree: either of the two will do. */
export type Reconciliation = {
  /** Rounded up, so that it suffices. Null where no percentage does: across or at zero, on scales such as °C. */
  readonly relativePercent: Exact | null
  /** Exact, in the verdict's unit. Where `exclusive`, an end is open and only more than this suffices. */
  readonly absolute: Exact
  readonly exclusive: boolean
}

/** Of the gap of the implied readings, which need the larger allowance of the two: they lie within the stated. */
export function findReconciliation(implied: Gap, arbitraryZero: boolean): Reconciliation {
  const exclusive = !implied.closed
  const needsAbsolute = spansZero(implied) || arbitraryZero
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
