import type { Quantity } from "../../quantity/quantity.ts"
import type { Tolerance } from "../rules/tolerance.ts"
import { otherSide, type Pair, type Side } from "./figure.ts"
import type { Gap } from "./gap.ts"
import { isOneNumber, isPreciseEnd } from "./precise.ts"

/** One side of a comparison, as far as it matters how precisely it was said. */
export type Precision = {
  /** Whether the end of its reading that lies nearest to the other side is precise. */
  readonly isPreciseAt: (gap: Pick<Gap, "from" | "to">, isLower: boolean) => boolean
  /** It was said as a number itself, bare or with "exactly". */
  readonly isNumber: boolean
}

export function precisionOf(quantity: Quantity): Precision {
  return {
    isNumber: isOneNumber(quantity),
    isPreciseAt: ({ from, to }, isLower) => {
      const at = isLower ? from : to
      return at !== null && isPreciseEnd(quantity, isLower ? "max" : "min", at)
    },
  }
}

/**
 * Whether rounding alone excuses a gap: between two precise figures, and between a precise one and a number that was said
 * as it is. "Five percent" is for loose talk.
 */
export function isStrict(gap: Gap, sides: Pair<Precision>, { precise }: Pick<Tolerance, "precise">): boolean {
  if (precise === "tolerant") return false
  const lower: Side = gap.lower ?? "a"
  const [low, high] = [sides[lower], sides[otherSide(lower)]]
  const [isLow, isHigh] = [low.isPreciseAt(gap, true), high.isPreciseAt(gap, false)]
  return (isLow && (isHigh || high.isNumber)) || (isHigh && low.isNumber)
}
