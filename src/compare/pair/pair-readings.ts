import { type Exact, exact, larger, ZERO } from "../../quantity/numbers/exact.ts"
import type { Readings } from "../../quantity/numbers/reading.ts"
import { trailingZeroUnit } from "../../quantity/numbers/rounding.ts"
import type { Hedge, Quantity } from "../../quantity/quantity.ts"
import { convertAmount } from "../rules/amount.ts"
import type { Tolerance } from "../rules/tolerance.ts"
import { hasArbitraryZero } from "./allowance.ts"
import type { ComparedFigure, Pair } from "./figure.ts"
import { readNarrowly } from "./narrow-reading.ts"

type Rounding = Tolerance["rounding"]

/** The readings of two quantities beside each other. `common` are the quantities of the two figures in one unit. */
export function readPair(figures: Pair<ComparedFigure>, common: Pair<Quantity>, rounding: Rounding): Pair<Readings> {
  const { a, b } = figures
  const [first, second] = readTogether([a.quantity, b.quantity], [common.a, common.b], rounding)
  return { a: first ?? common.a, b: second ?? common.b }
}

/**
 * The readings of quantities beside each other, in their order. Only a bare numeral (hedge `none`) reads differently
 * beside others than alone. `said` are the quantities as they were said, `common` the same in one unit.
 */
export function readTogether(
  said: readonly Quantity[],
  common: readonly Quantity[],
  rounding: Rounding,
): readonly Readings[] {
  const quantities = said.every(({ unit }) => unit === said[0]?.unit) ? common : coarsen(said, common)
  const isRounded = rounding === "inferred" && quantities.every(saysOneNumber)
  const smallIsExact = quantities.every(isWholeCount)
  return quantities.map((quantity) => readBeside(quantity, isRounded, smallIsExact))
}

/** Beside a bound or a range a bare numeral is the number it says; so is a small count beside other whole counts. */
export function readBeside(quantity: Quantity, isRounded: boolean, smallIsExact: boolean): Readings {
  const keeps = quantity.hedge !== "none" || (isRounded && !(smallIsExact && isSmallCount(quantity)))
  if (keeps) return quantity
  const number = readNarrowly(quantity)
  return { stated: number, implied: number }
}

const HEDGES_OF_ONE_NUMBER: ReadonlySet<Hedge> = new Set(["none", "exactly", "about"])

export function saysOneNumber({ hedge }: Quantity): boolean {
  return HEDGES_OF_ONE_NUMBER.has(hedge)
}

const SMALL_COUNTS_END = exact(100)

function isSmallCount(quantity: Quantity): boolean {
  return isWholeCount(quantity) && (quantity.value?.abs().lt(SMALL_COUNTS_END) ?? false)
}

export function isWholeCount({ dimension, whole, value }: Quantity): boolean {
  return dimension === "count" && whole && value?.d === 1n
}

/** Across units the coarser numeral is rounded to its trailing zeros: "200 square km (80 square miles)" agrees. */
function coarsen(said: readonly Quantity[], common: readonly Quantity[]): readonly Quantity[] {
  const zeros = said.map((quantity, at) => trailingZerosOf(quantity, common[at]?.unit ?? quantity.unit))
  const coarsest = zeros.reduce(larger, ZERO)
  return common.map((quantity, at) => (zeros[at]?.equals(coarsest) ? roundTo(coarsest, quantity) : quantity))
}

/** The unit of a numeral's trailing zeros, in the common unit. The zeros of 2.0 and of 20 °C say no such thing. */
export function trailingZerosOf(said: Quantity, unit: string): Exact {
  const { value, precision, whole } = said
  if (value === null || precision === null) return ZERO
  const amount = whole && !hasArbitraryZero(said) ? trailingZeroUnit(value) : precision
  return convertAmount({ amount, unit: said.unit }, unit) ?? ZERO
}

/** [N - u/2, N + u/2), for a bare numeral. A zero is nothing at all, not a rounded number. */
export function roundTo(unit: Exact, quantity: Quantity): Quantity {
  const { hedge, value, precision } = quantity
  if (hedge !== "none" || value === null || value.n === 0n || precision?.equals(unit)) return quantity
  const half = unit.div(2)
  const reading = { min: value.sub(half), max: value.add(half), minOpen: false, maxOpen: true }
  return { ...quantity, precision: unit, stated: reading, implied: reading }
}
