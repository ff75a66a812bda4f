import t from "tap"
import { buildQuantity, type StructuredFigure } from "../../src/quantity/build-quantity.ts"
import { deriveReadings } from "../../src/quantity/hedges/derive-readings.ts"
import { DEFAULT_PROFILE } from "../../src/quantity/hedges/hedge-profile.ts"
import { inUnit } from "../../src/quantity/in-unit.ts"
import { type Meaning, makeQuantity } from "../../src/quantity/make-quantity.ts"
import { printExact } from "../../src/quantity/numbers/exact.ts"
import type { Quantity, Reads } from "../../src/quantity/quantity.ts"
import { findUnit } from "../../src/quantity/units/units.ts"
import { printInterval } from "./intervals.ts"

function unwrap(read: Reads<Quantity>): Quantity {
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

const built = (figure: StructuredFigure) => unwrap(buildQuantity(figure))

function uncounted(meaning: Meaning, code: string): Quantity {
  const unit = findUnit(code)
  if (unit === null) throw new Error(`no unit ${code}`)
  return unwrap(makeQuantity("dozens", meaning, unit))
}

/** Value, precision, what is stated, and what is implied or, of a bare numeral, rounds to it; in the other unit. */
function show(quantity: Quantity | null): string | null {
  if (quantity === null) return null
  const { value, precision, stated, implied, rounded, unit } = quantity
  const numbers = [value && printExact(value), precision && printExact(precision)]
  return [...numbers, printInterval(stated), printInterval(rounded ?? implied), unit].join(" | ")
}

t.test("all that a quantity says moves to the other unit", async (t) => {
  const rows: readonly (readonly [figure: StructuredFigure, unit: string, shown: string])[] = [
    [{ value: 20, unit: "Cel" }, "[degF]", "68 | 1.8 | [68, 68] | [67.1, 68.9) | [degF]"],
    [{ value: 20, unit: "Cel" }, "K", "293.15 | 1 | [293.15, 293.15] | [292.65, 293.65) | K"],
    [{ value: 300, unit: "K" }, "Cel", "26.85 | 10 | [26.85, 26.85] | [21.85, 31.85) | Cel"],
    [{ value: 1, unit: "km" }, "m", "1000 | 100 | [1000, 1000] | [950, 1050) | m"],
    [{ value: "1.0", unit: "km" }, "m", "1000 | 100 | [1000, 1000] | [950, 1050) | m"],
    [{ value: "1.00", unit: "km" }, "m", "1000 | 10 | [1000, 1000] | [995, 1005) | m"],
    [{ value: 3000, unit: "m" }, "km", "3 | 1 | [3, 3] | [2.5, 3.5) | km"],
    [{ min: 1000, max: 2000, unit: "m" }, "km", " | 1 | [1, 2] | [1, 2] | km"],
    [{ min: 1000, max: 12000, unit: "m" }, "km", " | 1 | [1, 12] | [1, 12] | km"],
    [{ min: 1000, max: 1200, unit: "km" }, "m", " | 100000 | [1000000, 1200000] | [1000000, 1200000] | m"],
    [{ min: "1.5", max: "2.5", unit: "km" }, "m", " | 100 | [1500, 2500] | [1500, 2500] | m"],
    [{ value: 0, unit: "km" }, "m", "0 | 1000 | [0, 0] | [0, 0] | m"],
    [{ value: 0, hedge: "about", unit: "km" }, "m", "0 | 1000 | [0, 1000] | [0, 1000] | m"],
    [
      { value: 10, hedge: "more-than", unit: "[mi_i]" },
      "km",
      "16.09344 | 1.609344 | (16.09344, ) | (16.09344, 24.14016] | km",
    ],
  ]
  for (const [figure, unit, shown] of rows) t.equal(show(inUnit(built(figure), unit)), shown, JSON.stringify(figure))
})

t.test("what names no numeral keeps its readings, scaled", async (t) => {
  const dozens = { ...uncounted({ hedge: "order", order: "dozens" }, "km"), whole: true }
  t.equal(show(inUnit(dozens, "m")), " |  | [12000, ) | [24000, 100000) | m")
  const several = { ...uncounted({ hedge: "vague" }, "km"), whole: true }
  t.equal(show(inUnit(several, "m")), " |  | (, ) | (, ) | m")
})

t.test("where there is no conversion there is no quantity", async (t) => {
  t.equal(inUnit(built({ value: 5, unit: "km" }), "no such unit"), null)
  t.equal(inUnit({ ...built({ value: 5, unit: "km" }), unit: "no such unit" }, "km"), null)
  t.equal(inUnit(built({ value: 5, unit: "USD" }), "EUR"), null)
  const five = built({ value: 5, unit: "km" })
  t.equal(inUnit(five, "km"), five, "in its own unit it is itself")
})

t.test("an order that a profile does not have is a mistake of ours", async (t) => {
  const said = { hedge: "order", order: "gazillions" } as const
  const derive = () => deriveReadings(said, { isCount: true, canBeNegative: false }, DEFAULT_PROFILE)
  t.throws(derive, new Error('no order "gazillions" in the hedge profile'))
})

t.test("a profile's percentages are each their own, however many there have been", async (t) => {
  for (let tenth = 1; tenth <= 250; tenth += 1) {
    const stated = `${tenth / 10}`
    const profile = { ...DEFAULT_PROFILE, nearly: { stated, implied: "0" } }
    for (const _time of [1, 2]) {
      const quantity = unwrap(buildQuantity({ value: 1000, hedge: "nearly", unit: "km" }, { profile }))
      t.equal(printInterval(quantity.stated), `[${1000 - tenth}, 1000]`)
    }
  }
})
