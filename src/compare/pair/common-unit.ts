import { DEFAULT_PROFILE } from "../../quantity/hedges/hedge-profile.ts"
import { inUnit } from "../../quantity/in-unit.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { findUnit, type Unit } from "../../quantity/units/units.ts"
import type { Pair } from "./figure.ts"
import { signChange } from "./signed-change.ts"

/** Both quantities in one unit, falls below zero; null where they have no unit in common. Money is not converted. */
export function findCommonUnit(a: Quantity, b: Quantity, profile = DEFAULT_PROFILE): Pair<Quantity> | null {
  const unit = chooseUnit(a.unit, b.unit)
  const inA = a.dimension === b.dimension ? inUnit(a, unit, profile) : null
  const inB = inA && inUnit(b, unit, profile)
  return inA && inB && { a: signChange(inA), b: signChange(inB) }
}

/** The same for any number of quantities, in any order; null where two of them have no unit in common. */
export function findCommonUnitOfAll(
  quantities: readonly Quantity[],
  profile = DEFAULT_PROFILE,
): readonly Quantity[] | null {
  const [first, ...rest] = quantities
  if (first === undefined || rest.some(({ dimension }) => dimension !== first.dimension)) return null
  const unit = rest.reduce((chosen, quantity) => chooseUnit(chosen, quantity.unit), first.unit)
  const common = quantities.flatMap((quantity) => inUnit(quantity, unit, profile) ?? [])
  return common.length === quantities.length ? common.map(signChange) : null
}

/**
 * The same for (a, b) and (b, a): metric before customary, whose UCUM codes have brackets; then the larger unit, in
 * which the readings of a converted numeral are widest, so that a range search in either unit finds what disagrees.
 */
export function chooseUnit(a: string, b: string): string {
  if (a === b) return a
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
