import { type PrintedReading, printReading, type Readings } from "../../quantity/numbers/reading.ts"
import { type Gap, percentOf } from "../pair/gap.ts"
import { isSameReading } from "../pair/relation.ts"
import type { Measured } from "../pair/verdict.ts"
import { printDecimal, printDecimalUp, printPercent } from "./decimal-text.ts"
import { explainReconciliation, findReconciliation } from "./reconcile.ts"

/** What verdicts of every kind rest on, as JSON. Decimals are strings, in the unit of the verdict. */
export type PrintedReadings = {
  readonly stated: PrintedReading
  readonly implied: PrintedReading
  /** Where rounding was considered: what rounds to the numeral. */
  readonly rounded?: PrintedReading
}

/** `percent` of the larger magnitude of the two nearest ends, to one decimal place; null on scales such as °C. */
export type PrintedGap = { readonly absolute: string; readonly percent: string | null }

export type PrintedMeasures = {
  readonly gap: { readonly stated: PrintedGap; readonly implied: PrintedGap }
  readonly allowed: { readonly stated: string; readonly implied: string }
}

/** Either allowance makes the two agree: `relativePercent` as it is, `absolute` only if exceeded where `exclusive`. */
export type PrintedReconciliation = {
  readonly relativePercent: string | null
  readonly absolute: { readonly amount: string; readonly unit: string }
  readonly exclusive: boolean
  readonly explanation: string
}

/** `rounded` is left out where it is the reading as said. */
export function printReadings({ stated, implied }: Readings, rounded?: Readings): PrintedReadings {
  const isOther = rounded !== undefined && !isSameReading(rounded.implied, implied)
  return {
    stated: printReading(stated),
    implied: printReading(implied),
    ...(isOther ? { rounded: printReading(rounded.implied) } : {}),
  }
}

export function printMeasured(
  { gap, allowed }: Pick<Measured, "gap" | "allowed">,
  arbitraryZero: boolean,
): PrintedMeasures {
  return {
    gap: { stated: printGap(gap.stated, arbitraryZero), implied: printGap(gap.implied, arbitraryZero) },
    allowed: { stated: printDecimal(allowed.stated.amount), implied: printDecimal(allowed.implied.amount) },
  }
}

function printGap(gap: Gap, arbitraryZero: boolean): PrintedGap {
  const percent = arbitraryZero ? null : printPercent(percentOf(gap))
  return { absolute: printDecimal(gap.distance), percent }
}

/** The smallest allowance that would do, from the gap of the implied readings. */
export function printReconciliation(implied: Gap, unit: string, arbitraryZero: boolean): PrintedReconciliation {
  const reconciliation = findReconciliation(implied, arbitraryZero)
  const { relativePercent, absolute, exclusive } = reconciliation
  return {
    relativePercent: relativePercent && printDecimal(relativePercent),
    absolute: { amount: printDecimalUp(absolute), unit },
    exclusive,
    explanation: explainReconciliation(reconciliation, unit),
  }
}
