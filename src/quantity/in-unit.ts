import { deriveReadings } from "./hedges/derive-readings.ts"
import { DEFAULT_PROFILE } from "./hedges/hedge-profile.ts"
import { type Exact, larger, ZERO } from "./numbers/exact.ts"
import type { Reading } from "./numbers/reading.ts"
import { isPowerOfTen, roundingUnit } from "./numbers/rounding.ts"
import type { Quantity } from "./quantity.ts"
import { convert, findUnit, hasOffset, type Unit } from "./units/units.ts"

/**
 * The quantity in another unit of its dimension, its wording kept; null where there is no conversion. Readings are
 * scaled exactly. Where the units differ by a power of ten, a whole numeral's rounding unit is read off the converted
 * numeral instead, so that 1 km and 1,000 m come out equal, whichever was written. "About" keeps the width that its own
 * numeral gives it: "about 7 m" is 6.5 to 7.5 m in kilometres too.
 */
export function inUnit(quantity: Quantity, code: string, profile = DEFAULT_PROFILE): Quantity | null {
  if (quantity.unit === code) return quantity
  const from = findUnit(quantity.unit)
  const to = findUnit(code)
  if (from === null || to === null || from.base !== to.base) return null
  const converted = convertEnds(quantity, from, to)
  if (!quantity.whole || isAbout(quantity) || !differByPowerOfTen(from, to)) return converted
  return roundAgain(converted, to, profile)
}

function isAbout({ hedge, range }: Quantity): boolean {
  return (range?.hedge ?? hedge) === "about"
}

function convertEnds(quantity: Quantity, from: Unit, to: Unit): Quantity {
  const isDifference = quantity.change !== undefined
  const move = (value: Exact | null) => value && convert(value, from, to, isDifference)
  const moveEnds = (reading: Reading) => ({ ...reading, min: move(reading.min), max: move(reading.max) })
  const { rounded, range } = quantity
  return Object.freeze({
    ...quantity,
    unit: to.code,
    dimension: to.dimension,
    value: move(quantity.value),
    precision: quantity.precision && convert(quantity.precision, from, to, true),
    stated: moveEnds(quantity.stated),
    implied: moveEnds(quantity.implied),
    ...(rounded && { rounded: moveEnds(rounded) }),
    ...(range && { range: { ...range, low: move(range.low) ?? range.low, high: move(range.high) ?? range.high } }),
  })
}

function differByPowerOfTen(from: Unit, to: Unit): boolean {
  return !hasOffset(from) && !hasOffset(to) && isPowerOfTen(from.factor.div(to.factor))
}

function roundAgain(quantity: Quantity, unit: Unit, profile: typeof DEFAULT_PROFILE): Quantity {
  const { hedge, value, stated, range, far } = quantity
  const low = range?.low ?? stated.min
  const high = range?.high ?? stated.max
  if (hedge === "between" && low !== null && high !== null) {
    const precision = larger(roundingUnit(low), roundingUnit(high))
    const { minOpen, maxOpen } = stated
    const ends = range === undefined ? { minOpen, maxOpen } : { moved: range.hedge }
    const said = { hedge, low, high, precision, ...ends }
    return Object.freeze({ ...quantity, ...deriveReadings(said, unit, profile) })
  }
  if (hedge === "between" || hedge === "order" || hedge === "vague" || value === null || value.equals(ZERO)) {
    return quantity
  }
  return Object.freeze({
    ...quantity,
    ...deriveReadings({ hedge, value, precision: roundingUnit(value), ...(far && { far }) }, unit, profile),
  })
}
