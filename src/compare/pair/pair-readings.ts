import { type Exact, larger, ZERO } from "../../quantity/numbers/exact.ts"
import type { Readings } from "../../quantity/numbers/reading.ts"
import { trailingZeroUnit } from "../../quantity/numbers/rounding.ts"
import type { Hedge, Quantity } from "../../quantity/quantity.ts"
import { convertAmount } from "../rules/amount.ts"
import type { Tolerance } from "../rules/tolerance.ts"
import { hasArbitraryZero } from "./allowance.ts"
import type { ComparedFigure, Pair } from "./figure.ts"

type Rounding = Tolerance["rounding"]

export function readingsOf({ stated, implied }: Quantity): Readings {
  return { stated, implied }
}

/** The rounded readings of two quantities beside each other. `common` are those of the two figures in one unit. */
export function roundPair(
  figures: Pair<ComparedFigure>,
  common: Pair<Quantity>,
  rounding: Rounding,
): Pair<Readings> | null {
  const { a, b } = figures
  const [first, second] = roundTogether([a.quantity, b.quantity], [common.a, common.b], rounding, saysOneNumber) ?? []
  return first && second ? { a: first, b: second } : null
}

/**
 * The readings of quantities beside each other by rounding, in their order: of a bare numeral what rounds to it, of the
 * others what they say. Null where `isRoundable` does not hold for one of them: beside a bound or a range a bare numeral is
 * exactly the number that it says. `said` are the quantities as they were said, `common` the same in one unit.
 */
export function roundTogether(
  said: readonly Quantity[],
  common: readonly Quantity[],
  rounding: Rounding,
  isRoundable: (quantity: Quantity) => boolean,
): readonly Readings[] | null {
  if (rounding === "none" || !common.every(isRoundable)) return null
  const quantities = said.every(({ unit }) => unit === said[0]?.unit) ? common : coarsen(said, common)
  return quantities.map(readRounded)
}

export function readRounded(quantity: Quantity): Readings {
  const { rounded } = quantity
  return rounded === undefined ? readingsOf(quantity) : { stated: rounded, implied: rounded }
}

const HEDGES_OF_ONE_NUMBER: ReadonlySet<Hedge> = new Set(["none", "exactly", "about"])

export function saysOneNumber({ hedge }: Quantity): boolean {
  return HEDGES_OF_ONE_NUMBER.has(hedge)
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
  const rounded = { min: value.sub(half), max: value.add(half), minOpen: false, maxOpen: true }
  return { ...quantity, precision: unit, rounded }
}
