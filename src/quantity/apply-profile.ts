import { deriveReadings } from "./hedges/derive-readings.ts"
import { DEFAULT_PROFILE, type HedgeProfile } from "./hedges/hedge-profile.ts"
import type { Exact } from "./numbers/exact.ts"
import type { Quantity } from "./quantity.ts"
import { findUnit, type Unit } from "./units/units.ts"

/**
 * The quantity as another hedge profile reads it. Figures are stored as the built-in profile reads them; a rule's own
 * profile is applied where they are compared. What no profile touches (numerals, bare ranges, vague words) stays as it is.
 */
export function applyProfile(quantity: Quantity, profile: HedgeProfile): Quantity {
  if (profile === DEFAULT_PROFILE) return quantity
  const { hedge, value, precision } = quantity
  const unit = findUnit(quantity.unit)
  if (hedge === "order") return readOrderAgain(quantity, profile)
  if (hedge === "none" || hedge === "exactly" || hedge === "vague") return quantity
  if (unit === null || precision === null) return quantity
  if (hedge === "between") return readRangeAgain(quantity, precision, unit, profile)
  if (value === null) return quantity
  const said = { hedge, value, precision, ...(quantity.far && { far: quantity.far }) }
  return Object.freeze({ ...quantity, ...deriveReadings(said, unit, profile) })
}

/** A range that has no hedge before it is its ends, whatever the profile. */
function readRangeAgain(quantity: Quantity, precision: Exact, unit: Unit, profile: HedgeProfile): Quantity {
  if (quantity.range === undefined) return quantity
  const { low, high, hedge } = quantity.range
  const said = { hedge: "between" as const, low, high, precision, moved: hedge }
  return Object.freeze({ ...quantity, ...deriveReadings(said, unit, profile) })
}

/** An order keeps no numeral: it is known by the span that the built-in profile gave it. */
function readOrderAgain(quantity: Quantity, profile: HedgeProfile): Quantity {
  const { min, max } = quantity.implied
  const name = Object.entries(DEFAULT_PROFILE.orders).find(
    ([, { low, high }]) => min?.equals(low) && max?.equals(high),
  )?.[0]
  const unit = findUnit(quantity.unit)
  if (name === undefined || unit === null) return quantity
  return Object.freeze({ ...quantity, ...deriveReadings({ hedge: "order", order: name }, unit, profile) })
}
