import t from "tap"
import { buildQuantity, type FigureDefaults, type StructuredFigure } from "../../src/quantity/build-quantity.ts"

/** Whole sentences: people read them, and programs the place before the colon. */
const REFUSALS: readonly (readonly [figure: StructuredFigure, refusal: string])[] = [
  [{}, ': a figure needs "value", or "min" and "max", or one of these two alone'],
  [{ value: 5, max: 7 }, '/value: a figure has either "value" or "min" and "max", not both'],
  [{ value: 5, min: 7 }, '/value: a figure has either "value" or "min" and "max", not both'],
  [{ min: 3, max: 2 }, "/min: the minimum, 3, is above the maximum, 2"],
  [
    { value: 5, hedge: "roughly" },
    '/hedge: "roughly" is not a hedge; expected one of none, exactly, about, between, more-than, at-least, up-to, at-most, less-than, nearly, just-over, order, vague',
  ],
  [
    { value: 5, hedge: "between" },
    '/hedge: "between" does not fit "value" alone; expected one of none, exactly, about, more-than, at-least, up-to, at-most, less-than, nearly, just-over',
  ],
  [{ min: 5, hedge: "at-most" }, '/hedge: "at-most" does not fit "min" alone; expected one of at-least, more-than'],
  [
    { max: 5, hedge: "at-least" },
    '/hedge: "at-least" does not fit "max" alone; expected one of at-most, up-to, less-than',
  ],
  [{ min: 5, max: 7, hedge: "about" }, '/hedge: "about" does not fit a range; expected "between" or none'],
  [
    { value: 5, unit: "furlongs" },
    '/unit: "furlongs" is not a known unit; expected a UCUM code such as "km2" or "%", an ISO 4217 code such as "USD", or "1" for a count',
  ],
  [{ value: -5 }, "/value: -5 was refused: a count cannot be negative"],
  [{ min: -5, max: 5 }, "/min: -5 was refused: a count cannot be negative"],
  [{ max: 0, hedge: "less-than" }, "/max: 0 was refused: nothing of this unit is below 0"],
  [{ min: "x" }, '/min: "x" was refused: expected a decimal number such as 7000 or 0.55, without grouping or words'],
]

t.test("a figure that is none is refused in one sentence, at its member", async (t) => {
  for (const [figure, refusal] of REFUSALS) {
    const read = buildQuantity(figure)
    t.equal(read.ok ? "read" : `${read.at}: ${read.reason}`, refusal)
  }
})

t.test("which ends, hedges and units make which figure", async (t) => {
  const hedge = (figure: StructuredFigure, defaults?: FigureDefaults) => {
    const read = buildQuantity(figure, defaults)
    return read.ok ? `${read.value.hedge} ${read.value.unit}` : `${read.at}`
  }
  t.equal(hedge({ value: 5 }), "none 1")
  t.equal(hedge({ value: 5, hedge: "exactly" }), "exactly 1")
  t.equal(hedge({ min: 5 }), "at-least 1")
  t.equal(hedge({ min: 5, hedge: "more-than" }), "more-than 1")
  t.equal(hedge({ max: 5 }), "at-most 1")
  t.equal(hedge({ max: 5, hedge: "up-to" }), "up-to 1")
  t.equal(hedge({ max: 5, hedge: "less-than" }), "less-than 1")
  t.equal(hedge({ min: 5, max: 5 }), "between 1")
  t.equal(hedge({ min: 5, max: 7, hedge: "between" }), "between 1")
  t.equal(hedge({ min: 5, max: 7, hedge: "none" }), "/hedge")
  t.equal(hedge({ value: 5 }, { unit: "km" }), "none km", "the unit of the subject where none is given")
  t.equal(hedge({ value: 5, unit: "kg" }, { unit: "km" }), "none kg")
  t.equal(hedge({ value: 5 }, { unit: "furlongs" }), "/unit")
  t.equal(hedge({ value: 5, unit: "Kilometer" }, { language: "de" }), "none km")
})
