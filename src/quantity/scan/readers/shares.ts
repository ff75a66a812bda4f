import { exact, ONE } from "../../numbers/exact.ts"
import { type Numeral, numberOf } from "../../numbers/numeral.ts"
import type { Quantity } from "../../quantity.ts"
import type { AmountFound } from "../amount.ts"
import type { Surroundings } from "../language.ts"

/** "Half" may be anything from 47.5 to 52.5 %. The number is our own. */
const ROUNDED_TO = exact("0.05")
const HUNDRED = exact(100)

/** A fraction in words or signs alone, "half" or "two thirds": a part of a number, and not a half of one person. */
export function isShare({ numeral, unit, unsettled }: Pick<AmountFound, "numeral" | "unit" | "unsettled">): boolean {
  const { mantissa, places, scale } = numeral
  if (unit !== null || unsettled !== undefined || places !== null || !scale.equals(ONE)) return false
  return mantissa.s > 0n && mantissa.lt(ONE)
}

/** "Half" is 50 %, rounded to 5 percentage points. */
export function toPercent({ mantissa, places, scale }: Numeral): Numeral {
  return { mantissa: mantissa.mul(HUNDRED), places, scale, precision: ROUNDED_TO.mul(HUNDRED) }
}

export function asPercent(share: AmountFound): AmountFound {
  return { ...share, numeral: toPercent(share.numeral), unit: "%" }
}

/** Whether a figure was said as a part of a number, in words. No numeral is rounded to fives as such a part is. */
export function isPartOfNumber({ unit, precision }: Quantity): boolean {
  return unit === "%" && precision !== null && precision.equals(ROUNDED_TO.mul(HUNDRED))
}

/** "Half of the 10,000": 5,000, rounded to 500. The 10,000 is no percentage, even where one is expected. */
export function takeShare({ start, numeral }: AmountFound, whole: AmountFound, known: Surroundings): AmountFound {
  const all = numberOf(whole.numeral)
  const taken = { mantissa: numeral.mantissa.mul(all), places: null, scale: ONE, precision: all.mul(ROUNDED_TO) }
  const unit = whole.unit ?? (known.unit?.dimension === "percent" ? "1" : null)
  return { ...whole, start, numeral: taken, unit, isBare: false }
}
