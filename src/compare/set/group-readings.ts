import type { Exact } from "../../quantity/numbers/exact.ts"
import type { Reading } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { readRounded, roundTo, saysOneNumber, trailingZerosOf } from "../pair/pair-readings.ts"
import type { Tolerance } from "../rules/tolerance.ts"

/**
 * How figures read in a group of a certain make-up: the stated reading of each, null for those that are not of it. A
 * group is of that make-up if `accepts` it. Every group is as it was said; one of numerals alone also reads as
 * `roundTogether` reads its members.
 */
export type GroupReadings = {
  readonly stated: readonly (Reading | null)[]
  readonly accepts: (members: readonly number[]) => boolean
}

type Quantities = readonly Quantity[]

/** `said` are quantities as they were said, `common` the same in the unit of some of them. */
export function listGroupReadings(
  said: Quantities,
  common: Quantities,
  rounding: Tolerance["rounding"],
): readonly GroupReadings[] {
  const asSaid = { stated: common.map(({ stated }) => stated), accepts: () => true }
  if (rounding === "none") return [asSaid]
  const isOneUnit = said.every(({ unit }) => unit === said[0]?.unit)
  const rounded = isOneUnit
    ? [roundedInOneUnit(common)]
    : [ofThatUnit(said, common), ...roundedAcrossUnits(said, common)]
  return [asSaid, ...rounded]
}

function roundedInOneUnit(common: Quantities): GroupReadings {
  return { stated: readWhere(common, saysOneNumber), accepts: () => true }
}

/** Numerals said in the common unit itself. No counts: these have one unit. */
function ofThatUnit(said: Quantities, common: Quantities): GroupReadings {
  const wasSaidInIt = (quantity: Quantity, at: number) => saysOneNumber(quantity) && said[at]?.unit === quantity.unit
  return { stated: readWhere(common, wasSaidInIt), accepts: () => true }
}

/** Across units the coarsest numerals of a group are rounded to their trailing zeros. */
function roundedAcrossUnits(said: Quantities, common: Quantities): readonly GroupReadings[] {
  const zeros = said.map((quantity, at) => trailingZerosOf(quantity, common[at]?.unit ?? quantity.unit))
  const steps = [...new Map(zeros.map((step) => [step.toFraction(), step])).values()]
  return steps.map((coarsest) => roundedTo(coarsest, zeros, said, common))
}

function roundedTo(coarsest: Exact, zeros: readonly Exact[], said: Quantities, common: Quantities): GroupReadings {
  const isCoarsest = common.map((_, at) => zeros[at]?.equals(coarsest) ?? false)
  const rounded = common.map((quantity, at) => (isCoarsest[at] ? roundTo(coarsest, quantity) : quantity))
  return {
    stated: readWhere(rounded, (quantity, at) => saysOneNumber(quantity) && !zeros[at]?.gt(coarsest)),
    accepts: (members) =>
      members.some((at) => isCoarsest[at]) && members.some((at) => said[at]?.unit !== said[members[0] ?? at]?.unit),
  }
}

function readWhere(
  quantities: Quantities,
  isOfIt: (quantity: Quantity, at: number) => boolean,
): readonly (Reading | null)[] {
  return quantities.map((quantity, at) => (isOfIt(quantity, at) ? readRounded(quantity).stated : null))
}
