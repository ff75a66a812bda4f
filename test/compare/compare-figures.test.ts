import t from "tap"
import { candidateBounds, narrowReading } from "../../src/compare/pair/candidate-bounds.ts"
import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import { BUILT_IN_TOLERANCE, type Tolerance } from "../../src/compare/rules/tolerance.ts"
import { printVerdict } from "../../src/compare/tell/print-verdict.ts"
import type { StructuredFigure } from "../../src/quantity/build-quantity.ts"
import { exact, printExact } from "../../src/quantity/numbers/exact.ts"
import { printReading } from "../../src/quantity/numbers/reading.ts"
import { figureOf, makeFrom, makeUncounted, onDay, STOCK } from "./figures.ts"

const said = (value: string, figure: StructuredFigure = {}) => figureOf(makeFrom({ value, ...figure }))

t.test("a verdict is frozen, and so is the built-in tolerance", async (t) => {
  t.ok(Object.isFrozen(compareFigures(said("8"), said("9"), STOCK)))
  t.ok(Object.isFrozen(compareFigures(said("8"), said("9", { unit: "%" }), STOCK)))
  t.ok(Object.isFrozen(BUILT_IN_TOLERANCE) && Object.isFrozen(BUILT_IN_TOLERANCE.rules))
})

t.test("what is not comparable still shows its readings", async (t) => {
  const apart = printVerdict(compareFigures(said("8", { unit: "km" }), said("9", { unit: "kg" }), STOCK))
  t.match(apart, { relation: null, unit: null, gap: null, allowed: null }, "no unit in common: each in its own")
  t.equal(apart.readings.b.stated.min, "9")
  const unrelated = printVerdict(compareFigures(said("8"), said("9"), { ...STOCK, relation: "unrelated" }))
  t.match(unrelated, { relation: "apart", unit: "1", gap: null, allowed: null })
  const several = figureOf(makeUncounted("several", { hedge: "vague" }))
  t.match(printVerdict(compareFigures(said("8"), several, STOCK)), { relation: null, unit: "1" })
})

t.test("a verdict has just the members that the API promises", async (t) => {
  const members = (verdict: object) => Object.keys(verdict).join(" ")
  const rest = "relation unit readings gap allowed explanation rules"
  t.equal(members(printVerdict(compareFigures(said("8"), said("8"), STOCK))), `verdict basis ${rest}`)
  t.equal(members(printVerdict(compareFigures(said("8"), said("9"), STOCK))), `verdict severity reconcile ${rest}`)
  t.equal(members(printVerdict(compareFigures(said("8"), said("8", { unit: "%" }), STOCK))), `verdict reason ${rest}`)
})

t.test("every setting of a tolerance is named with the rule that gave it", async (t) => {
  const rules = [
    { id: "troops", version: 3, sets: ["allowance"] },
    { id: "default", version: 1, sets: ["windowDays", "rounding", "severity"] },
  ] as const
  const tolerance: Tolerance = { ...BUILT_IN_TOLERANCE, relativePercent: exact(1), rules }
  t.strictSame(printVerdict(compareFigures(said("8"), said("9"), { ...STOCK, tolerance })).rules, rules)
})

t.test("numbers without a finite decimal form print rounded, and never too small to reconcile", async (t) => {
  const { rounded: _rounded, ...one } = makeFrom({ value: "1", unit: "km" }, "a third of a km")
  const third = { ...one, hedge: "exactly" as const }
  const value = exact("1/3")
  const reading = { min: value, max: value, minOpen: false, maxOpen: false }
  const figure = figureOf({ ...third, value, stated: reading, implied: reading })
  const verdict = printVerdict(compareFigures(figure, said("1", { hedge: "exactly", unit: "km" }), STOCK))
  t.match(verdict.gap, { stated: { absolute: "0.666667", percent: "66.7" } })
  t.match(verdict.reconcile, { absolute: { amount: "0.666667" }, relativePercent: "66.7" })
  t.match(verdict.explanation, "0.333333 to 1 km is 66.7 % apart")
})

t.test("an allowance in a unit of another dimension allows nothing", async (t) => {
  const tolerance = { ...BUILT_IN_TOLERANCE, relativePercent: null, absolute: { amount: exact(9), unit: "USD" } }
  t.match(printVerdict(compareFigures(said("8"), said("9"), { ...STOCK, tolerance })), {
    verdict: "conflict",
    allowed: { stated: "0" },
  })
})

t.test("candidate bounds: where disagreement with a figure begins", async (t) => {
  const bounds = (figure: StructuredFigure, tolerance: Partial<Tolerance> = {}) => {
    const loose = { ...BUILT_IN_TOLERANCE, precise: "tolerant" as const }
    const { below, above } = candidateBounds(makeFrom(figure), { ...loose, ...tolerance })
    return [below && printExact(below), above && printExact(above)]
  }
  const absolute = { amount: exact(500), unit: "m" }
  t.strictSame(bounds({ value: "95" }), ["90.25", "100"])
  t.strictSame(bounds({ value: "-95", unit: "%" }), ["-100", "-90.25"])
  t.strictSame(bounds({ value: "0" }), ["0", "0"])
  t.strictSame(bounds({ value: "0", unit: "km" }, { absolute }), ["-0.5", "0.5"])
  t.strictSame(bounds({ value: "1", unit: "km" }, { absolute }), ["0.5", "1.5"], "the larger allowance")
  t.strictSame(bounds({ value: "38", unit: "km" }, { absolute }), ["36.1", "40"])
  t.strictSame(bounds({ value: "20", unit: "Cel" }), ["20", "20"], "a percentage allows nothing")
  t.strictSame(bounds({ value: "7600", hedge: "more-than" }), ["7220", "154000/19"], "7,700 / 0.95")
  const vague = candidateBounds(makeUncounted("several", { hedge: "vague" }), BUILT_IN_TOLERANCE)
  t.strictSame(vague, { below: null, above: null })
})

t.test("narrow reading: a bare numeral is its number, a fall lies below zero", async (t) => {
  const narrow = (figure: StructuredFigure) => printReading(narrowReading(makeFrom(figure)))
  t.match(narrow({ value: "12000" }), { min: "12000", max: "12000" })
  t.match(narrow({ value: "12000", hedge: "about" }), { min: "11400", max: "12600" })
  const fall = { ...makeFrom({ value: "5", hedge: "more-than", unit: "%" }), change: "down" } as const
  t.strictSame(printReading(narrowReading(fall)), { min: "-6", max: "-5", minOpen: false, maxOpen: true })
  const signed = { ...makeFrom({ value: "-5", unit: "%" }), change: "down" } as const
  t.match(printReading(narrowReading(signed)), { min: "-5", max: "-5" }, "the numeral gave the sign itself")
})

t.test("a fall of up to 5 % and one of 2 % meet, a fall and a rise do not", async (t) => {
  const change = (figure: StructuredFigure, change: "up" | "down") =>
    figureOf({ ...makeFrom({ ...figure, unit: "%" }), change })
  const upToFive = change({ min: "0", max: "5" }, "down")
  t.match(compareFigures(upToFive, change({ value: "2" }, "down"), STOCK), { verdict: "agree", basis: "overlap" })
  t.match(compareFigures(upToFive, change({ value: "2" }, "up"), STOCK), { verdict: "conflict" })
  const unbounded = change({ value: "5", hedge: "up-to" }, "down")
  t.match(compareFigures(unbounded, change({ value: "2" }, "down"), STOCK), { relation: "b-within-a" })
})

t.test("opposite signs are high with any thresholds, and a zero is not", async (t) => {
  const severity = { medium: exact(300), high: exact(400) }
  const money = (value: string) => said(value, { unit: "USD" })
  const lenient = { ...STOCK, tolerance: { ...BUILT_IN_TOLERANCE, severity } }
  const percent = (value: string) => said(value, { unit: "%" })
  t.match(compareFigures(percent("-2"), percent("2"), lenient), { severity: "high" })
  t.match(compareFigures(money("0"), money("5"), lenient), { severity: "low" })
  t.match(compareFigures(percent("-1"), percent("0"), lenient), { severity: "low" })
  t.match(compareFigures(percent("-5"), percent("0"), lenient), { severity: "medium" }, "five points all the same")
})

t.test(
  "of readings that touch, the one that only ends or starts at the point is the lower or the higher",
  async (t) => {
    const [seven, overSeven, underSeven] = [
      said("7", { hedge: "exactly" }),
      said("7", { hedge: "just-over" }),
      said("7", { hedge: "less-than" }),
    ]
    const strict = {
      ...STOCK,
      tolerance: { ...BUILT_IN_TOLERANCE, precise: "tolerant", relativePercent: null },
      relation: "a-part-of-b",
    } as const
    t.match(compareFigures(overSeven, seven, strict), { verdict: "conflict" })
    t.match(compareFigures(seven, overSeven, strict), { verdict: "agree", basis: "part" })
    t.match(compareFigures(seven, underSeven, strict), { verdict: "conflict" })
    t.match(compareFigures(underSeven, seven, strict), { verdict: "agree", basis: "part" })
  },
)

t.test("of equal allowances the relative is named, then the absolute", async (t) => {
  const [a, b] = [said("80", { hedge: "exactly" }), { ...said("100", { hedge: "exactly" }), ...onDay("2024-11-03") }]
  const five = { amount: exact(5), unit: "1" }
  const allowedBy = (tolerance: Partial<Tolerance>) =>
    compareFigures(a, b, { ...STOCK, tolerance: { ...BUILT_IN_TOLERANCE, precise: "tolerant", ...tolerance } })
  const by = (name: string) => ({ allowed: { stated: { by: name } } })
  t.match(allowedBy({ absolute: five, driftPerDay: five }), by("relative"))
  t.match(allowedBy({ driftPerDay: five }), by("relative"))
  t.match(allowedBy({ relativePercent: null, absolute: five, driftPerDay: five }), by("absolute"))
  t.match(allowedBy({ relativePercent: null, driftPerDay: five }), by("drift"))
})

t.test("an amount below zero has no parts", async (t) => {
  const part = { ...STOCK, relation: "a-part-of-b" } as const
  const [loss, gain] = [said("-5", { unit: "USD" }), said("10", { unit: "USD" })]
  t.match(compareFigures(loss, gain, part), { reason: "not-additive" })
  t.match(compareFigures(gain, loss, part), { reason: "not-additive" })
})

t.test("one stated reading with two implied ones is no identity", async (t) => {
  const [atMost, range] = [said("10", { hedge: "at-most" }), figureOf(makeFrom({ min: "0", max: "10" }))]
  t.match(compareFigures(atMost, range, STOCK), { verdict: "agree", basis: "overlap", relation: "same" })
})

t.test("zero is not a rounded number in any unit", async (t) => {
  const [km, miles] = [said("0", { unit: "km" }), said("0", { unit: "[mi_i]" })]
  t.match(compareFigures(km, miles, STOCK), { verdict: "agree", basis: "identical" })
  t.match(compareFigures(km, said("0.3", { unit: "[mi_i]" }), STOCK), { verdict: "conflict" })
})
