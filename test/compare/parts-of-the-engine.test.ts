import t from "tap"
import { daysBetween, laterEnd, laterFigure } from "../../src/compare/pair/as-of-order.ts"
import { chooseUnit, findCommonUnit, findCommonUnitOfAll } from "../../src/compare/pair/common-unit.ts"
import { isWithin, largestMagnitude, measureGap, percentOf, spansZero } from "../../src/compare/pair/gap.ts"
import { relateReadings } from "../../src/compare/pair/relation.ts"
import { convertAmount } from "../../src/compare/rules/amount.ts"
import { sumUp } from "../../src/compare/sum/sum-readings.ts"
import type { Growth, Summand } from "../../src/compare/sum/sum-verdict.ts"
import type { AsOf } from "../../src/quantity/dates/as-of.ts"
import { exact, printExact } from "../../src/quantity/numbers/exact.ts"
import type { Reading } from "../../src/quantity/numbers/reading.ts"
import { printInterval } from "../quantity/intervals.ts"
import { figureOf, makeFrom } from "./figures.ts"

/** "[1, 2)", "(, 5]" */
function interval(text: string): Reading {
  const [min = "", max = ""] = text.slice(1, -1).split(", ")
  return {
    min: min === "" ? null : exact(min),
    max: max === "" ? null : exact(max),
    minOpen: text.startsWith("(") && min !== "",
    maxOpen: text.endsWith(")") && max !== "",
  }
}

t.test("the gap between two readings, whichever comes first", async (t) => {
  const rows: readonly (readonly [
    a: string,
    b: string,
    apart: boolean,
    distance: string,
    closed: boolean,
    percent: string,
  ])[] = [
    ["[1, 2]", "[4, 5]", true, "2", true, "50"],
    ["[1, 2)", "[4, 5]", true, "2", false, "50"],
    ["[1, 2]", "(4, 5]", true, "2", false, "50"],
    ["(1, 2]", "[4, 5)", true, "2", true, "50"],
    ["[1, 2]", "[2, 3]", false, "0", true, "0"],
    ["[1, 2)", "[2, 3]", true, "0", false, "0"],
    ["[1, 2]", "(2, 3]", true, "0", false, "0"],
    ["(, 2]", "[4, )", true, "2", true, "50"],
    ["(, 2)", "(2, )", true, "0", false, "0"],
    ["(, )", "[1, 2]", false, "0", true, "0"],
    ["(, )", "(, )", false, "0", true, "0"],
    ["(, 3]", "[1, 2]", false, "0", true, "0"],
    ["[1, )", "[1, 2]", false, "0", true, "0"],
    ["[-5, -4]", "[-2, -1]", true, "2", true, "50"],
    ["[-1, -1]", "[3, 3]", true, "4", true, "400/3"],
    ["[2, 2]", "[2, 2]", false, "0", true, "0"],
    ["[1, 2)", "[1, 2]", false, "0", false, "0"],
    ["(1, 2]", "[1, 2]", false, "0", false, "0"],
  ]
  for (const [one, two, apart, distance, closed, percent] of rows) {
    const [a, b] = [interval(one), interval(two)]
    for (const gap of [measureGap(a, b), measureGap(b, a)]) {
      const found = [gap.apart, printExact(gap.distance), gap.closed, printExact(percentOf(gap))]
      t.strictSame(found, [apart, distance, closed, percent], `${one} and ${two}`)
    }
    t.equal(measureGap(a, b).lower, apart ? "a" : null)
    t.equal(measureGap(b, a).lower, apart ? "b" : null)
    t.equal(relateReadings(a, b, measureGap(a, b)) === "apart", apart)
    t.equal(isWithin(measureGap(a, b), exact(distance)), !apart || closed, "an allowance of just that")
  }
})

t.test("magnitudes and signs of a gap's ends, where there are ends", async (t) => {
  const magnitude = (a: string, b: string) => printExact(largestMagnitude(measureGap(interval(a), interval(b))))
  t.equal(magnitude("(, )", "(, )"), "0")
  t.equal(magnitude("(, )", "[-7, )"), "7")
  t.equal(magnitude("(, )", "(, -7]"), "7")
  t.equal(magnitude("[1, 2]", "[-9, -8]"), "8")
  const spans = (a: string, b: string) => spansZero(measureGap(interval(a), interval(b)))
  t.strictSame(
    [spans("[-1, -1]", "[1, 1]"), spans("[0, 0]", "[1, 1]"), spans("[-1, -1]", "[0, 0]")],
    [true, true, true],
  )
  t.strictSame(
    [spans("[1, 1]", "[2, 2]"), spans("[-2, -2]", "[-1, -1]"), spans("(, 1]", "(, )")],
    [false, false, false],
  )
})

t.test("days between the nearest ends of two as-of dates", async (t) => {
  const day = (from: string, to: string | null = from): AsOf => ({ from, to })
  const rows: readonly (readonly [a: AsOf, b: AsOf, days: number])[] = [
    [day("2024-11-04"), day("2024-11-04"), 0],
    [day("2024-11-04"), day("2024-11-05"), 1],
    [day("2024-02-28"), day("2024-03-01"), 2],
    [day("2024-01-01", "2024-12-31"), day("2024-06-01"), 0],
    [day("2024-01-01", "2024-06-01"), day("2024-06-01", "2024-12-31"), 0],
    [day("2024-01-01", null), day("2024-06-01"), 0],
    [day("2024-06-02", null), day("2024-06-01"), 1],
    [day("2024-06-02", null), day("2024-01-01", null), 0],
  ]
  for (const [a, b, days] of rows) {
    t.equal(daysBetween(a, b), days)
    t.equal(daysBetween(b, a), days)
  }
  t.equal(laterEnd(day("2024-01-01", null), day("2024-06-01")), "a")
  t.equal(laterEnd(day("2024-06-01"), day("2024-01-01", null)), "b")
  t.equal(laterEnd(day("2024-06-01", null), day("2024-01-01", null)), null)
  t.equal(laterEnd(day("2024-01-01", "2024-06-01"), day("2024-06-01")), null)
})

t.test("instants are ordered as times, however they are written", async (t) => {
  const later = (a: string, b: string) =>
    laterFigure(
      figureOf(makeFrom({ value: 8 }), { firstPublished: a }),
      figureOf(makeFrom({ value: 9 }), { firstPublished: b }),
    )
  t.equal(later("2024-11-04T12:00:00Z", "2024-11-04T12:00:00.000Z"), null)
  t.equal(later("2024-11-04T12:00:00Z", "2024-11-04T12:00:00+00:00"), null)
  t.equal(later("2024-11-04T12:00:00z", "2024-11-04T12:00:00Z"), null)
  t.equal(later("2024-11-04T12:00:00.05Z", "2024-11-04T12:00:00.5Z"), "b")
  t.equal(later("2024-11-04T12:00:00.5Z", "2024-11-04T12:00:00.500Z"), null)
  t.equal(later("2024-11-04T12:00:01Z", "2024-11-04T12:00:00.9Z"), "a")
})

t.test("the unit in which quantities are compared", async (t) => {
  const rows: readonly (readonly [a: string, b: string, chosen: string])[] = [
    ["km", "km", "km"],
    ["km", "m", "km"],
    ["[mi_i]", "m", "m"],
    ["[mi_i]", "[ft_i]", "[mi_i]"],
    ["min", "h", "h"],
    ["t", "kg", "t"],
    ["Mg", "t", "t"],
    ["t", "no such unit", "t"],
  ]
  for (const [a, b, chosen] of rows) {
    t.equal(chooseUnit(a, b), chosen)
    t.equal(chooseUnit(b, a), chosen)
  }
  const [km, mile, kg, usd] = [
    makeFrom({ value: 5, unit: "km" }),
    makeFrom({ value: 3, unit: "[mi_i]" }),
    makeFrom({ value: 5, unit: "kg" }),
    makeFrom({ value: 5, unit: "USD" }),
  ]
  t.equal(findCommonUnit(km, kg), null)
  t.equal(findCommonUnit(usd, makeFrom({ value: 5, unit: "EUR" })), null)
  t.equal(findCommonUnitOfAll([]), null)
  t.equal(findCommonUnitOfAll([km, mile, kg]), null)
  t.equal(findCommonUnitOfAll([km, kg]), null)
  t.equal(findCommonUnitOfAll([usd, usd, makeFrom({ value: 5, unit: "EUR" })]), null)
  t.strictSame(
    findCommonUnitOfAll([mile, km, mile])?.map(({ unit }) => unit),
    ["km", "km", "km"],
  )
  const same = { ...km, unit: "%", dimension: "percent" }
  t.equal(findCommonUnit(same, { ...same, dimension: "1/percent" }), null, "one unit, two dimensions")
})

t.test("amounts are differences in another unit", async (t) => {
  const convert = (amount: number, unit: string, into: string) => {
    const converted = convertAmount({ amount: exact(amount), unit }, into)
    return converted && printExact(converted)
  }
  t.equal(convert(5, "Cel", "[degF]"), "9")
  t.equal(convert(5, "km", "m"), "5000")
  t.equal(convert(5, "km", "kg"), null)
  t.equal(convert(5, "km", "no such unit"), null)
  t.equal(convert(5, "no such unit", "km"), null)
  t.equal(convert(5, "a unit of tomorrow", "a unit of tomorrow"), "5")
})

t.test("parts add up end by end, closed where all are", async (t) => {
  const sum = (parts: readonly (readonly string[])[], missing: number, growth: Growth = "none") => {
    const summands = parts.map((texts) => ({ subjectName: "", figures: texts, growth }) as unknown as Summand)
    return printInterval(
      sumUp({ summands, missing: Array(missing).fill("x"), isOpen: false }, parts.flat().map(interval)),
    )
  }
  const rows: readonly (readonly [parts: readonly (readonly string[])[], missing: number, wanted: string])[] = [
    [[["[1, 2]"], ["[10, 20]"]], 0, "[11, 22]"],
    [[["(1, 2]"], ["[10, 20]"]], 0, "(11, 22]"],
    [[["[1, 2]"], ["[10, 20)"]], 0, "[11, 22)"],
    [[["[1, 2)"], ["(10, 20]"]], 0, "(11, 22)"],
    [[["[1, 2)"], ["[10, )"]], 0, "[11, )"],
    [[["(, 2]"], ["(10, 20]"]], 0, "(, 22]"],
    [[["[1, 2]"]], 1, "[1, )"],
    [[["(1, 2]"]], 2, "(1, )"],
    // Two figures of one part and one date: either may be right.
    [[["[1, 2]", "[5, 6)"]], 0, "[1, 6)"],
    [[["[5, 6)", "[1, 2]"]], 0, "[1, 6)"],
    [[["(1, 6]", "[1, 2]"]], 0, "[1, 6]"],
    [[["[1, 2]", "(1, 6]"]], 0, "[1, 6]"],
    [[["(1, 2)", "(1, 2)"]], 0, "(1, 2)"],
    [[["(1, 6]", "(0, 2]"]], 0, "(0, 6]"],
    [[["(0, 2]", "[1, 6)"]], 0, "(0, 6)"],
    [[["[1, 6)", "[1, 6]"]], 0, "[1, 6]"],
    [[["[1, 6]", "[1, 6)"]], 0, "[1, 6]"],
    [[["[1, )", "(0, 2)"]], 0, "(0, )"],
    [[["(0, 2)", "[1, )"]], 0, "(0, )"],
    [[["(, 2]", "[1, 6)"]], 0, "(, 6)"],
    [[["[1, 6)", "(, 2]"]], 0, "(, 6)"],
    [[["[1, 2]", "[3, 4]"], ["[10, 20]"]], 0, "[11, 24]"],
  ]
  for (const [parts, missing, wanted] of rows) t.equal(sum(parts, missing), wanted, JSON.stringify(parts))
  t.equal(sum([["(1, 2)"]], 0, "since"), "(1, )", "an earlier total may have grown")
  t.equal(sum([["(1, 2)"]], 0, "until"), "[0, 2)", "a later total may have been less")
  t.strictSame(
    sumUp({ summands: [], missing: ["x"], isOpen: false }, []),
    { ...interval("[0, )") },
    "no flag on an end that is none",
  )
  const grown = { subjectName: "", figures: [1], growth: "since" } as unknown as Summand
  t.equal(sumUp({ summands: [grown], missing: [], isOpen: false }, [interval("[1, 2)")]).maxOpen, false)
})
