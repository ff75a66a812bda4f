import fc from "fast-check"
import t from "tap"
import { narrowReading } from "../../src/compare/pair/candidate-bounds.ts"
import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import { BUILT_IN_TOLERANCE, type Tolerance } from "../../src/compare/rules/tolerance.ts"
import { compareSum } from "../../src/compare/sum/compare-sum.ts"
import { sumBounds } from "../../src/compare/sum/sum-bounds.ts"
import type { PartFigures, SumSetting } from "../../src/compare/sum/sum-verdict.ts"
import { printSumVerdict } from "../../src/compare/tell/print-sum.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import { isEmpty, liesWithin } from "../../src/quantity/numbers/reading.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"
import { propertyRuns } from "../support/property-runs.ts"
import { figureOf } from "./figures.ts"
import { askSumOracle } from "./sum-oracle.ts"
import { type SumQuestion, sumQuestions } from "./sum-questions.ts"

const STOCK: SumSetting = { measure: "stock", tolerance: BUILT_IN_TOLERANCE }
const TOTAL: SumSetting = { ...STOCK, measure: "cumulative" }
const FLOW: SumSetting = { ...STOCK, measure: "flow" }
const allowing = (tolerance: Partial<Tolerance>, setting = STOCK): SumSetting => ({
  ...setting,
  tolerance: { ...BUILT_IN_TOLERANCE, ...tolerance },
})

function quantity(wording: string): Quantity {
  const read = readFigure(wording)
  if (!read.ok) throw new Error(read.reason)
  return read.value
}

/** "6,000", or "6,000 @ 2024-11-02", or for a period "6,000 @ 2024-11-01/2024-11-30". */
function figure(text: string, subjectName?: string): ComparedFigure {
  const [wording = "", day = "2024-11-04"] = text.split(" @ ")
  const [from = day, to = day] = day.split("/")
  return figureOf(quantity(wording), { asOf: { from, to }, ...(subjectName && { subjectName }) })
}

const PLACES = ["Kursk", "Belgorod", "Bryansk", "Rostov", "Voronezh", "Orel", "Tula"]
const parts = (...all: readonly (readonly string[])[]): PartFigures[] =>
  all.map((texts, at) => ({ subjectName: PLACES[at] ?? "", figures: texts.map((text) => figure(text)) }))

type Row = readonly [whole: string, parts: PartFigures[], setting: SumSetting, verdict: string | null, sentence: string]

const TABLE: readonly Row[] = [
  // Above and below, and what is allowed.
  [
    "12,000",
    parts(["6,000"], ["4,000"]),
    STOCK,
    "conflict",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make 10,000, in conflict with the whole, "12,000" (Russia): 10,000 to 12,000 is 16.7 % apart and 5 % is allowed.',
  ],
  [
    "8,000",
    parts(["6,000"], ["4,000"]),
    STOCK,
    "conflict",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make 10,000, in conflict with the whole, "8,000" (Russia): 8,000 to 10,000 is 20 % apart and 5 % is allowed.',
  ],
  [
    "10,000",
    parts(["6,000"], ["4,000"]),
    STOCK,
    "agree",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make 10,000, in agreement with the whole, "10,000" (Russia).',
  ],
  [
    "10,500",
    parts(["6,000"], ["4,000"]),
    STOCK,
    "agree",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make 10,000, in agreement with the whole, "10,500" (Russia): 10,000 to 10,500 is 4.8 % apart and 5 % is allowed.',
  ],
  [
    "exactly 95",
    parts(["exactly 50"], ["exactly 50"]),
    allowing({ relativePercent: null, absolute: { amount: exact(4), unit: "1" } }),
    "conflict",
    '"exactly 50" (Kursk) and "exactly 50" (Belgorod) together make 100, in conflict with the whole, "exactly 95" (Russia): 95 to 100 is 5 % apart and only rounding is allowed between figures as precise as these.',
  ],
  // Rounding, beside numerals only; small whole counts are exact.
  [
    "10,100",
    parts(["6,000"], ["4,000"]),
    allowing({ relativePercent: null }),
    "agree",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make 10,000, in agreement with the whole, "10,100" (Russia): the difference is no more than rounding.',
  ],
  [
    "10,100",
    parts(["6,000"], ["4,000"]),
    allowing({ relativePercent: null, rounding: "none" }),
    "conflict",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make 10,000, in conflict with the whole, "10,100" (Russia): 10,000 to 10,100 is 1 % apart and no difference is allowed.',
  ],
  [
    "10,100",
    parts(["6,000"], ["4,000"], ["up to 50"]),
    allowing({ relativePercent: null }),
    "conflict",
    '"6,000" (Kursk), "4,000" (Belgorod) and "up to 50" (Bryansk) together make 10,000 to 10,050, in conflict with the whole, "10,100" (Russia): 10,050 to 10,100 is 0.5 % apart and no difference is allowed.',
  ],
  [
    "101",
    parts(["50"], ["50"]),
    allowing({ relativePercent: null }),
    "conflict",
    '"50" (Kursk) and "50" (Belgorod) together make 100, in conflict with the whole, "101" (Russia): 100 to 101 is 1 % apart and only rounding is allowed between figures as precise as these.',
  ],
  [
    "12",
    parts(["7"], ["5"]),
    STOCK,
    "agree",
    '"7" (Kursk) and "5" (Belgorod) together make 12, in agreement with the whole, "12" (Russia).',
  ],
  // Tension.
  [
    "10,000",
    parts(["over 5,000"], ["over 3,000"]),
    allowing({ relativePercent: exact(0) }),
    "agree",
    '"over 5,000" (Kursk) and "over 3,000" (Belgorod) together make 8,000 to 10,000, in agreement with the whole, "10,000" (Russia).',
  ],
  [
    "20,000",
    parts(["over 5,000"], ["about 3,000"]),
    STOCK,
    "tension",
    '"over 5,000" (Kursk) and "about 3,000" (Belgorod) together make 7,850 to 9,150, in tension with the whole, "20,000" (Russia): strictly both can be true, but as readers take them 9,150 to 20,000 is 54.3 % apart and 5 % is allowed.',
  ],
  [
    "9,600",
    parts(["about 6,000"], ["4,400"]),
    STOCK,
    "agree",
    '"about 6,000" (Kursk) and "4,400" (Belgorod) together make 10,100 to 10,700, in agreement with the whole, "9,600" (Russia): 9,600 to 10,100 is 4.95 % apart and 5 % is allowed.',
  ],
  // A missing part leaves the known lower ends as a bound.
  [
    "12,000",
    parts(["6,000"], ["4,000"], []),
    STOCK,
    "agree",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make at least 10,000 even without Bryansk, in agreement with the whole, "12,000" (Russia).',
  ],
  [
    "8,000",
    parts(["6,000"], [], ["4,000"], []),
    STOCK,
    "conflict",
    '"6,000" (Kursk) and "4,000" (Bryansk) together make at least 10,000 even without Belgorod and Rostov, in conflict with the whole, "8,000" (Russia): 8,000 to 10,000 is 20 % apart and 5 % is allowed.',
  ],
  [
    "8,000",
    parts(["more than 10,000"], []),
    STOCK,
    "conflict",
    '"more than 10,000" (Kursk) alone makes more than 10,000 even without Belgorod, in conflict with the whole, "8,000" (Russia): 8,000 to 10,000 is 20 % apart and 5 % is allowed.',
  ],
  ["8,000", parts([], []), STOCK, null, ""],
  // The latest figures in the window; several of one date may each be right.
  [
    "10,000",
    parts(["9,000 @ 2024-11-01", "6,000 @ 2024-11-03"], ["4,000"]),
    STOCK,
    "agree",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make 10,000, in agreement with the whole, "10,000" (Russia).',
  ],
  [
    "10,000",
    parts(["1,000", "6,000"], ["4,000"]),
    STOCK,
    "agree",
    '"1,000" or "6,000" (Kursk) and "4,000" (Belgorod) together make 5,000 to 10,000, in agreement with the whole, "10,000" (Russia).',
  ],
  [
    "20,000",
    parts(["1,000", "6,000", "under 5,000"], ["4,000"]),
    STOCK,
    "conflict",
    '"1,000", "6,000" or "under 5,000" (Kursk) and "4,000" (Belgorod) together make 4,000 to 10,000, in conflict with the whole, "20,000" (Russia): 10,000 to 20,000 is 50 % apart and 5 % is allowed.',
  ],
  [
    "12,000",
    parts(["6,000"], ["4,000 @ 2024-09-01"]),
    STOCK,
    "agree",
    '"6,000" (Kursk) alone makes at least 6,000 even without Belgorod, in agreement with the whole, "12,000" (Russia).',
  ],
  [
    "12,000",
    parts(["6,000 @ 2024-11-02"], ["4,000 @ 2024-11-01"]),
    allowing({ relativePercent: null, driftPerDay: { amount: exact(100), unit: "1" } }),
    "conflict",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make 10,000, in conflict with the whole, "12,000" (Russia): 10,000 to 12,000 is 2,000 apart and the allowance is 300 over 3 days.',
  ],
  // What cannot be held against the whole does not count.
  [
    "12,000",
    parts(["6,000", "several @ 2024-11-05"], ["4,000", "40 % @ 2024-11-05"]),
    STOCK,
    "conflict",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make 10,000, in conflict with the whole, "12,000" (Russia): 10,000 to 12,000 is 16.7 % apart and 5 % is allowed.',
  ],
  [
    "$12,000",
    parts(["$6,000"], ["€4,000"]),
    STOCK,
    "agree",
    '"$6,000" (Kursk) alone makes at least 6,000 USD even without Belgorod, in agreement with the whole, "$12,000" (Russia).',
  ],
  ["several", parts(["6,000"], ["4,000"]), STOCK, null, ""],
  ["90 %", parts(["60 %"], ["40 %"]), STOCK, null, ""],
  // A flow within one period.
  [
    "12,000 @ 2024-11-01/2024-11-30",
    parts(["6,000 @ 2024-11-01/2024-11-30", "9,000"], ["4,000 @ 2024-11-01/2024-11-30"]),
    FLOW,
    "conflict",
    '"6,000" (Kursk) and "4,000" (Belgorod) together make 10,000, in conflict with the whole, "12,000" (Russia): 10,000 to 12,000 is 16.7 % apart and 5 % is allowed.',
  ],
  // A running total may have grown since, and was no more than later.
  [
    "12,000",
    parts(["6,000 @ 2024-11-01"], ["4,000"]),
    TOTAL,
    "agree",
    '"6,000" (Kursk, an earlier total) and "4,000" (Belgorod) together make at least 10,000, in agreement with the whole, "12,000" (Russia).',
  ],
  [
    "8,000",
    parts(["6,000 @ 2024-11-01", "9,000 @ 2024-11-09"], ["4,000"]),
    TOTAL,
    "conflict",
    '"6,000" (Kursk, an earlier total) and "4,000" (Belgorod) together make at least 10,000, in conflict with the whole, "8,000" (Russia): 8,000 to 10,000 is 20 % apart and 5 % is allowed.',
  ],
  [
    "12,000",
    parts(["6,000 @ 2024-11-09"], ["4,000"]),
    TOTAL,
    "conflict",
    '"6,000" (Kursk, a later total) and "4,000" (Belgorod) together make 4,000 to 10,000, in conflict with the whole, "12,000" (Russia): 10,000 to 12,000 is 16.7 % apart and 5 % is allowed.',
  ],
  [
    "8,000",
    parts(["6,000 @ 2024-11-09", "9,000 @ 2024-12-09"], ["4,000"]),
    TOTAL,
    "agree",
    '"6,000" (Kursk, a later total) and "4,000" (Belgorod) together make 4,000 to 10,000, in agreement with the whole, "8,000" (Russia).',
  ],
  // One unit for all; the coarsest numeral is rounded to its zeros.
  [
    "12 km",
    parts(["6,000 m"], ["4 km"]),
    STOCK,
    "conflict",
    '"6,000 m" (Kursk) and "4 km" (Belgorod) together make 10 km, in conflict with the whole, "12 km" (Russia): 10 to 12 km is 16.7 % apart and 5 % is allowed.',
  ],
  [
    "600 square km",
    parts(["80 square miles"], ["300 square km"]),
    STOCK,
    "agree",
    '"80 square miles" (Kursk) and "300 square km" (Belgorod) together make 507.199 km², in agreement with the whole, "600 square km" (Russia): the difference is no more than rounding.',
  ],
  [
    "600 square km",
    parts(["81 square miles"], ["301 square km"]),
    STOCK,
    "conflict",
    '"81 square miles" (Kursk) and "301 square km" (Belgorod) together make 510.789 km², in conflict with the whole, "600 square km" (Russia): 510.789 to 600 km² is 14.9 % apart and 5 % is allowed.',
  ],
  // Many parts.
  [
    "100,000",
    parts(...PLACES.map(() => ["1,000", "2,000", "3,000", "4,000", "5,000", "6,000", "7,000"])),
    STOCK,
    "conflict",
    '"1,000", "2,000", "3,000", "4,000" or 3 more (Kursk), "1,000", "2,000", "3,000", "4,000" or 3 more (Belgorod), "1,000", "2,000", "3,000", "4,000" or 3 more (Bryansk), "1,000", "2,000", "3,000", "4,000" or 3 more (Rostov) and 3 more together make 7,000 to 49,000, in conflict with the whole, "100,000" (Russia): 49,000 to 100,000 is 51 % apart and 5 % is allowed.',
  ],
]

for (const [whole, given, setting, verdict, sentence] of TABLE) {
  t.test(
    `${whole} x ${given.map(({ figures }) => figures.map((f) => f.quantity.text).join(" / ")).join(" + ")}`,
    async (t) => {
      const said = compareSum(figure(whole, "Russia"), given, setting)
      t.equal(said?.verdict ?? null, verdict)
      t.equal(said === null ? "" : printSumVerdict(said).explanation, sentence)
    },
  )
}

const RUNS = propertyRuns(10_000)
const ask = ({ whole, parts, setting }: SumQuestion) => compareSum(whole, parts, setting)

t.test("the engine and the oracle say the same of sums", async (t) => {
  const seen = new Map<string, number>()
  fc.assert(
    fc.property(sumQuestions, (question) => {
      const ours = String(ask(question)?.verdict ?? null)
      seen.set(ours, (seen.get(ours) ?? 0) + 1)
      return ours === String(askSumOracle(question.whole, question.parts, question.setting))
    }),
    RUNS,
  )
  t.equal(
    [...seen.values()].filter((times) => times > RUNS.numRuns / 100).length,
    4,
    `every outcome: ${[...seen].join("; ")}`,
  )
})

t.test("every whole that disagrees with its parts lies outside the bounds of a search", async (t) => {
  let found = 0
  let outside = 0
  fc.assert(
    fc.property(sumQuestions, ({ whole, parts, setting }) => {
      const verdict = compareSum(whole, parts, setting)
      const bounds = sumBounds({ asOf: whole.asOf, unit: whole.quantity.unit }, parts, setting)
      const { min, max } = narrowReading(whole.quantity)
      const liesBelow = !!bounds?.below && (max?.lte(bounds.below) ?? false)
      const liesAbove = !!bounds?.above && (min?.gte(bounds.above) ?? false)
      if (liesBelow || liesAbove) outside += 1
      if (verdict === null || verdict.verdict === "agree") return true
      found += 1
      return liesBelow || liesAbove
    }),
    RUNS,
  )
  t.ok(found > outside / 2, `few others are found: ${found} disagree of ${outside}`)
})

t.test("the order of parts and of their figures changes nothing", async () => {
  fc.assert(
    fc.property(sumQuestions, ({ whole, parts, setting }) => {
      const there = compareSum(whole, parts, setting)
      const turned = parts.map((part) => ({ ...part, figures: [...part.figures].reverse() })).reverse()
      const back = compareSum(whole, turned, setting)
      const told = (verdict: typeof there) => verdict && { ...printSumVerdict(verdict), explanation: "", missing: [] }
      return JSON.stringify(told(there)) === JSON.stringify(told(back))
    }),
    RUNS,
  )
})

t.test("widening an allowance never makes a disagreement, nor a worse one", async () => {
  const rank = { agree: 0, tension: 1, conflict: 2 }
  fc.assert(
    fc.property(sumQuestions, fc.nat(20), fc.nat(50), ({ whole, parts, setting }, percent, amount) => {
      const { relativePercent, absolute } = setting.tolerance
      const share = (relativePercent ?? exact(0)).add(percent)
      const unit = whole.quantity.unit
      const wider = {
        ...setting.tolerance,
        relativePercent: share.lt(100) ? share : relativePercent,
        absolute: { amount: (absolute?.amount ?? exact(0)).add(amount), unit },
      }
      const before = compareSum(whole, parts, setting)
      const after = compareSum(whole, parts, { ...setting, tolerance: wider })
      return rank[after?.verdict ?? "agree"] <= rank[before?.verdict ?? "agree"]
    }),
    RUNS,
  )
})

t.test("one more part that nobody has counted never makes a whole too large", async () => {
  fc.assert(
    fc.property(sumQuestions, ({ whole, parts, setting }) => {
      const verdict = compareSum(whole, [...parts, { subjectName: "Rest", figures: [] }], setting)
      if (verdict === null) return true
      const { b } = verdict.readings
      return b.stated.max === null && verdict.gap.implied.lower !== "b" && verdict.missing.includes("Rest")
    }),
    RUNS,
  )
})

t.test("readings of a sum are never empty, and implied lies within stated", async () => {
  fc.assert(
    fc.property(sumQuestions, (question) => {
      const readings = ask(question)?.readings
      if (readings === undefined) return true
      return [readings.a, readings.b].every(({ stated, implied }) => !isEmpty(implied) && liesWithin(implied, stated))
    }),
    RUNS,
  )
})

t.test("either of the two allowances in `reconcile` makes whole and parts agree", async () => {
  fc.assert(
    fc.property(sumQuestions, ({ whole, parts, setting }) => {
      const verdict = compareSum(whole, parts, setting)
      if (verdict === null || verdict.verdict === "agree") return true
      const { reconcile } = printSumVerdict(verdict)
      if (reconcile === undefined) return false
      const judge = (tolerance: Partial<Tolerance>) => {
        const bare = {
          ...setting.tolerance,
          precise: "tolerant" as const,
          absolute: null,
          driftPerDay: null,
          relativePercent: null,
        }
        return compareSum(whole, parts, { ...setting, tolerance: { ...bare, ...tolerance } })?.verdict
      }
      const { relativePercent, absolute, exclusive } = reconcile
      const amount = exact(absolute.amount)
      const above = { amount: amount.add("0.000001"), unit: absolute.unit }
      const atPercent = relativePercent === null ? "agree" : judge({ relativePercent: exact(relativePercent) })
      const atAmount = judge({ absolute: { amount, unit: absolute.unit } })
      return atPercent === "agree" && judge({ absolute: above }) === "agree" && (atAmount === "agree") === !exclusive
    }),
    RUNS,
  )
})

t.test("every verdict on a sum is explained in one sentence without a loose end", async () => {
  fc.assert(
    fc.property(sumQuestions, (question) => {
      const verdict = ask(question)
      if (verdict === null) return true
      return (
        /^".*\.$/s.test(printSumVerdict(verdict).explanation) &&
        !/undefined|null|NaN| {2}|: \.|, \./.test(printSumVerdict(verdict).explanation)
      )
    }),
    RUNS,
  )
})
