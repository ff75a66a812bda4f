import fc from "fast-check"
import t from "tap"
import { buildQuantity } from "../../src/quantity/build-quantity.ts"
import { printReading, type Reading } from "../../src/quantity/numbers/reading.ts"
import { findUnit } from "../../src/quantity/units/units.ts"
import { propertyRuns } from "../support/property-runs.ts"
import { type Ends, readByTable, roundByTable, trillionths } from "./readings-oracle.ts"

const HEDGES = [
  ...["none", "exactly", "about", "nearly", "just-over", "more-than", "at-least", "up-to", "at-most", "less-than"],
]

const digits = fc.oneof(
  fc.integer({ min: 0, max: 130 }),
  fc.constantFrom(0, 1, 5, 9, 10, 11, 99, 100, 101, 935, 1000, 1500, 9999, 141_000),
  fc.nat({ max: 9_999_999 }),
)
const numerals = fc
  .tuple(digits, fc.nat({ max: 6 }), fc.integer({ min: 0, max: 4 }), fc.boolean())
  .map(([number, zeros, places, isNegative]) => {
    const whole = `${number}${number === 0 ? "" : "0".repeat(zeros)}`
    const text =
      places === 0 ? whole : `${whole.slice(0, -places) || "0"}.${whole.slice(-places).padStart(places, "0")}`
    return isNegative && /[1-9]/.test(text) ? `-${text}` : text
  })

t.test("readings are those of the table, worked out a second time", async (t) => {
  let read = 0
  fc.assert(
    fc.property(
      numerals,
      fc.constantFrom(...HEDGES),
      fc.constantFrom("1", "1", "%", "km", "USD", "Cel"),
      (value, hedge, unit) => {
        const quantity = buildQuantity({ value, hedge, unit })
        const traits = findUnit(unit)
        if (!quantity.ok || traits === null) return isImpossible(value, hedge, unit)
        read += 1
        const wanted = readByTable({ value, hedge, isCount: traits.isCount, canBeNegative: traits.canBeNegative })
        const { stated, implied, rounded } = quantity.value
        const isRounded =
          hedge === "none"
            ? rounded !== undefined && show(endsOf(rounded)) === show(roundByTable({ value, hedge, ...traits }))
            : rounded === undefined
        return (
          isRounded && show(endsOf(stated)) === show(wanted.stated) && show(endsOf(implied)) === show(wanted.implied)
        )
      },
    ),
    propertyRuns(10_000),
  )
  t.ok(read > 0)
})

/** No count is negative, and nothing is below 0 that cannot be. */
function isImpossible(value: string, hedge: string, unit: string): boolean {
  const isZero = !/[1-9]/.test(value)
  return (
    (unit === "1" && value.startsWith("-")) || (hedge === "less-than" && isZero && ["1", "km", "USD"].includes(unit))
  )
}

function endsOf(reading: Reading): Ends {
  const { min, max, minOpen, maxOpen } = printReading(reading)
  const open = `${minOpen ? "min" : ""}${maxOpen ? "max" : ""}`
  return { min: min === null ? null : trillionths(min), max: max === null ? null : trillionths(max), open }
}

function show({ min, max, open }: Ends): string {
  return `${min} ${max} ${open}`
}
