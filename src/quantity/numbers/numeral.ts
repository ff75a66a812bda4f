import { type Exact, MAX_DECIMALS, MAX_INTEGER_DIGITS, ONE, powerOfTen, smaller, ZERO } from "./exact.ts"
import { isWholeNumber, magnitude, roundingUnit } from "./rounding.ts"

/** A number in the form in which it was written, since that form tells how far it was rounded. */
export type Numeral = {
  /** What stands before the scale word: 1.2 of "1.2bn". */
  readonly mantissa: Exact
  /** Decimals written, 0 for a whole number, null for a fraction in words ("a third"). */
  readonly places: number | null
  /** What a scale word multiplies by: 1,000,000,000 for "bn"; 0.01 for cents. */
  readonly scale: Exact
  /** The rounding unit, where the form does not tell it: 5 percentage points for "a third". */
  readonly precision?: Exact
}

export function numberOf({ mantissa, scale }: Numeral): Exact {
  return scale === ONE ? mantissa : mantissa.mul(scale)
}

export function isWhole({ places }: Numeral): boolean {
  return places === 0
}

/** Decimals give the rounding unit exactly; the trailing zeros of a whole numeral give it roughly (roundingUnit). */
export function precisionOf(numeral: Numeral): Exact {
  const { mantissa, places, scale } = numeral
  if (numeral.precision !== undefined) return numeral.precision
  if (places !== null && places > 0) return powerOfTen(-places).mul(scale)
  if (mantissa.equals(ZERO)) return smaller(scale, ONE)
  const isPart = scale.lt(ONE)
  return isPart ? roundingUnit(mantissa).mul(scale) : roundingUnit(numberOf(numeral))
}

/** A scale word can carry a short numeral beyond the digits that the rest of the service keeps. */
export function isWithinLimits(numeral: Numeral): boolean {
  const value = numberOf(numeral)
  if (value.equals(ZERO)) return true
  const isFine = isWholeNumber(value) || value.d.toString().length <= MAX_DECIMALS + 1
  return magnitude(value) < MAX_INTEGER_DIGITS && isFine
}

export function negate(numeral: Numeral): Numeral {
  return { ...numeral, mantissa: numeral.mantissa.neg() }
}
