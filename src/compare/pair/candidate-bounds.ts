import { type Exact, larger, ONE, smaller, ZERO } from "../../quantity/numbers/exact.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { convertAmount } from "../rules/amount.ts"
import type { Tolerance } from "../rules/tolerance.ts"
import { relativeShare } from "./allowance.ts"
import { narrowReading } from "./narrow-reading.ts"

export { narrowReading }

/**
 * Where the figures lie that may disagree with one: their narrow reading ends at or below `below`, or starts at or
 * above `above`. Null = nothing on that side can disagree. All in one unit, the one in which figures are compared.
 */
export type CandidateBounds = { readonly below: Exact | null; readonly above: Exact | null }

/**
 * For a range search that finds every figure in conflict or tension with this one, and few others: what lies between
 * the bounds agrees under any pairing. Narrow readings lie within the readings of any pairing, so readings that are
 * apart by more than their allowance leave the narrow ones at least as far apart. Drift and window depend on the dates
 * of both figures; they only make fewer of the candidates disagree. `quantity` is as the tolerance's hedge profile reads
 * it.
 */
export function candidateBounds(quantity: Quantity, tolerance: Tolerance): CandidateBounds {
  const { min, max } = narrowReading(quantity)
  const absolute = tolerance.absolute === null ? ZERO : (convertAmount(tolerance.absolute, quantity.unit) ?? ZERO)
  const rest = ONE.sub(relativeShare(quantity, tolerance))
  return {
    below: min && smaller(min.sub(absolute), lowerByShare(min, rest)),
    above: max && larger(max.add(absolute), lowerByShare(max.neg(), rest).neg()),
  }
}

/**
 * The highest end below `end` that the relative allowance leaves apart. The share is of the larger magnitude: of `end`
 * itself where that is positive, of the other end where it is negative. Ends across zero lie further down still.
 */
function lowerByShare(end: Exact, rest: Exact): Exact {
  return end.s < 0n ? end.div(rest) : end.mul(rest)
}
