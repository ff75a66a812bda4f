import t from "tap"
import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import type { ComparisonSetting } from "../../src/compare/pair/setting.ts"
import { BUILT_IN_TOLERANCE, type Tolerance } from "../../src/compare/rules/tolerance.ts"
import { printVerdict } from "../../src/compare/tell/print-verdict.ts"
import type { StructuredFigure } from "../../src/quantity/build-quantity.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import { figureOf, makeFrom, makeUncounted, onDay, STOCK } from "./figures.ts"

type Change = Partial<ComparedFigure>

const said = (value: string, figure: StructuredFigure = {}, change: Change = {}) =>
  figureOf(makeFrom({ value, ...figure }), change)
const range = (min: string, max: string) => figureOf(makeFrom({ min, max }))
const during = (from: string, to: string | null): Change => ({ asOf: { from, to } })
const exactly = (value: string, change?: Change) => said(value, { hedge: "exactly" }, change)
const allowing = (tolerance: Partial<Tolerance>): ComparisonSetting => ({
  ...STOCK,
  tolerance: { ...BUILT_IN_TOLERANCE, precise: "tolerant", ...tolerance },
})
const LOOSE = allowing({})
/** Published before the other figure. */
const EARLIER: Change = { firstPublished: "2023-12-01T00:00:00Z", lastPublished: "2023-12-01T00:00:00Z" }
const amount = (value: string, unit = "1") => ({ amount: exact(value), unit })
const ONLY_ABSOLUTE = { relativePercent: null, absolute: amount("4") }
const PART: ComparisonSetting = { ...STOCK, relation: "a-part-of-b" }
const TOTAL: ComparisonSetting = { ...STOCK, measure: "cumulative" }
const FLOW: ComparisonSetting = { ...STOCK, measure: "flow" }
const several = figureOf(makeUncounted("several", { hedge: "vague" }))
const rise = figureOf({ ...makeFrom({ value: "5", unit: "%" }), change: "up" })
const fall = figureOf({ ...makeFrom({ value: "5", unit: "%" }), change: "down" })

const SENTENCES: readonly (readonly [
  a: ComparedFigure,
  b: ComparedFigure,
  setting: ComparisonSetting,
  sentence: string,
])[] = [
  // Conflicts: what was allowed, and in which terms.
  [
    exactly("95"),
    exactly("100"),
    allowing(ONLY_ABSOLUTE),
    '"exactly 95" and "exactly 100" conflict: 95 to 100 is 5 apart and the allowance is 4.',
  ],
  [
    exactly("9496"),
    exactly("10000"),
    LOOSE,
    '"exactly 9,496" and "exactly 10,000" conflict: 9,496 to 10,000 is 5.04 % apart and 5 % is allowed.',
  ],
  [
    said("95", { hedge: "less-than" }),
    exactly("100"),
    LOOSE,
    '"under 95" and "exactly 100" conflict: 95 to 100 is just over 5 % apart and 5 % is allowed.',
  ],
  [
    said("10", { hedge: "less-than" }),
    said("10", { hedge: "more-than" }),
    allowing({ relativePercent: exact(0) }),
    '"under 10" and "over 10" conflict: one ends where the other begins, at 10, and no difference is allowed.',
  ],
  [
    said("0"),
    said("5"),
    STOCK,
    '"0" and "5" conflict: 0 to 5 is 5 apart and only rounding is allowed between figures as precise as these.',
  ],
  [
    said("7", { unit: "%" }),
    said("9", { unit: "%" }),
    STOCK,
    '"7 %" and "9 %" conflict: 7 to 9 % is 2 percentage points apart and the allowance is 0.45 percentage points.',
  ],
  [
    said("20.0", { unit: "Cel" }),
    said("21.0", { unit: "Cel" }),
    STOCK,
    '"20.0 °C" and "21.0 °C" conflict: 20 to 21 °C is 1 °C apart and a percentage allows nothing on this scale.',
  ],
  [
    said("5", { unit: "[mi_i]" }),
    said("11", { unit: "km" }),
    STOCK,
    '"5 miles" and "11 km" conflict: 8.04672 to 11 km is 26.8 % apart and 5 % is allowed.',
  ],
  [
    exactly("10000"),
    exactly("12000", onDay("2024-11-03")),
    allowing({ relativePercent: null, driftPerDay: amount("900") }),
    '"exactly 10,000" and "exactly 12,000" conflict: 10,000 to 12,000 is 2,000 apart and the allowance is 900 over 1 day.',
  ],
  [
    rise,
    fall,
    STOCK,
    '"5 %" (a rise) and "5 %" (a fall) conflict: -5 to 5 % is 10 percentage points apart and nothing is allowed at or across zero.',
  ],
  // Parts, running totals.
  [
    exactly("12", { subjectName: "Kursk" }),
    exactly("8", { subjectName: "Russia" }),
    PART,
    '"exactly 12" (Kursk), a part, exceeds its whole, "exactly 8" (Russia): 8 to 12 is 33.3 % apart and only rounding is allowed between figures as precise as these.',
  ],
  [
    said("10000"),
    said("7000", { hedge: "more-than" }),
    PART,
    '"10,000", a part, seems to exceed its whole, "over 7,000": strictly both can be true, but as readers take them 8,000 to 10,000 is 20 % apart and 5 % is allowed.',
  ],
  [
    exactly("104"),
    exactly("100"),
    PART,
    '"exactly 104", a part, exceeds its whole, "exactly 100": 100 to 104 is 3.8 % apart and only rounding is allowed between figures as precise as these.',
  ],
  [said("8"), said("12"), PART, '"8", a part, does not exceed its whole, "12".'],
  [
    said("8"),
    said("12", {}, onDay("2024-11-02")),
    TOTAL,
    '"8" is lower than "12", an earlier figure of a total that only grows: 8 to 12 is 33.3 % apart and only rounding is allowed between figures as precise as these.',
  ],
  [
    said("7000", { hedge: "more-than" }),
    said("10000", {}, onDay("2024-11-02")),
    TOTAL,
    '"over 7,000" seems lower than "10,000", an earlier figure of a total that only grows: strictly both can be true, but as readers take them 8,000 to 10,000 is 20 % apart and 5 % is allowed.',
  ],
  [
    said("12"),
    said("8", {}, onDay("2024-11-02")),
    TOTAL,
    '"12" may be higher than "8": it is the later figure of a total that only grows.',
  ],
  // Agreement.
  [said("12"), said("12"), STOCK, '"12" and "12" say the same.'],
  [said("12000"), said("11967"), STOCK, '"12,000" and "11,967" agree: the difference is no more than rounding.'],
  [
    exactly("98"),
    exactly("100"),
    LOOSE,
    '"exactly 98" and "exactly 100" agree: 98 to 100 is 2 % apart and 5 % is allowed.',
  ],
  [
    exactly("98"),
    exactly("100"),
    allowing(ONLY_ABSOLUTE),
    '"exactly 98" and "exactly 100" agree: 98 to 100 is 2 apart and the allowance is 4.',
  ],
  [range("10", "12"), range("11", "15"), STOCK, '"10-12" and "11-15" agree: both can be true, between 11 and 12.'],
  [said("1.5", { unit: "h" }), said("90", { unit: "min" }), STOCK, '"1.5 hours" and "90 minutes" say the same.'],
  // Revisions.
  [
    said("8", {}, { claimants: ["HUR"], ...during("2024-01-01", "2024-12-31") }),
    said("12", {}, { claimants: ["HUR"], ...during("2024-11-01", "2024-11-30"), ...EARLIER }),
    STOCK,
    '"8" (2024) replaces "12" (November 2024): it is the same claimant\'s own update.',
  ],
  [
    said("8", {}, { claimants: ["HUR"], ...during("2024-02-01", null) }),
    said("12", {}, { claimants: ["HUR"], ...during("2024-02-01", "2024-02-28"), ...EARLIER }),
    STOCK,
    '"8" (since 1 February 2024) replaces "12" (1 February 2024 to 28 February 2024): it is the same claimant\'s own update.',
  ],
  [
    said("8", {}, { claimants: ["HUR"] }),
    said("12", {}, { claimants: ["HUR"], firstPublished: "2024-11-04T11:59:59.999Z" }),
    STOCK,
    '"8" replaces "12": the same claimant published it later.',
  ],
  // Not comparable.
  [
    said("8"),
    said("8"),
    { ...STOCK, relation: "unrelated" },
    '"8" and "8" cannot be compared: they are about different things.',
  ],
  [said("8"), several, STOCK, '"8" and "several" cannot be compared: "several" names no number.'],
  [
    said("8"),
    said("8", { unit: "%{point}" }),
    STOCK,
    '"8" and "8 percentage points" cannot be compared: they measure different things, count and percentage points.',
  ],
  [
    said("8", { unit: "USD" }),
    said("8", { unit: "EUR" }),
    STOCK,
    '"8 USD" and "8 EUR" cannot be compared: one is in USD, the other in EUR, and currencies are not converted.',
  ],
  [
    rise,
    said("5", { unit: "%" }),
    STOCK,
    '"5 %" (a rise) and "5 %" cannot be compared: one is a level, the other a change of it.',
  ],
  [
    said("5", { unit: "%" }),
    said("8", { unit: "%" }),
    PART,
    '"5 %" and "8 %" cannot be compared: a part and its whole are held against each other only where parts add up, not for shares, rates or changes.',
  ],
  [
    said("8"),
    said("8", {}, onDay("2024-11-03")),
    allowing({ windowDays: 0 }),
    '"8" and "8" cannot be compared: they describe different times, 4 November 2024 and 3 November 2024, which are 1 day apart, and 0 days is the limit.',
  ],
  [
    said("8", {}, during("2024-01-01", "2024-12-31")),
    said("8", {}, during("2024-02-01", "2024-02-29")),
    FLOW,
    '"8" (February 2024), a part, does not exceed its whole, "8" (2024).',
  ],
]

for (const [a, b, setting, sentence] of SENTENCES) {
  t.test(sentence, async (t) => {
    t.equal(printVerdict(compareFigures(a, b, setting)).explanation, sentence)
  })
}

t.test("what would reconcile the two, as data and as a sentence", async (t) => {
  const reconcile = (a: ComparedFigure, b: ComparedFigure) => printVerdict(compareFigures(a, b, STOCK)).reconcile
  t.strictSame(reconcile(said("10000"), said("12000", { hedge: "nearly" })), {
    relativePercent: "14.6",
    absolute: { amount: "1700", unit: "1" },
    exclusive: false,
    explanation: "They would agree if 14.6 %, or 1,700, were allowed.",
  })
  t.strictSame(reconcile(said("10000"), said("12000")), {
    relativePercent: "16.7",
    absolute: { amount: "2000", unit: "1" },
    exclusive: false,
    explanation: "They would agree if 16.7 %, or 2,000, were allowed.",
  })
  t.match(reconcile(said("90", { hedge: "less-than" }), exactly("100")), { relativePercent: "10.1", exclusive: true })
  t.match(reconcile(exactly("1"), exactly("9999")), { relativePercent: "99.99" }, "below 100 %")
  t.match(reconcile(said("0"), said("5")), {
    relativePercent: null,
    explanation: "They would agree if 5 were allowed.",
  })
  t.match(reconcile(said("20.0", { unit: "Cel" }), said("21.0", { unit: "Cel" })), { relativePercent: null })
  t.equal(reconcile(said("12"), said("12")), undefined)
})
