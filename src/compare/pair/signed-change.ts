import { type Reading, scaleReading } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"

/** "Fell by 5" as the number it is: -5, so that it lies apart from "rose by 5". Everything else stays as it is. */
export function signChange(quantity: Quantity): Quantity {
  if (quantity.change !== "down" || isBelowZero(quantity.stated)) return quantity
  const { rounded, range } = quantity
  return {
    ...quantity,
    value: quantity.value?.neg() ?? null,
    stated: scaleReading(quantity.stated, -1),
    implied: scaleReading(quantity.implied, -1),
    ...(rounded && { rounded: scaleReading(rounded, -1) }),
    ...(range && { range: { ...range, low: range.high.neg(), high: range.low.neg() } }),
  }
}

/** The numeral has a minus of its own, which must not be turned into a plus. */
function isBelowZero({ max }: Reading): boolean {
  return max !== null && (max.s < 0n || max.n === 0n)
}
