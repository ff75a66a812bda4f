import type { Exact } from "../../quantity/numbers/exact.ts"
import { convert, findUnit } from "../../quantity/units/units.ts"
import type { Amount } from "./tolerance.ts"

/**
 * The amount in the unit `into`, taken as a difference: 5 °C more is 9 °F more, and two shares differ by percentage points.
 * Null where the two units measure different things.
 */
export function convertAmount({ amount, unit }: Amount, into: string): Exact | null {
  if (unit === into) return amount
  const from = findUnit(unit)
  const to = findUnit(into)
  if (from === null || to === null) return null
  const isOfShares = from.dimension === "percentage-points" && to.dimension === "percent"
  return isOfShares ? amount.mul(from.factor).div(to.factor) : convert(amount, from, to, true)
}
