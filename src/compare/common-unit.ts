import { inUnit } from "../quantity/in-unit.ts"
import type { Quantity } from "../quantity/quantity.ts"
import { findUnit, type Unit } from "../quantity/units.ts"
import type { Pair } from "./figure.ts"
import { signChange } from "./signed-change.ts"

/** Both quantities in one unit, falls below zero; null where they have no unit in common. Money is not converted. */
export function findCommonUnit(a: Quantity, b: Quantity): Pair<Quantity> | null {
  const unit = a.unit === b.unit ? a.unit : chooseUnit(a.unit, b.unit)
  const inA = a.dimension === b.dimension ? inUnit(a, unit) : null
  const inB = inA && inUnit(b, unit)
  return inA && inB && { a: signChange(inA), b: signChange(inB) }
}

/**
 * The same for (a, b) and (b, a): metric before customary, whose UCUM codes have brackets; then the larger unit, in
 * which the readings of a converted numeral are widest, so that a range search in either unit finds what disagrees.
 */
function chooseUnit(a: string, b: string): string {
  if (isCustomary(a) !== isCustomary(b)) return isCustomary(a) ? b : a
  return isLarger(findUnit(a), findUnit(b)) ? a : b
}

function isCustomary(unit: string): boolean {
  return unit.includes("[")
}

/** Of two units of one size the first by the alphabet. */
function isLarger(a: Unit | null, b: Unit | null): boolean {
  if (a === null || b === null) return a !== null
  const order = a.factor.compare(b.factor)
  return order > 0 || (order === 0 && a.code < b.code)
}
