import fc from "fast-check"
import type { ComparedFigure, Measure } from "../../src/compare/pair/figure.ts"
import type { PartFigures, SumSetting } from "../../src/compare/sum/sum-verdict.ts"
import { buildQuantity } from "../../src/quantity/build-quantity.ts"
import { exact, printExact, ZERO } from "../../src/quantity/numbers/exact.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"
import { figureWith, quantityIn, toleranceFor, UNCOUNTED, VAGUE } from "./arbitraries.ts"

export type SumQuestion = {
  readonly whole: ComparedFigure
  readonly parts: readonly PartFigures[]
  readonly setting: SumSetting
}

/** A whole and its parts, in one unit; the whole mostly near what the parts come to, where the rules are. */
export const sumQuestions: fc.Arbitrary<SumQuestion> = fc.constantFrom("1", "1", "1", "km", "USD", "%").chain((unit) =>
  fc.array(partIn(unit), { minLength: 1, maxLength: 3 }).chain((parts) =>
    fc.record({
      whole: wholeNear(parts, unit).chain(figureWith),
      parts: fc.constant(parts.map((figures, at) => ({ subjectName: `Part ${at + 1}`, figures }))),
      setting: fc.record({
        measure: fc.constantFrom<Measure>("stock", "stock", "cumulative", "flow"),
        tolerance: toleranceFor(unit),
      }),
    }),
  ),
)

function partIn(unit: string): fc.Arbitrary<readonly ComparedFigure[]> {
  const said = quantityIn(unit)
  const rare = unit === "1" ? fc.constantFrom(VAGUE, ...UNCOUNTED) : said
  const quantity = fc.oneof({ weight: 15, arbitrary: said }, { weight: 1, arbitrary: rare })
  return fc.array(quantity.chain(figureWith), { maxLength: 3 })
}

const HEDGES = ["none", "none", "none", "exactly", "about", "more-than", "up-to", "nearly"]

function wholeNear(parts: readonly (readonly ComparedFigure[])[], unit: string): fc.Arbitrary<Quantity> {
  const sum = parts
    .flatMap((figures) => figures.slice(0, 1))
    .reduce((total, { quantity }) => total.add(mid(quantity)), ZERO)
  const near = fc.tuple(fc.constantFrom(...HEDGES), fc.constantFrom(80, 95, 100, 100, 105, 106, 120), fc.nat(2))
  const built = near
    .map(([hedge, percent, places]) => {
      const value = printExact(sum.mul(exact(percent)).div(100).round(places))
      return buildQuantity({ value, hedge, unit })
    })
    .filter((read) => read.ok)
    .map((read) => read.value)
  return fc.oneof({ weight: 4, arbitrary: built }, { weight: 1, arbitrary: quantityIn(unit) })
}

const mid = ({ value, stated }: Quantity) => value ?? stated.min ?? ZERO
