import fc from "fast-check"
import t from "tap"
import { buildQuantity, type StructuredFigure } from "../../src/quantity/build-quantity.ts"
import { DEFAULT_PROFILE } from "../../src/quantity/hedges/hedge-profile.ts"
import { inUnit } from "../../src/quantity/in-unit.ts"
import { LANGUAGES, type LanguageCode } from "../../src/quantity/languages/languages.ts"
import { exact, powerOfTen, printExact, ZERO } from "../../src/quantity/numbers/exact.ts"
import { isEmpty, liesWithin, type Reading, scaleReading } from "../../src/quantity/numbers/reading.ts"
import { printQuantity, type Quantity, readQuantity } from "../../src/quantity/quantity.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"
import { CURRENCIES } from "../../src/quantity/units/currencies.ts"
import { DIMENSIONS } from "../../src/quantity/units/unit-table.ts"
import { convert, findUnit } from "../../src/quantity/units/units.ts"
import { propertyRuns } from "../support/property-runs.ts"
import { printInterval } from "./intervals.ts"

const RUNS = propertyRuns(2000)
const POINT_HEDGES = [
  ...["none", "exactly", "about", "more-than", "at-least", "up-to", "at-most", "less-than", "nearly", "just-over"],
]
const CODES = [
  ...Object.values(DIMENSIONS).flatMap(({ units }) => Object.keys(units)),
  ...CURRENCIES,
  ...["t/d", "1/d", "USD/[bbl_us]", "km/s", "1/[mi_i]2", "%/a", "GBy/mo"],
]

/** Magnitudes that news has, whole and with decimals, round numbers as often as others. */
const decimals = fc
  .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.integer({ min: -4, max: 12 }))
  .map(([digits, exponent]) => {
    const value = exact(digits).mul(powerOfTen(exponent))
    return exponent >= 0 ? value.toFraction() : printDecimal(digits, -exponent)
  })

function printDecimal(digits: number, places: number): string {
  const padded = String(Math.abs(digits)).padStart(places + 1, "0")
  return `${digits < 0 ? "-" : ""}${padded.slice(0, -places)}.${padded.slice(-places)}`
}

const pointFigures = fc.record({
  value: decimals,
  hedge: fc.constantFrom(...POINT_HEDGES),
  unit: fc.constantFrom(...CODES, "1", "1", "%"),
})
const ends = fc.oneof(
  fc.tuple(decimals, decimals),
  decimals.map((end): [string, string] => [end, end]),
)
const rangeFigures = fc.tuple(ends, fc.constantFrom(...CODES, "1")).map(([[a, b], unit]) => {
  const [min, max] = exact(a).lte(exact(b)) ? [a, b] : [b, a]
  return { min, max, unit }
})
const figures: fc.Arbitrary<StructuredFigure> = fc.oneof(
  { weight: 3, arbitrary: pointFigures },
  { weight: 1, arbitrary: rangeFigures },
)

function built(figure: StructuredFigure, language: LanguageCode = "en"): Quantity | null {
  const read = buildQuantity(figure, { language })
  return read.ok ? read.value : null
}

const meaningOf = (quantity: Quantity) => JSON.stringify({ ...printQuantity(quantity), text: "" })

t.test("implied lies within stated, and neither is empty", async () => {
  fc.assert(
    fc.property(figures, (figure) => {
      const quantity = built(figure)
      if (quantity === null) return true
      const { stated, implied } = quantity
      return liesWithin(implied, stated) && !isEmpty(stated) && !isEmpty(implied)
    }),
    propertyRuns(10_000),
  )
})

t.test("every reading of a whole count has a whole number in it, none below zero", async () => {
  const counts = fc.record({ value: fc.nat({ max: 3_000_000 }), hedge: fc.constantFrom(...POINT_HEDGES) })
  fc.assert(
    fc.property(counts, (figure) => {
      const quantity = built(figure)
      if (quantity === null) return figure.value === 0 && figure.hedge === "less-than"
      return [quantity.stated, quantity.implied].every(
        (reading) => hasWholeNumber(reading) && !reachesBelowZero(reading),
      )
    }),
    RUNS,
  )
})

function hasWholeNumber({ min, max, minOpen, maxOpen }: Reading): boolean {
  if (min === null || max === null) return true
  const first = minOpen ? min.floor().add(1) : min.ceil()
  return maxOpen ? first.lt(max) : first.lte(max)
}

function reachesBelowZero({ min }: Reading): boolean {
  return min === null || min.lt(ZERO)
}

/** "1.000 km" may be one or a thousand: it is refused, even where it was printed for a number with three decimals. */
function isOpenMark(reason: string): boolean {
  return reason.includes("may group thousands")
}

for (const language of LANGUAGES) {
  t.test(`the printed wording of a structured figure reads back as the same quantity: ${language}`, async () => {
    fc.assert(
      fc.property(figures, (figure) => {
        const quantity = built(figure, language)
        if (quantity === null) return true
        const read = readFigure(quantity.text, { language, ...(quantity.unit === "1" ? {} : { unit: quantity.unit }) })
        if (!read.ok && !isOpenMark(read.reason)) throw new Error(read.reason)
        return !read.ok || JSON.stringify(printQuantity(read.value)) === JSON.stringify(printQuantity(quantity))
      }),
      RUNS,
    )
  })

  t.test(`each unit's own name is understood without being told which to expect: ${language}`, async (t) => {
    for (const unit of CODES) {
      const quantity = built({ value: 12, unit }, language)
      const read = readFigure(quantity?.text ?? "", { language })
      t.equal(read.ok ? read.value.unit : read.reason, unit, quantity?.text ?? unit)
    }
  })
}

t.test("a figure means the same in every language it is written in", async () => {
  fc.assert(
    fc.property(figures, (figure) => {
      const [english, german] = [built(figure, "en"), built(figure, "de")]
      return english === null ? german === null : german !== null && meaningOf(english) === meaningOf(german)
    }),
    RUNS,
  )
})

t.test("a quantity survives JSON", async () => {
  fc.assert(
    fc.property(figures, (figure) => {
      const quantity = built(figure)
      if (quantity === null) return true
      const printed = printQuantity(quantity)
      const back = printQuantity(readQuantity(JSON.parse(JSON.stringify(printed))))
      return JSON.stringify(back) === JSON.stringify(printed)
    }),
    RUNS,
  )
})

t.test("a number and its decimal text are one", async () => {
  fc.assert(
    fc.property(fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e25, max: 1e25 }), (value) => {
      const quantity = built({ value, unit: "%" })
      return quantity?.value == null || Number(printExact(quantity.value)) === value
    }),
    RUNS,
  )
})

t.test("what is written in a unit a thousand times smaller is the same quantity there", async () => {
  const pairs = fc.constantFrom(["km", "m"], ["m", "mm"], ["kg", "g"], ["t", "kg"], ["MW", "kW"], ["GBy", "MBy"])
  const hedges = fc.constantFrom(...POINT_HEDGES.filter((hedge) => hedge !== "about"))
  fc.assert(
    fc.property(fc.nat({ max: 99_999 }), hedges, pairs, (value, hedge, [large = "", small = ""]) => {
      const a = built({ value, hedge, unit: large })
      const b = built({ value: value * 1000, hedge, unit: small })
      if (a === null || b === null || value === 0) return a === null || value === 0
      return [large, small].every((unit) => sameMeaning(inUnit(a, unit), inUnit(b, unit)))
    }),
    RUNS,
  )
})

function sameMeaning(a: Quantity | null, b: Quantity | null): boolean {
  return a !== null && b !== null && meaningOf(a) === meaningOf(b)
}

t.test("between other units readings scale exactly, and come back", async () => {
  const pairs = fc.constantFrom(["[mi_i]", "km"], ["[lb_av]", "kg"], ["h", "s"], ["[acr_us]", "har"], ["[degF]", "Cel"])
  fc.assert(
    fc.property(decimals, fc.constantFrom(...POINT_HEDGES), pairs, (value, hedge, [from = "", to = ""]) => {
      const quantity = built({ value, hedge, unit: from })
      if (quantity === null) return true
      const there = inUnit(quantity, to)
      const back = there && inUnit(there, from)
      return sameMeaning(back, quantity) && (from === "[degF]" || scalesBy(quantity, there, from, to))
    }),
    RUNS,
  )
})

function scalesBy(quantity: Quantity, there: Quantity | null, from: string, to: string): boolean {
  const [unit, other] = [findUnit(from), findUnit(to)]
  const factor = unit && other && convert(exact(1), unit, other)
  if (factor === null || there === null) return false
  return [quantity.stated, quantity.implied].every((reading, index) => {
    const scaled = scaleReading(reading, factor)
    return printInterval(scaled) === printInterval(index === 0 ? there.stated : there.implied)
  })
}

t.test("readings do not depend on the power of ten a measure is said in", async () => {
  const measures = fc.tuple(
    fc.integer({ min: 1, max: 99_999 }),
    fc.constantFrom("more-than", "up-to", "nearly", "just-over"),
  )
  fc.assert(
    fc.property(measures, ([value, hedge]) => {
      const small = built({ value, hedge, unit: "USD" })
      const large = built({ value: value * 1000, hedge, unit: "USD" })
      if (small === null || large === null) return false
      return printInterval(scaleReading(small.implied, 1000)) === printInterval(large.implied)
    }),
    RUNS,
  )
})

t.test("the default profile cannot be changed", async (t) => {
  t.ok(Object.isFrozen(DEFAULT_PROFILE) && Object.values(DEFAULT_PROFILE.orders).every(Object.isFrozen))
})
