import fc from "fast-check"
import t from "tap"
import { findCommonUnitOfAll } from "../../src/compare/pair/common-unit.ts"
import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import { measureGap } from "../../src/compare/pair/gap.ts"
import { roundTogether, saysOneNumber } from "../../src/compare/pair/pair-readings.ts"
import { BUILT_IN_TOLERANCE } from "../../src/compare/rules/tolerance.ts"
import { compareAll, type SetSetting } from "../../src/compare/set/compare-all.ts"
import { findLargestGroup } from "../../src/compare/set/largest-group.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import { liesWithin, type Reading } from "../../src/quantity/numbers/reading.ts"
import { propertyRuns } from "../support/property-runs.ts"
import { quantityIn } from "./arbitraries.ts"
import { figureOf } from "./figures.ts"

const RUNS = propertyRuns(10_000)

/**
 * Beside figures in other units a numeral reads otherwise than alone, by the coarsest of them. Here each group is asked
 * for its readings as a whole, where the engine lists the make-ups that a group can have.
 */
const units = fc.constantFrom("km", "m", "m", "cm", "[mi_i]")
const lengths = fc.array(
  units.chain(quantityIn).map((quantity) => figureOf(quantity)),
  { minLength: 2, maxLength: 5 },
)

/** No allowance, so that figures agree only where they share a number. */
const tolerance = { ...BUILT_IN_TOLERANCE, relativePercent: exact(0), precise: "tolerant" as const }
const SETTING: SetSetting = { measure: "stock", tolerance }

function readAsGroup(figures: readonly ComparedFigure[]): readonly (readonly Reading[])[] {
  const said = figures.map(({ quantity }) => quantity)
  const common = findCommonUnitOfAll(said) ?? []
  const rounded = roundTogether(said, common, "inferred", saysOneNumber)
  return [common, rounded ?? []]
    .map((readings) => readings.map(({ stated }) => stated))
    .filter(({ length }) => length > 0)
}

/** Intervals of which every two meet have a number in common. */
function sharesNumber(figures: readonly ComparedFigure[]): boolean {
  return readAsGroup(figures).some((readings) =>
    readings.every((one) => readings.every((two) => !measureGap(one, two).apart)),
  )
}

function largest(figures: readonly ComparedFigure[]): number {
  const groups = [...Array(2 ** figures.length).keys()].map((bits) => figures.filter((_, place) => bits & (1 << place)))
  return Math.max(1, ...groups.filter((group) => group.length > 1 && sharesNumber(group)).map((group) => group.length))
}

t.test("no group in several units is larger, and its range lies in every member's reading", async (t) => {
  let across = 0
  fc.assert(
    fc.property(lengths, (figures) => {
      const group = findLargestGroup(figures, SETTING)
      if (group === null) return largest(figures) === 1
      const members = group.members.flatMap((place) => figures[place] ?? [])
      across += Number(new Set(members.map(({ quantity }) => quantity.unit)).size > 1)
      const readings = readAsGroup(members)
      return (
        members.length === largest(figures) &&
        readings.some((all) => all.every((reading) => liesWithin(group.range, reading)))
      )
    }),
    RUNS,
  )
  t.ok(across > RUNS.numRuns / 20, `${across} groups in several units`)
})

t.test("a group of two is a pair whose stated readings meet", async () => {
  fc.assert(
    fc.property(lengths, ([one, two]) => {
      if (one === undefined || two === undefined) return true
      const outcome = compareAll([one, two], SETTING).outcomes[0]?.[1]
      const isGroup = findLargestGroup([one, two], SETTING) !== null
      return isGroup ? outcome !== "conflict" : outcome !== "agree"
    }),
    RUNS,
  )
})
