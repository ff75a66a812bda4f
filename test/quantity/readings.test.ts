import t from "tap"
import { deriveReadings, refuseSaid } from "../../src/quantity/hedges/derive-readings.ts"
import { checkHedgeProfile, DEFAULT_PROFILE, type HedgeProfile } from "../../src/quantity/hedges/hedge-profile.ts"
import { exact, printExact } from "../../src/quantity/numbers/exact.ts"
import {
  closed,
  isEmpty,
  liesWithin,
  point,
  printReading,
  type Reading,
  readReading,
  scaleReading,
  UNBOUNDED,
} from "../../src/quantity/numbers/reading.ts"
import {
  grain,
  isPowerOfTen,
  magnitude,
  nextRoundAbove,
  nextRoundBelow,
  roundingUnit,
  trailingExponent,
  trailingZeroUnit,
} from "../../src/quantity/numbers/rounding.ts"
import { printInterval } from "./intervals.ts"

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

t.test("a reading is empty where no number lies in it", async (t) => {
  for (const text of ["(2, 2)", "[2, 2)", "(2, 2]", "[3, 2]", "(3, 2)"]) t.ok(isEmpty(interval(text)), text)
  for (const text of ["[2, 2]", "(2, 3)", "(, 2)", "(2, )", "(, )"]) t.notOk(isEmpty(interval(text)), text)
})

t.test("a reading lies within another where every number of it does", async (t) => {
  const rows: readonly (readonly [inner: string, outer: string, isWithin: boolean])[] = [
    ["[2, 3]", "[2, 3]", true],
    ["(2, 3)", "[2, 3]", true],
    ["[2, 3)", "(2, 3)", false],
    ["(2, 3]", "(2, 3)", false],
    ["(2, 3)", "(2, 3)", true],
    ["[2, 3]", "[1, 4]", true],
    ["[1, 3]", "[2, 4]", false],
    ["[2, 5]", "[1, 4]", false],
    ["[2, 3]", "(, )", true],
    ["(, )", "(, )", true],
    ["(, 3]", "[1, 4]", false],
    ["[2, )", "[1, 4]", false],
    ["(, 3]", "(, 3]", true],
    ["[2, )", "[2, )", true],
  ]
  for (const [inner, outer, isWithin] of rows) {
    t.equal(liesWithin(interval(inner), interval(outer)), isWithin, `${inner} in ${outer}`)
  }
})

t.test("readings scale with their ends, and turn around below zero", async (t) => {
  const scale = (text: string, factor: number) => printInterval(scaleReading(interval(text), factor))
  t.equal(scale("[2, 3)", 10), "[20, 30)")
  t.equal(scale("[2, 3)", -1), "(-3, -2]")
  t.equal(scale("(2, )", -2), "(, -4)")
  t.equal(scale("(, 3]", 2), "(, 6]")
  t.equal(scale("(2, 3]", 0), "(0, 0]")
})

t.test("readings survive being printed", async (t) => {
  for (const reading of [UNBOUNDED, point(exact(7)), closed(exact("1/3"), exact("0.5")), interval("(2, )")]) {
    t.strictSame(printReading(readReading(printReading(reading))), printReading(reading))
  }
  t.strictSame(printReading(UNBOUNDED), { min: null, max: null, minOpen: false, maxOpen: false })
})

t.test("magnitudes, trailing zeros, units and grains, of decimals too", async (t) => {
  const rows: readonly (readonly [
    value: string,
    magnitude: number,
    trailing: number | null,
    unit: string,
    zeros: string,
    grain: string,
  ])[] = [
    ["7000", 3, 3, "100", "1000", "1000"],
    ["12000", 4, 3, "1000", "1000", "1000"],
    ["935", 2, 0, "1", "1", "10"],
    ["1", 0, 0, "1", "1", "1"],
    ["10", 1, 1, "1", "10", "10"],
    ["9", 0, 0, "1", "1", "1"],
    ["99", 1, 0, "1", "1", "1"],
    ["-141000", 5, 3, "1000", "1000", "10000"],
    ["0.5", -1, -1, "0.01", "0.1", "0.1"],
    ["0.05", -2, -2, "0.001", "0.01", "0.01"],
    ["1.5", 0, -1, "0.1", "0.1", "0.1"],
    ["12.34", 1, -2, "0.01", "0.01", "1"],
    ["1/3", -1, null, "0.01", "0.01", "0.01"],
    ["200/3", 1, null, "1", "1", "1"],
  ]
  for (const [text, ...wanted] of rows) {
    const value = exact(text)
    t.strictSame(
      [
        magnitude(value),
        trailingExponent(value),
        printExact(roundingUnit(value)),
        printExact(trailingZeroUnit(value)),
        printExact(grain(value, false)),
      ],
      wanted,
      text,
    )
  }
  t.equal(printExact(grain(exact("0.5"), true)), "1", "a count's grain is at least 1")
  t.equal(printExact(roundingUnit(exact(0))), "1")
  t.equal(printExact(trailingZeroUnit(exact(0))), "1")
  t.strictSame(
    ["100", "1", "0.1", "0.01", "-10", "20", "11", "0.5"].map((text) => isPowerOfTen(exact(text))),
    [...[true, true, true, true, false, false, false, false]],
  )
})

t.test("the next round number, of measures and of counts", async (t) => {
  const rows: readonly (readonly [value: string, isWholeCount: boolean, step: string, above: string, below: string])[] =
    [
      ["1", true, "50", "2", "0"],
      ["1", false, "50", "1.5", "0.5"],
      ["0.1", false, "50", "0.15", "0.05"],
      ["1.5", false, "50", "1.6", "1.4"],
      ["1.55", false, "50", "1.6", "1.5"],
      ["-1", false, "50", "-0.5", "-1.5"],
      ["-75", false, "50", "-74", "-76"],
      ["-935", false, "50", "-930", "-940"],
      ["10", true, "5", "11", "9"],
      ["1000", true, "25", "1250", "750"],
      ["1000", true, "100", "2000", "0"],
      ["12.34", false, "50", "13", "12"],
    ]
  for (const [value, isWholeCount, percent, above, below] of rows) {
    const step = { isCount: isWholeCount, isWholeCount, powerOfTenStep: exact(percent) }
    const found = [nextRoundAbove(exact(value), step), nextRoundBelow(exact(value), step)].map(printExact)
    t.strictSame(found, [above, below], `${value}, ${percent} %`)
  }
})

t.test("what can be true of nothing is refused with its reason", async (t) => {
  const [count, length, share] = [
    { isCount: true, canBeNegative: false },
    { isCount: false, canBeNegative: false },
    { isCount: false, canBeNegative: true },
  ]
  const said = (hedge: "none" | "less-than" | "at-most", value: number) =>
    ({ hedge, value: exact(value), precision: exact(1) }) as const
  const range = (low: number, high: number) =>
    ({ hedge: "between", low: exact(low), high: exact(high), precision: exact(1) }) as const
  t.equal(refuseSaid(said("none", -1), count), "a count cannot be negative")
  t.equal(refuseSaid(said("none", -1), length), null)
  t.equal(refuseSaid(said("none", 0), count), null)
  t.equal(refuseSaid(range(-1, 3), count), "a count cannot be negative")
  t.equal(refuseSaid(range(3, -1), count), "a count cannot be negative")
  t.equal(refuseSaid(range(3, 2), count), "the range starts above its end")
  t.equal(refuseSaid(range(2, 2), count), null)
  t.equal(refuseSaid(range(0, 2), length), null)
  t.equal(refuseSaid(said("less-than", 0), count), "nothing of this unit is below 0")
  t.equal(refuseSaid(said("less-than", 0), length), "nothing of this unit is below 0")
  t.equal(refuseSaid(said("less-than", 0), share), null)
  t.equal(refuseSaid(said("less-than", 1), count), null)
  t.equal(refuseSaid(said("at-most", 0), count), null)
  t.equal(refuseSaid({ hedge: "vague" }, count), null)
  t.equal(refuseSaid({ hedge: "order", order: "dozens" }, count), null)
})

t.test("the default hedge profile is the table of the domain", async (t) => {
  const { about, nearly, justOver, powerOfTenStep, orders } = DEFAULT_PROFILE
  t.strictSame(
    [about, nearly, justOver, powerOfTenStep],
    [{ stated: "10", implied: "5" }, { stated: "5", implied: "2.5" }, { stated: "10", implied: "5" }, "50"],
  )
  t.strictSame(
    Object.entries(orders).map(([name, { low, high }]) => `${name} ${Number(low)}-${Number(high)}`),
    [
      ...["single-digits 1-10", "double-digits 10-100", "triple-digits 100-1000"],
      ...["dozens 24-100", "several-dozens 24-120", "scores 40-200"],
      ...["tens 20-200", "several-tens 20-100", "hundreds 200-2000", "several-hundreds 200-1000"],
      ...["thousands 2000-20000", "several-thousands 2000-10000"],
      ...["tens-of-thousands 20000-200000", "several-tens-of-thousands 20000-100000"],
      ...["hundreds-of-thousands 200000-2000000", "several-hundreds-of-thousands 200000-1000000"],
      ...["millions 2000000-20000000", "several-millions 2000000-10000000"],
      ...["tens-of-millions 20000000-200000000", "several-tens-of-millions 20000000-100000000"],
      ...["hundreds-of-millions 200000000-2000000000", "several-hundreds-of-millions 200000000-1000000000"],
      ...["billions 2000000000-20000000000", "several-billions 2000000000-10000000000"],
      ...["tens-of-billions 20000000000-200000000000", "several-tens-of-billions 20000000000-100000000000"],
      "hundreds-of-billions 200000000000-2000000000000",
      "several-hundreds-of-billions 200000000000-1000000000000",
      ...["trillions 2000000000000-20000000000000", "several-trillions 2000000000000-10000000000000"],
    ],
  )
  t.ok([about, nearly, justOver, orders].every(Object.isFrozen))
})

t.test("a profile is refused with the place and the reason", async (t) => {
  const refusal = (part: Partial<HedgeProfile>) => {
    const read = checkHedgeProfile({ ...DEFAULT_PROFILE, ...part })
    return read.ok ? "fine" : `${read.at}: ${read.reason}`
  }
  const width = (stated: string, implied: string) => ({ stated, implied })
  const orders = (low: string, high: string) => ({ orders: { ...DEFAULT_PROFILE.orders, dozens: { low, high } } })
  t.equal(refusal({}), "fine")
  t.equal(refusal({ about: width("100", "100") }), "fine")
  t.equal(refusal({ nearly: width("0", "0") }), "fine")
  t.equal(
    refusal({ about: width("5", "5.1") }),
    "/about/implied: 5.1 % implied is wider than 5 % stated; it must lie within it",
  )
  t.equal(
    refusal({ nearly: width("5", "6") }),
    "/nearly/implied: 6 % implied is wider than 5 % stated; it must lie within it",
  )
  t.equal(refusal({ about: width("100.1", "5") }), '/about/stated: "100.1" is not a percentage from 0 up to 100')
  t.equal(refusal({ about: width("ten", "5") }), '/about/stated: "ten" is not a percentage from 0 up to 100')
  t.equal(refusal({ about: width("10", "-1") }), '/about/implied: "-1" is not a percentage from 0 up to 100')
  t.equal(refusal({ justOver: width("10", "0") }), '/justOver/implied: "0" is not a percentage above 0 up to 100')
  t.equal(refusal({ justOver: width("0", "0") }), '/justOver/stated: "0" is not a percentage above 0 up to 100')
  t.equal(
    refusal({ justOver: width("5", "10") }),
    "/justOver/implied: 10 % implied is wider than 5 % stated; it must lie within it",
  )
  t.equal(refusal({ powerOfTenStep: "0" }), '/powerOfTenStep: "0" is not a percentage above 0 up to 100')
  t.equal(refusal({ powerOfTenStep: "100" }), "fine")
  const refusedLow = (low: string) => `/orders/dozens/low: "${low}" is not a decimal from 12, one unit of "dozens"`
  t.equal(refusal(orders("12", "13")), "fine")
  for (const low of ["11.9", "-1", "few"]) t.equal(refusal(orders(low, "100")), refusedLow(low))
  t.equal(refusal(orders("24", "many")), '/orders/dozens/high: "many" is not a decimal above the low end, 24')
  t.equal(refusal(orders("24", "24")), '/orders/dozens/high: "24" is not a decimal above the low end, 24')
  t.equal(refusal({ orders: {} }), '/orders/single-digits: the order "single-digits" is missing')
})

t.test("a ceiling over a range that starts below zero has no lower end", async (t) => {
  const said = {
    hedge: "between",
    low: exact("-0.5"),
    high: exact("0.5"),
    precision: exact("0.01"),
    moved: "up-to",
  } as const
  const { stated, implied } = deriveReadings(said, { isCount: false, canBeNegative: false })
  t.equal(stated.min, null)
  t.equal(implied.min && printExact(implied.min), "-0.5")
})
