import { decimalPlaces, type Exact, larger, ONE, powerOfTen, smaller, ZERO } from "./exact.ts"

/** A rounding unit leaves two significant figures of its numeral, a grain likewise. */
const SIGNIFICANT_FIGURES = 2

/** The exponent of the leading digit: 3 for 7,000, -1 for 0.5. Zero has none; callers set it apart. */
export function magnitude(value: Exact): number {
  const size = value.abs()
  const guess = size.n.toString().length - size.d.toString().length
  return size.lt(powerOfTen(guess)) ? guess - 1 : guess
}

/** The largest power of ten that divides the value: 3 for 12,000, -1 for 1.5; null for a third, which none divides. */
export function trailingExponent(value: Exact): number | null {
  const places = decimalPlaces(value)
  if (places === null || places > 0) return places && -places
  let exponent = 0
  for (let rest = value.n; rest !== 0n && rest % 10n === 0n; rest /= 10n) exponent += 1
  return exponent
}

/**
 * The rounding unit u of a numeral whose trailing zeros may be rounding: 10,000 -> 1,000, 12,000 -> 1,000,
 * 7,000 -> 100, 935 -> 1. A fraction in words (a third) has two significant figures.
 */
export function roundingUnit(value: Exact): Exact {
  if (value.equals(ZERO)) return ONE
  const cap = magnitude(value) - (SIGNIFICANT_FIGURES - 1)
  const unit = powerOfTen(Math.min(trailingExponent(value) ?? cap, cap))
  return isWholeNumber(value) ? larger(unit, ONE) : unit
}

/** The unit of the trailing zeros alone: 200 -> 100. What a figure is rounded to when it was converted from another unit. */
export function trailingZeroUnit(value: Exact): Exact {
  const exponent = value.equals(ZERO) ? 0 : trailingExponent(value)
  return exponent === null ? roundingUnit(value) : powerOfTen(exponent)
}

export function isWholeNumber(value: Exact): boolean {
  return value.d === 1n
}

/** What the next round number is measured by: 7,000 -> 1,000, 935 -> 10, 141,000 -> 10,000; a count's is at least 1. */
export function grain(value: Exact, isCount: boolean): Exact {
  const finest = magnitude(value) - (SIGNIFICANT_FIGURES - 1)
  const exponent = Math.max(trailingExponent(value) ?? finest, finest)
  return powerOfTen(isCount ? Math.max(exponent, 0) : exponent)
}

/** Round numbers of counts are whole ones; the step from a power of ten is at least 1 for a count without decimals. */
export type RoundStep = { readonly isCount: boolean; readonly isWholeCount: boolean; readonly powerOfTenStep: Exact }

/** The next round number above a value other than zero: 7,000 -> 8,000, and 100 -> 150 as a power of ten. */
export function nextRoundAbove(value: Exact, step: RoundStep): Exact {
  if (value.lt(ZERO)) return nextRoundBelow(value.neg(), step).neg()
  if (isPowerOfTen(value)) return value.add(stepFrom(value, step))
  const by = grain(value, step.isCount)
  return value.div(by).floor().add(1).mul(by)
}

/** The next round number below a value other than zero: 8,000 -> 7,000, and 10,000 -> 5,000 as a power of ten. */
export function nextRoundBelow(value: Exact, step: RoundStep): Exact {
  if (value.lt(ZERO)) return nextRoundAbove(value.neg(), step).neg()
  if (isPowerOfTen(value)) return value.sub(smaller(value, stepFrom(value, step)))
  const by = grain(value, step.isCount)
  return value.div(by).ceil().sub(1).mul(by)
}

export function isPowerOfTen(value: Exact): boolean {
  return value.equals(powerOfTen(magnitude(value)))
}

function stepFrom(value: Exact, { isWholeCount, powerOfTenStep }: RoundStep): Exact {
  const step = value.mul(powerOfTenStep).div(100)
  return isWholeCount ? larger(step, ONE) : step
}
