import { type Exact, larger, ONE, powerOfTen, smaller, ZERO } from "../../quantity/numbers/exact.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { convertAmount } from "../rules/amount.ts"
import type { Tolerance } from "../rules/tolerance.ts"
import { MOST_OF_A_SHARE, pointsBuiltIn, relativeShare } from "./allowance.ts"
import { narrowReading } from "./narrow-reading.ts"
import { isOneNumber, isPreciseEnd } from "./precise.ts"

export { narrowReading }

/**
 * Where the figures lie that may disagree with one: their narrow reading ends at or below `below`, or starts at or
 * above `above`. Null = nothing on that side can disagree. All in one unit, the one in which figures are compared.
 */
export type CandidateBounds = { readonly below: Exact | null; readonly above: Exact | null }

/**
 * For a range search that finds every figure in conflict or tension with this one, and few others: what lies between
 * the bounds agrees with it. Drift, window and rounding depend on both figures; they only make fewer of the candidates
 * disagree. `quantity` is as the tolerance's hedge profile reads it.
 */
export function candidateBounds(quantity: Quantity, tolerance: Tolerance): CandidateBounds {
  const { min, max } = narrowReading(quantity)
  const below = (end: Exact) =>
    mayBeStrict(quantity, "min", end, tolerance) ? end : lowerByAllowance(end, quantity, tolerance)
  const above = (end: Exact) =>
    mayBeStrict(quantity, "max", end, tolerance) ? end : lowerByAllowance(end.neg(), quantity, tolerance).neg()
  const step = allowsSome(quantity, tolerance) ? LEAST_STEP : ZERO
  return { below: min && passOver(min, below(min), step.neg()), above: max && passOver(max, above(max), step) }
}

/** Whether there may be a figure beside which this end is held to rounding alone. */
function mayBeStrict(quantity: Quantity, side: "min" | "max", end: Exact, { precise }: Tolerance): boolean {
  return precise === "strict" && (isOneNumber(quantity) || isPreciseEnd(quantity, side, end))
}

function allowsSome(quantity: Quantity, tolerance: Tolerance): boolean {
  return pointsBuiltIn(quantity, quantity.unit, tolerance) !== null || relativeShare(quantity, tolerance).n > 0n
}

/** Smaller than any difference between two numbers of the store, which have far fewer decimals. */
const LEAST_STEP = powerOfTen(-60)

/**
 * Figures of the same number are many, day after day, and agree: precise figures that only touch are excused, and so are
 * others where a percentage is allowed. At zero neither holds.
 */
function passOver(end: Exact, bound: Exact, step: Exact): Exact {
  return end.n !== 0n && bound.equals(end) ? bound.add(step) : bound
}

/** The highest end below `end` that what is allowed leaves apart. */
function lowerByAllowance(end: Exact, quantity: Quantity, tolerance: Tolerance): Exact {
  const points = pointsBuiltIn(quantity, quantity.unit, tolerance)
  // Of points and percent the smaller counts, of the parts of a rule the larger.
  if (points !== null) return larger(end.sub(points), lowerByShare(end, ONE.sub(MOST_OF_A_SHARE)))
  const absolute = tolerance.absolute === null ? ZERO : (convertAmount(tolerance.absolute, quantity.unit) ?? ZERO)
  return smaller(end.sub(absolute), lowerByShare(end, ONE.sub(relativeShare(quantity, tolerance))))
}

/**
 * The same for a relative allowance. The share is of the larger magnitude: of `end`
 * itself where that is positive, of the other end where it is negative. Ends across zero lie further down still.
 */
function lowerByShare(end: Exact, rest: Exact): Exact {
  return end.s < 0n ? end.div(rest) : end.mul(rest)
}
