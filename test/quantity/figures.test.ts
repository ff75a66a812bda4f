import t from "tap"
import { buildQuantity, type StructuredFigure } from "../../src/quantity/build-quantity.ts"
import { dayNumber, dayOf, readAsOf } from "../../src/quantity/dates/as-of.ts"
import { printDay } from "../../src/quantity/dates/calendar.ts"
import { checkHedgeProfile, DEFAULT_PROFILE, type HedgeProfile } from "../../src/quantity/hedges/hedge-profile.ts"
import { inUnit } from "../../src/quantity/in-unit.ts"
import { exact, printExact } from "../../src/quantity/numbers/exact.ts"
import { nextRoundAbove, nextRoundBelow, roundingUnit, trailingZeroUnit } from "../../src/quantity/numbers/rounding.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"
import { CURRENCIES } from "../../src/quantity/units/currencies.ts"
import { convert, findUnit } from "../../src/quantity/units/units.ts"
import { printInterval } from "./intervals.ts"

const STEP = { isCount: true, isWholeCount: true, powerOfTenStep: exact(50) }

t.test("rounding units, and the next round numbers on both sides", async (t) => {
  const rows: [value: number, unit: number, trailing: number, above: number, below: number][] = [
    [10_000, 1000, 10_000, 15_000, 5000],
    [12_000, 1000, 1000, 13_000, 11_000],
    [7000, 100, 1000, 8000, 6000],
    [8000, 100, 1000, 9000, 7000],
    [935, 1, 1, 940, 930],
    [110, 10, 10, 120, 100],
    [141_000, 1000, 1000, 150_000, 140_000],
    [100, 10, 100, 150, 50],
    [200, 10, 100, 300, 100],
    [7, 1, 1, 8, 6],
    [1, 1, 1, 2, 0],
    [-7, 1, 1, -6, -8],
    [-100, 10, 100, -50, -150],
  ]
  for (const [value, ...expected] of rows) {
    const number = exact(value)
    const actual = [
      roundingUnit(number),
      trailingZeroUnit(number),
      nextRoundAbove(number, STEP),
      nextRoundBelow(number, STEP),
    ]
    t.strictSame(actual.map(printExact), expected.map(String), String(value))
  }
})

t.test("a profile is refused where a reading could be empty or reach beyond its stated one", async (t) => {
  const change = (part: Partial<HedgeProfile>) => checkHedgeProfile({ ...DEFAULT_PROFILE, ...part })
  const orders = (name: string, low: string, high: string) => ({ ...DEFAULT_PROFILE.orders, [name]: { low, high } })
  t.ok(change({}).ok)
  t.ok(change({ about: { stated: "0", implied: "0" } }).ok)
  t.match(change({ about: { stated: "5", implied: "10" } }), { ok: false, at: "/about/implied" })
  t.match(change({ nearly: { stated: "101", implied: "1" } }), { ok: false, at: "/nearly/stated" })
  t.match(change({ justOver: { stated: "5", implied: "0" } }), { ok: false, at: "/justOver/implied" })
  t.match(change({ powerOfTenStep: "half" }), { ok: false, at: "/powerOfTenStep", reason: /"half"/ })
  t.match(change({ orders: orders("dozens", "24", "24") }), { ok: false, at: "/orders/dozens/high" })
  t.match(change({ orders: {} }), { ok: false, reason: /is missing/ })
})

t.test("a profile changes what hedges mean", async (t) => {
  const profile = { ...DEFAULT_PROFILE, nearly: { stated: "10", implied: "10" } }
  const read = readFigure("nearly 12,000", { profile })
  t.equal(read.ok && printInterval(read.value.stated), "[10800, 12000]")
})

t.test("units: by code, by name, by quotient; converted exactly", async (t) => {
  const rows: [value: string, from: string, to: string, expected: string | null][] = [
    ["1", "km", "m", "1000"],
    ["80", "square miles", "km2", "207.19904882688"],
    ["36", "km/h", "m/s", "10"],
    ["20", "Cel", "[degF]", "68"],
    ["-40", "[degF]", "Cel", "-40"],
    ["0", "Cel", "K", "273.15"],
    ["1", "a", "d", "365.25"],
    ["12", "t/d", "kg/h", "500"],
    ["1", "GBy", "Mbit", "8000"],
    ["3", "kW.h", "MJ", "10.8"],
    ["1", "USD", "EUR", null],
    ["1", "km", "kg", null],
    ["1", "%", "%{point}", null],
    ["1", "1", "%", null],
  ]
  for (const [value, from, to, expected] of rows) {
    const [unit, other] = [findUnit(from), findUnit(to)]
    const converted = unit && other && convert(exact(value), unit, other)
    t.equal(converted && printExact(converted), expected, `${value} ${from} in ${to}`)
  }
  t.equal(findUnit("furlongs"), null)
  t.equal(findUnit("usd")?.code, "USD")
  t.equal(findUnit("__proto__"), null)
  t.equal(new Set(CURRENCIES).size, CURRENCIES.length)
})

const built = (figure: StructuredFigure): Quantity => {
  const read = buildQuantity(figure)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

t.test("in another unit a whole numeral is rounded anew, decimals keep what they say", async (t) => {
  const rows: [figure: StructuredFigure, unit: string, reading: string | null][] = [
    [{ value: 1, unit: "km" }, "m", "[950, 1050)"],
    [{ value: 1000, unit: "m" }, "m", "[950, 1050)"],
    [{ value: 1000, unit: "m" }, "km", "[0.5, 1.5)"],
    [{ value: "2.0", unit: "km" }, "m", "[1950, 2050)"],
    [{ value: 2000, unit: "m" }, "m", "[1950, 2050)"],
    [{ value: 7, unit: "km", hedge: "about" }, "m", "[6300, 7700]"],
    [{ value: 7, unit: "km", hedge: "more-than" }, "m", "(7000, )"],
    [{ value: 20, unit: "Cel" }, "[degF]", "[67.1, 68.9)"],
    [{ value: 1, unit: "[mi_i]" }, "km", "[0.804672, 2.414016)"],
    [{ min: 1, max: 2, unit: "km" }, "m", "[1000, 2000]"],
    [{ value: 5, unit: "USD" }, "EUR", null],
    [{ value: 5, unit: "km" }, "kg", null],
  ]
  for (const [figure, unit, reading] of rows) {
    const moved = inUnit(built(figure), unit)
    t.equal(moved && printInterval(moved.rounded ?? moved.stated), reading, `${JSON.stringify(figure)} in ${unit}`)
  }
  const rise: Quantity = { ...built({ value: 5, unit: "Cel" }), change: "up" }
  const moved = inUnit(rise, "[degF]")
  t.equal(moved?.value && printExact(moved.value), "9", "a difference has no zero to be measured from")
})

t.test("structured figures: their wording and their readings", async (t) => {
  const rows: [figure: StructuredFigure, text: string, reading: string][] = [
    [{ value: 7000, hedge: "more-than" }, "over 7,000", "(7000, )"],
    [{ value: "12000", hedge: "nearly", unit: "USD" }, "nearly 12,000 USD", "[11400, 12000]"],
    [{ min: 10000, max: "12000" }, "10,000-12,000", "[10000, 12000]"],
    [{ min: 50 }, "at least 50", "[50, )"],
    [{ min: 50, hedge: "more-than" }, "over 50", "(50, )"],
    [{ max: 50 }, "at most 50", "[0, 50]"],
    [{ max: 50, hedge: "less-than" }, "under 50", "[0, 50)"],
    [{ min: -5, max: -3, unit: "%" }, "-5 to -3 %", "[-5, -3]"],
    [{ min: 5, max: 5, hedge: "between" }, "between 5 and 5", "[5, 5]"],
    [{ value: 0.1, unit: "%" }, "0.1 %", "[0.05, 0.15)"],
    [
      { value: 1e21, hedge: "exactly" },
      "exactly 1,000,000,000,000,000,000,000",
      `[1${"0".repeat(21)}, 1${"0".repeat(21)}]`,
    ],
    [{ value: 1.5e-7, unit: "%", hedge: "exactly" }, "exactly 0.00000015 %", "[0.00000015, 0.00000015]"],
    [{ value: "7.50", unit: "USD" }, "7.50 USD", "[7.495, 7.505)"],
    [{ value: 7.5 }, "7.5", "[7.45, 7.55)"],
    [{ value: 1, unit: "t/d" }, "1 tonne per day", "[0.5, 1.5)"],
    [{ value: -0 }, "0", "[0, 0]"],
  ]
  for (const [figure, text, reading] of rows) {
    const quantity = built(figure)
    t.strictSame([quantity.text, printInterval(quantity.rounded ?? quantity.stated)], [text, reading])
  }
})

t.test("a structured figure is refused at the member that is wrong", async (t) => {
  const rows: [figure: StructuredFigure, at: string, reason: string][] = [
    [{}, "", 'needs "value"'],
    [{ value: 5, max: 7 }, "/value", "not both"],
    [{ min: 3, max: 2 }, "/min", "the minimum, 3, is above the maximum, 2"],
    [{ value: "7,000" }, "/value", "without grouping"],
    [{ value: "seven" }, "/value", "decimal number"],
    [{ value: "1e3" }, "/value", "decimal number"],
    [{ value: "" }, "/value", "decimal number"],
    [{ value: Number.NaN }, "/value", '"NaN"'],
    [{ min: Number.POSITIVE_INFINITY }, "/min", '"Infinity"'],
    [{ value: 1e300 }, "/value", "30 digits"],
    [{ value: 5e-324 }, "/value", "20 after"],
    [{ max: "9".repeat(31) }, "/max", "30 digits"],
    [{ value: 5, hedge: "roughly" }, "/hedge", '"roughly" is not a hedge'],
    [{ value: 5, hedge: "between" }, "/hedge", "does not fit"],
    [{ value: 5, hedge: "order" }, "/hedge", "does not fit"],
    [{ value: 5, hedge: "vague" }, "/hedge", "does not fit"],
    [{ min: 5, hedge: "at-most" }, "/hedge", "does not fit"],
    [{ min: 5, max: 7, hedge: "about" }, "/hedge", "does not fit a range"],
    [{ value: 5, unit: "furlongs" }, "/unit", '"furlongs"'],
    [{ value: 5, unit: "" }, "/unit", "not a known unit"],
    [{ value: -5 }, "/value", "a count cannot be negative"],
    [{ min: -5, max: 5 }, "/min", "a count cannot be negative"],
    [{ value: 0, hedge: "less-than" }, "/value", "below 0"],
  ]
  for (const [figure, at, reason] of rows) {
    const read = buildQuantity(figure)
    t.match(read.ok ? read.value : [read.at, read.reason], [at, reason], JSON.stringify(figure))
  }
})

t.test("as-of dates are days of the calendar", async (t) => {
  const rows: [value: unknown, expected: string][] = [
    ["2024", "2024-01-01 2024-12-31"],
    ["2024-02", "2024-02-01 2024-02-29"],
    ["2023-02", "2023-02-01 2023-02-28"],
    ["2024-11-04", "2024-11-04 2024-11-04"],
    ["0001", "0001-01-01 0001-12-31"],
    [{ from: "2024-11", to: "2024-12" }, "2024-11-01 2024-12-31"],
    [{ from: "2024-11", to: "2024" }, "2024-11-01 2024-12-31"],
    [{ from: "2024-11-04" }, "2024-11-04 null"],
    ["2024-02-30", "is no day of the calendar"],
    ["1900-02-29", "is no day of the calendar"],
    ["2024-13", "months run from 01 to 12"],
    ["2024-00-10", "months run from 01 to 12"],
    ["0000", "year 0"],
    ["24", "is not an as-of date"],
    ["2024-11-04T10:00:00Z", "is not an as-of date"],
    ["2024-11-04\n", "is not an as-of date"],
    [{ to: "2024" }, "/from"],
    [{ from: "2024", to: "2023" }, '/to "2023" lies before'],
    [{ from: "2024", until: "2025" }, "/until"],
    [{ from: 2024 }, "/from"],
    [null, "is not an as-of date"],
    [["2024"], "is not an as-of date"],
    [2024, "is not an as-of date"],
  ]
  for (const [value, expected] of rows) {
    const read = readAsOf(value)
    const said = read.ok ? `${read.value.from} ${read.value.to}` : `${read.at ?? ""} ${read.reason}`
    t.match(said, expected, JSON.stringify(value))
  }
})

t.test("days are counted by the calendar, and instants taken to UTC", async (t) => {
  t.equal(dayNumber("1970-01-01"), 0)
  t.equal(dayNumber("2024-03-01") - dayNumber("2024-02-28"), 2)
  t.equal(dayOf("2024-11-04T00:30:00+02:00"), "2024-11-03")
  t.equal(dayOf("2024-12-31T23:30:00.123456-01:00"), "2025-01-01")
  t.equal(dayOf("2024-11-04T23:59:60Z"), "2024-11-04")
  for (let day = dayNumber("0001-01-01"); day <= dayNumber("9999-12-31"); day += 997) {
    const iso = printDay(day)
    if (dayNumber(iso) !== day || new Date(day * 86_400_000).toISOString().slice(0, 10) !== iso) t.fail(iso)
  }
})
