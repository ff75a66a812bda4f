import { deriveReadings } from "./hedges/derive-readings.ts"
import { DEFAULT_PROFILE, type HedgeProfile } from "./hedges/hedge-profile.ts"
import type { Quantity } from "./quantity.ts"
import { findUnit } from "./units/units.ts"

/**
 * The quantity as another hedge profile reads it. Figures are stored as the built-in profile reads them; a rule's own
 * profile is applied where they are compared. What no profile touches (numerals, ranges, vague words) stays as it is.
 */
export function applyProfile(quantity: Quantity, profile: HedgeProfile): Quantity {
  if (profile === DEFAULT_PROFILE) return quantity
  const { hedge, value, precision } = quantity
  const unit = findUnit(quantity.unit)
  if (hedge === "order") return readOrderAgain(quantity, profile)
  if (hedge === "none" || hedge === "exactly" || hedge === "between" || hedge === "vague") return quantity
  if (unit === null || value === null || precision === null) return quantity
  return Object.freeze({ ...quantity, ...deriveReadings({ hedge, value, precision }, unit, profile) })
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
