import type { Exact } from "../../quantity/numbers/exact.ts"
import { convert, findUnit } from "../../quantity/units/units.ts"
import type { Amount } from "./tolerance.ts"

/**
 * The amount in the unit `into`, taken as a difference: 5 °C more is 9 °F more. Null where the two units measure different
 * things.
 */
export function convertAmount({ amount, unit }: Amount, into: string): Exact | null {
  if (unit === into) return amount
  const from = findUnit(unit)
  const to = findUnit(into)
  return from && to && convert(amount, from, to, true)
}
