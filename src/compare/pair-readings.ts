import { type Exact, exact, ZERO } from "../quantity/exact.ts"
import type { Hedge, Quantity } from "../quantity/quantity.ts"
import { trailingZeroUnit } from "../quantity/rounding.ts"
import { hasArbitraryZero } from "./allowance.ts"
import { convertAmount } from "./amount.ts"
import type { ComparedFigure, Pair } from "./figure.ts"
import { readNarrowly } from "./narrow-reading.ts"
import type { Tolerance } from "./tolerance.ts"
import type { Readings } from "./verdict.ts"

type Rounding = Tolerance["rounding"]

/**
 * The readings of two quantities beside each other. Only a bare numeral (hedge `none`) reads differently beside another
 * quantity than alone. `common` are the quantities of the two figures in one unit.
 */
export function readPair(figures: Pair<ComparedFigure>, common: Pair<Quantity>, rounding: Rounding): Pair<Readings> {
  const said = { a: figures.a.quantity, b: figures.b.quantity }
  const { a, b } = said.a.unit === said.b.unit ? common : coarsen(said, common)
  return { a: readBeside(a, b, rounding), b: readBeside(b, a, rounding) }
}

function readBeside(quantity: Quantity, other: Quantity, rounding: Rounding): Readings {
  if (quantity.hedge !== "none" || isReadRounded(quantity, other, rounding)) return quantity
  const number = readNarrowly(quantity)
  return { stated: number, implied: number }
}

/** Beside a bound or a range a bare numeral is the number it says; so is a small count beside another whole count. */
function isReadRounded(numeral: Quantity, other: Quantity, rounding: Rounding): boolean {
  return rounding === "inferred" && saysOneNumber(other) && !(isSmallCount(numeral) && isWholeCount(other))
}

const HEDGES_OF_ONE_NUMBER: ReadonlySet<Hedge> = new Set(["none", "exactly", "about"])

function saysOneNumber({ hedge }: Quantity): boolean {
  return HEDGES_OF_ONE_NUMBER.has(hedge)
}

const SMALL_COUNTS_END = exact(100)

function isSmallCount(quantity: Quantity): boolean {
  return isWholeCount(quantity) && (quantity.value?.abs().lt(SMALL_COUNTS_END) ?? false)
}

function isWholeCount({ dimension, whole, value }: Quantity): boolean {
  return dimension === "count" && whole && value?.d === 1n
}

/** Across units the coarser numeral is rounded to its trailing zeros: "200 square km (80 square miles)" agrees. */
function coarsen(said: Pair<Quantity>, common: Pair<Quantity>): Pair<Quantity> {
  const a = trailingZerosOf(said.a, common.a.unit)
  const b = trailingZerosOf(said.b, common.b.unit)
  const order = a.compare(b)
  return { a: order < 0 ? common.a : roundTo(a, common.a), b: order > 0 ? common.b : roundTo(b, common.b) }
}

/** The unit of a numeral's trailing zeros, in the common unit. The zeros of 2.0 and of 20 °C say no such thing. */
function trailingZerosOf(said: Quantity, unit: string): Exact {
  const { value, precision, whole } = said
  if (value === null || precision === null) return ZERO
  const amount = whole && !hasArbitraryZero(said) ? trailingZeroUnit(value) : precision
  return convertAmount({ amount, unit: said.unit }, unit) ?? ZERO
}

/** [N - u/2, N + u/2), for a bare numeral. A zero is nothing at all, not a rounded number. */
function roundTo(unit: Exact, quantity: Quantity): Quantity {
  const { hedge, value, precision } = quantity
  if (hedge !== "none" || value === null || value.n === 0n || precision?.equals(unit)) return quantity
  const half = unit.div(2)
  const reading = { min: value.sub(half), max: value.add(half), minOpen: false, maxOpen: true }
  return { ...quantity, precision: unit, stated: reading, implied: reading }
}
