import fc from "fast-check"
import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import type { ComparisonSetting } from "../../src/compare/pair/setting.ts"
import { BUILT_IN_TOLERANCE, type Tolerance } from "../../src/compare/rules/tolerance.ts"
import { buildQuantity } from "../../src/quantity/build-quantity.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"
import { makeFrom, makeUncounted } from "./figures.ts"

const HEDGES = [
  "none",
  "none",
  "exactly",
  "about",
  "more-than",
  "at-least",
  "up-to",
  "at-most",
  "less-than",
  "nearly",
  "just-over",
] as const

/** Two-figure numbers with zeros behind them meet, touch and miss each other often; that is where the rules are. */
function numeral(isSigned: boolean): fc.Arbitrary<string> {
  const digits = fc.oneof(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 95, max: 125 }))
  const parts = fc.tuple(digits, fc.constantFrom("", "", "0", "00", ".0", ".5", ".05"), fc.boolean())
  const free = parts.map(([n, tail, minus]) => `${minus && isSigned && n > 0 ? "-" : ""}${n}${tail}`)
  return fc.oneof(free, fc.constantFrom(...NEIGHBOURS))
}

/** Numerals that round to each other. */
const NEIGHBOURS = ["10", "10.0", "10.04", "10.4", "100", "104", "105", "1000", "1040", "1050", "1049"]

/** Quantities of one unit. Wordings that can be true of nothing ("fewer than 0 people") do not come up. */
export function quantityIn(unit: string): fc.Arbitrary<Quantity> {
  const number = numeral(unit === "%" || unit === "Cel")
  const point = fc.record({ value: number, hedge: fc.constantFrom(...HEDGES), unit: fc.constant(unit) })
  const range = fc.tuple(number, number).map(([p, q]) => {
    const [min, max] = Number(p) <= Number(q) ? [p, q] : [q, p]
    return { min, max, unit }
  })
  return fc
    .oneof({ weight: 8, arbitrary: point }, { weight: 2, arbitrary: range })
    .map((figure) => buildQuantity(figure))
    .filter((read) => read.ok)
    .map((read) => read.value)
}

function bareIn(unit: string): fc.Arbitrary<Quantity> {
  return fc.constantFrom(...NEIGHBOURS).map((value) => makeFrom({ value, unit }))
}

export const UNCOUNTED = ["tens", "dozens", "hundreds", "thousands"].map((order) =>
  makeUncounted(order, { hedge: "order", order }),
)
export const VAGUE = makeUncounted("several", { hedge: "vague" })

/** Two quantities of one unit, mostly of one magnitude; every sixth pair is one of bare numerals. */
const twoQuantities: fc.Arbitrary<readonly [Quantity, Quantity]> = fc
  .tuple(fc.constantFrom("1", "1", "1", "%", "km", "USD", "Cel"), fc.nat(5))
  .chain(([unit, kind]) => {
    if (kind === 0) return fc.tuple(bareIn(unit), bareIn(unit))
    const said = quantityIn(unit)
    if (unit !== "1") return fc.tuple(said, said)
    const any = fc.oneof(
      { weight: 18, arbitrary: said },
      { weight: 2, arbitrary: fc.constantFrom(...UNCOUNTED) },
      { weight: 1, arbitrary: fc.constant(VAGUE) },
    )
    return fc.tuple(any, any)
  })

const DAYS = ["2024-10-01", "2024-11-02", "2024-11-03", "2024-11-04", "2024-11-30"]
const asOf = fc.tuple(fc.constantFrom(...DAYS), fc.constantFrom(...DAYS, null)).map(([p, q]) => {
  if (q === null) return { from: p, to: null }
  return p <= q ? { from: p, to: q } : { from: q, to: p }
})

export function figureWith(quantity: Quantity): fc.Arbitrary<ComparedFigure> {
  return figureSaid(quantity).map(({ last, ...figure }) => {
    return { ...figure, lastPublished: last > figure.firstPublished ? last : figure.firstPublished }
  })
}

function figureSaid(quantity: Quantity) {
  return fc.record({
    quantity: fc.constant(quantity),
    asOf: fc.oneof(asOf, fc.constant({ from: "2024-11-04", to: "2024-11-04" })),
    claimants: fc.constantFrom(["HUR"], ["HUR"], ["Blinken"], ["Blinken", "HUR"]),
    firstPublished: fc.constantFrom("2024-11-04T12:00:00Z", "2024-11-04T12:00:00.000Z", "2024-11-05T00:00:00Z"),
    last: fc.constantFrom("", "", "2024-11-06T00:00:00Z"),
  })
}

const twoFigures: fc.Arbitrary<readonly [ComparedFigure, ComparedFigure]> = twoQuantities.chain(([a, b]) =>
  fc.tuple(figureWith(a), figureWith(b)),
)

const PERCENTS = ["0", "0.5", "5", "10", "50", "99.9"].map(exact)
const AMOUNTS = ["0", "0.05", "0.5", "1", "5", "10", "100", "500"]

/** Amounts are in the unit of the quantity that they are for. */
export function toleranceFor(unit: string): fc.Arbitrary<Tolerance> {
  const amount = fc.constantFrom(...AMOUNTS).map((text) => ({ amount: exact(text), unit }))
  return fc
    .record({
      relativePercent: fc.option(fc.constantFrom(...PERCENTS)),
      absolute: fc.option(amount),
      driftPerDay: fc.option(amount, { freq: 2 }),
      windowDays: fc.constantFrom(0, 2, 30, 30, 365),
      rounding: fc.constantFrom("inferred", "inferred", "none"),
      precise: fc.constantFrom("strict", "tolerant"),
    })
    .map((settings) => ({ ...BUILT_IN_TOLERANCE, ...settings }) as Tolerance)
}

const MOSTLY_SAME = ["same", "same", "same", "same", "same", "unrelated"]

function settingFor({ unit, dimension }: Quantity): fc.Arbitrary<ComparisonSetting> {
  const isAdditive = dimension !== "percent" && dimension !== "temperature"
  const relations = isAdditive ? [...MOSTLY_SAME, "a-part-of-b", "b-part-of-a"] : MOSTLY_SAME
  return fc.record({
    measure: fc.constantFrom("stock", "stock", "stock", "cumulative", "cumulative", "flow"),
    relation: fc.constantFrom(...relations),
    tolerance: toleranceFor(unit),
  }) as fc.Arbitrary<ComparisonSetting>
}

export type Question = { readonly a: ComparedFigure; readonly b: ComparedFigure; readonly setting: ComparisonSetting }

export const questions: fc.Arbitrary<Question> = twoFigures.chain(([a, b]) =>
  settingFor(a.quantity).map((setting) => ({ a, b, setting })),
)
