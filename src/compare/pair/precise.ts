import { type Exact, exact } from "../../quantity/numbers/exact.ts"
import { isWholeNumber, roundingUnit } from "../../quantity/numbers/rounding.ts"
import type { Hedge, Quantity } from "../../quantity/quantity.ts"

/** A whole count below this was counted and not rounded. */
const SMALL_COUNTS_END = exact(100)

/** A count of four or more significant figures is at least this many of its rounding unit. */
const FOUR_FIGURES = exact(1000)

/**
 * Whether a quantity is one precise number: with "exactly", or a bare whole count that was said to the unit or with four
 * or more significant figures (docs/semantics.md, "Precise figures").
 */
function isPreciseNumber({ hedge, dimension, value, precision }: Quantity): boolean {
  if (hedge === "exactly") return true
  if (hedge !== "none" || dimension !== "count" || value === null || precision === null) return false
  if (!isWholeNumber(value) || precision.lt(1)) return false
  return precision.equals(1) || value.abs().gte(precision.mul(FOUR_FIGURES))
}

const BOUNDS: ReadonlySet<Hedge> = new Set(["more-than", "at-least", "up-to", "at-most", "less-than"])

/**
 * Whether the end `at` of a reading is precise. Of a bound or a range it is if it was said, and said to the unit: the end
 * that a reader adds to "over 935" is not.
 */
export function isPreciseEnd(quantity: Quantity, side: "min" | "max", at: Exact): boolean {
  if (isOneNumber(quantity)) return isPreciseNumber(quantity)
  const { hedge, dimension, value, whole } = quantity
  if (dimension !== "count" || !whole || !isWholeNumber(at)) return false
  if (BOUNDS.has(hedge)) return (value?.equals(at) ?? false) && isToTheUnit(at)
  return hedge === "between" && (saidEnd(quantity, side)?.equals(at) ?? false) && isToTheUnit(at)
}

function saidEnd({ range, stated }: Quantity, side: "min" | "max"): Exact | null {
  if (range === undefined) return stated[side]
  return side === "min" ? range.low : range.high
}

function isToTheUnit(value: Exact): boolean {
  return value.abs().lt(SMALL_COUNTS_END) || roundingUnit(value).lte(1)
}

/** Said as a number itself: of such, a round one beside a precise one is excused by rounding alone. */
export function isOneNumber({ hedge }: Quantity): boolean {
  return hedge === "none" || hedge === "exactly"
}
