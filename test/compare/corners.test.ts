import t from "tap"
import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import type { ComparedFigure } from "../../src/compare/pair/figure.ts"
import { BUILT_IN_TOLERANCE, type Tolerance } from "../../src/compare/rules/tolerance.ts"
import { compareSum } from "../../src/compare/sum/compare-sum.ts"
import type { SumSetting } from "../../src/compare/sum/sum-verdict.ts"
import { explainVerdict } from "../../src/compare/tell/explain-verdict.ts"
import { printSumVerdict } from "../../src/compare/tell/print-sum.ts"
import { printVerdict } from "../../src/compare/tell/print-verdict.ts"
import { DEFAULT_PROFILE } from "../../src/quantity/hedges/hedge-profile.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import { UNBOUNDED } from "../../src/quantity/numbers/reading.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"
import { figureOf, makeFrom, makeUncounted, onDay, STOCK } from "./figures.ts"

const said = (value: string, unit: string, change: Partial<ComparedFigure> = {}) =>
  figureOf(makeFrom({ value, unit, hedge: "exactly" }), change)

t.test("a part is held against its whole where amounts add up", async (t) => {
  const part = { ...STOCK, relation: "a-part-of-b" } as const
  const verdict = (unit: string) => {
    const found = compareFigures(said("12", unit), said("8", unit), part)
    return found.verdict === "not-comparable" ? found.reason : found.verdict
  }
  for (const unit of ["1", "USD", "m", "m2", "m3", "kg", "s", "J", "W", "By"]) t.equal(verdict(unit), "conflict", unit)
  for (const unit of ["%", "%{point}", "K", "Cel", "m/s", "Pa", "Hz", "V", "A"])
    t.equal(verdict(unit), "not-additive", unit)
  t.match(
    compareFigures(said("0", "USD"), said("5", "USD"), part),
    { verdict: "agree", basis: "part" },
    "zero is a part",
  )
})

t.test("a hedge profile of a rule changes the readings of both figures", async (t) => {
  const wide = { stated: "20", implied: "20" }
  const tolerance = { ...BUILT_IN_TOLERANCE, hedgeProfile: { ...DEFAULT_PROFILE, about: wide } }
  const about = (value: string) => figureOf(makeFrom({ value, hedge: "about" }))
  const wording = printVerdict(compareFigures(about("10000"), about("14000"), { ...STOCK, tolerance }))
  t.match(wording, {
    verdict: "agree",
    readings: { a: { stated: { min: "8000", max: "12000" } }, b: { implied: { min: "11200" } } },
  })
  t.match(compareFigures(about("10000"), about("14000"), STOCK), { verdict: "conflict" })
  const [exactly, bare] = [figureOf(makeFrom({ value: "14000", hedge: "exactly" })), about("10000")]
  const mixed = compareFigures(exactly, bare, { ...STOCK, tolerance })
  t.equal(mixed.figures.a, exactly, "what the profile leaves alone is the figure itself")
})

t.test("the shared range is printed with its ends, also where it has only one", async (t) => {
  const shared = (a: Partial<ComparedFigure["quantity"]["implied"]>, b: typeof a) => {
    const figure = (text: string, ends: typeof a) =>
      figureOf({
        ...makeFrom({ value: "9", hedge: "about" }, text),
        implied: { ...UNBOUNDED, ...ends },
        stated: UNBOUNDED,
      })
    return explainVerdict(compareFigures(figure("one", a), figure("two", b), STOCK))
  }
  t.equal(shared({ min: exact(5) }, { min: exact(7) }), '"one" and "two" agree: both hold above 7.')
  t.equal(shared({ max: exact(5) }, { max: exact(7) }), '"one" and "two" agree: both hold below 5.')
  t.equal(shared({}, { max: exact(7) }), '"one" and "two" agree: both hold below 7.')
  t.equal(shared({ min: exact(5) }, { max: exact(7) }), '"one" and "two" agree: both can be true, between 5 and 7.')
})

t.test("the vague word is named on whichever side, and dimensions in words", async (t) => {
  const several = figureOf(makeUncounted("several", { hedge: "vague" }))
  const eight = figureOf(makeFrom({ value: "8" }))
  t.equal(
    explainVerdict(compareFigures(several, eight, STOCK)),
    '"several" and "8" cannot be compared: "several" names no number.',
  )
  t.equal(
    explainVerdict(compareFigures(said("8", "USD/[bbl_us]"), eight, STOCK)),
    '"exactly 8 USD per barrel" and "8" cannot be compared: they measure different things, money per volume and count.',
  )
})

t.test("only what decided is in a printed verdict", async (t) => {
  const hur = { claimants: ["HUR"] }
  const [a, b] = [said("8", "1", { ...hur, ...onDay("2024-11-02") }), said("12", "1", hur)]
  const revision = printVerdict(compareFigures(a, b, STOCK))
  t.match(revision, { verdict: "revision", later: "b" })
  t.notOk("severity" in revision || "reconcile" in revision || "basis" in revision || "reason" in revision)
  const later = printVerdict(compareFigures(a, b, { ...STOCK, measure: "cumulative" }))
  t.match(later, { verdict: "agree", basis: "later", later: "b" })
  t.notOk("later" in printVerdict(compareFigures(a, a, STOCK)))
})

function wording(text: string, subjectName: string, day?: string): ComparedFigure {
  const read = readFigure(text)
  if (!read.ok) throw new Error(read.reason)
  return figureOf(read.value, { subjectName, ...(day !== undefined && onDay(day)) })
}

/** "—" for a part that nobody counted. */
function sum(
  whole: string,
  parts: readonly string[],
  change: Partial<Tolerance> = {},
  measure: SumSetting["measure"] = "stock",
) {
  const counted = parts.map((part, index) => {
    const [text = "", day] = part.split(" @ ")
    const name = `part ${index + 1}`
    return { subjectName: name, figures: text === "—" ? [] : [wording(text, name, day)] }
  })
  const verdict = compareSum(wording(whole, "all"), counted, {
    measure,
    tolerance: { ...BUILT_IN_TOLERANCE, precise: "tolerant", ...change },
  })
  if (verdict === null) throw new Error("no sum")
  return printSumVerdict(verdict)
}

t.test("sums are put into words for every kind of end", async (t) => {
  const rows: readonly (readonly [whole: string, parts: readonly string[], sentence: string])[] = [
    [
      "exactly 200",
      ["under 50", "under 60"],
      '"under 50" (part 1) and "under 60" (part 2) together make less than 110, in conflict with the whole, "exactly 200" (all): 110 to 200 is 45 % apart and 5 % is allowed.',
    ],
    [
      "exactly 200",
      ["at most 50", "at most 60"],
      '"at most 50" (part 1) and "at most 60" (part 2) together make at most 110, in conflict with the whole, "exactly 200" (all): 110 to 200 is 45 % apart and 5 % is allowed.',
    ],
    [
      "exactly 40",
      ["over 50", "—"],
      '"over 50" (part 1) alone makes more than 50 even without part 2, in conflict with the whole, "exactly 40" (all): 40 to 50 is 20 % apart and 5 % is allowed.',
    ],
    [
      "exactly 40",
      ["at least 50", "—"],
      '"at least 50" (part 1) alone makes at least 50 even without part 2, in conflict with the whole, "exactly 40" (all): 40 to 50 is 20 % apart and 5 % is allowed.',
    ],
    [
      "exactly 5",
      ["exactly 0"],
      '"exactly 0" (part 1) alone makes 0, in conflict with the whole, "exactly 5" (all): 0 to 5 is 5 apart and a percentage allows nothing at or across zero.',
    ],
    [
      "exactly 100",
      ["exactly 60", "exactly 40"],
      '"exactly 60" (part 1) and "exactly 40" (part 2) together make 100, in agreement with the whole, "exactly 100" (all).',
    ],
    [
      "12,000",
      ["about 6,000", "about 4,400"],
      '"about 6,000" (part 1) and "about 4,400" (part 2) together make 9,880 to 10,920, in tension with the whole, "12,000" (all): strictly they are close enough, but as readers take them 10,920 to 12,000 is 9 % apart and 5 % is allowed.',
    ],
    [
      "exactly 15",
      ["exactly 1", "exactly 2", "exactly 3", "exactly 4", "exactly 5"],
      '"exactly 1" (part 1), "exactly 2" (part 2), "exactly 3" (part 3), "exactly 4" (part 4) and "exactly 5" (part 5) together make 15, in agreement with the whole, "exactly 15" (all).',
    ],
    [
      "exactly 21",
      ["exactly 1", "exactly 2", "exactly 3", "exactly 4", "exactly 5", "exactly 6"],
      '"exactly 1" (part 1), "exactly 2" (part 2), "exactly 3" (part 3), "exactly 4" (part 4) and 2 more together make 21, in agreement with the whole, "exactly 21" (all).',
    ],
  ]
  for (const [whole, parts, sentence] of rows) t.equal(sum(whole, parts).explanation, sentence)
})

t.test("a sum's verdict is printed as that of two figures", async (t) => {
  t.match(sum("exactly 100", ["exactly 60", "exactly 40"]), {
    verdict: "agree",
    basis: "identical",
    relation: "same",
    missing: [],
  })
  t.match(sum("exactly 100", ["under 60", "exactly 50"]), { verdict: "agree", basis: "overlap" })
  t.match(
    sum("10,000", ["about 6,000", "about 4,600"]),
    { verdict: "agree", basis: "tolerance" },
    "numerals alone are rounded",
  )
  t.match(sum("10,000", ["6,000", "4,100"], { relativePercent: null }), { verdict: "agree", basis: "rounding" })
  t.match(sum("exactly 100", ["exactly 60", "exactly 70", "—"]), {
    verdict: "conflict",
    severity: "medium",
    missing: ["part 3"],
    readings: { a: { stated: { min: "100" }, implied: { max: "100" } }, b: { stated: { min: "130", max: null } } },
    gap: { stated: { absolute: "30", percent: "23.1" } },
    allowed: { stated: "6.5" },
    reconcile: { relativePercent: "23.1", absolute: { amount: "30", unit: "1" }, exclusive: false },
  })
  t.notOk("basis" in sum("exactly 100", ["exactly 60", "exactly 70"]))
  t.notOk("severity" in sum("exactly 100", ["exactly 60", "exactly 40"]))
  t.match(sum("exactly 100", ["exactly 10", "exactly 20"]), { severity: "high" })
  t.match(sum("exactly 100", ["exactly 46", "exactly 46"]), { severity: "medium" })
  t.match(sum("101", ["51", "48"], { precise: "strict" }), { verdict: "conflict", severity: "low" })
})

t.test("drift counts for the sums of stocks, by the summand that is furthest away", async (t) => {
  const drift = { relativePercent: null, driftPerDay: { amount: exact(10), unit: "1" } }
  const parts = ["exactly 60 @ 2024-11-01", "exactly 70 @ 2024-11-03"]
  t.match(sum("exactly 100", parts, drift), { verdict: "agree", basis: "tolerance", allowed: { stated: "30" } })
  t.match(sum("exactly 101", parts, { ...drift, windowDays: 2 }), { verdict: "agree", missing: ["part 1"] })
  t.match(sum("exactly 100", ["exactly 60", "exactly 70"], drift), { verdict: "conflict", allowed: { stated: "0" } })
  t.match(sum("exactly 100", parts, drift, "cumulative"), { verdict: "conflict", allowed: { stated: "0" } })
})

t.test("figures outside the window are still read beside each other", async (t) => {
  const bare = figureOf(makeFrom({ value: "10000" }), onDay("2024-11-04"))
  const bound = figureOf(makeFrom({ value: "7000", hedge: "more-than" }), onDay("2024-01-04"))
  t.match(printVerdict(compareFigures(bare, bound, STOCK)), {
    verdict: "not-comparable",
    reason: "outside-window",
    readings: { a: { stated: { min: "10000", max: "10000" } } },
  })
})

t.test("the later figure and the part are named as such on either side", async (t) => {
  const earlier = figureOf(makeFrom({ value: "36" }, "36"), onDay("2024-11-04"))
  const later = figureOf(makeFrom({ value: "40" }, "40"), onDay("2024-11-05"))
  const running = { ...STOCK, measure: "cumulative" } as const
  const grown = '"40" may be higher than "36": it is the later figure of a total that only grows.'
  t.equal(explainVerdict(compareFigures(earlier, later, running)), grown)
  t.equal(explainVerdict(compareFigures(later, earlier, running)), grown)
  const within = '"36", a part, does not exceed its whole, "40".'
  t.equal(explainVerdict(compareFigures(earlier, later, { ...STOCK, relation: "a-part-of-b" })), within)
  t.equal(explainVerdict(compareFigures(later, earlier, { ...STOCK, relation: "b-part-of-a" })), within)
})

t.test("a sum is told in the unit that the whole and its parts have in common", async (t) => {
  const parts = [{ subjectName: "North", figures: [said("10", "km")] }]
  const sum = compareSum(said("10", "[mi_i]"), parts, { measure: "stock", tolerance: BUILT_IN_TOLERANCE })
  t.match(sum, { unit: "km", verdict: "conflict" })
})
