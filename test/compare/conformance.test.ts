import { readFileSync } from "node:fs"
import t from "tap"
import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import {
  type ComparedFigure,
  MEASURES,
  type Measure,
  SUBJECT_RELATIONS,
  type SubjectRelation,
} from "../../src/compare/pair/figure.ts"
import { BASES, REASONS, RELATIONS, SEVERITIES, VERDICTS } from "../../src/compare/pair/verdict.ts"
import { BUILT_IN_TOLERANCE, type Tolerance } from "../../src/compare/rules/tolerance.ts"
import { type PrintedVerdict, printVerdict } from "../../src/compare/tell/print-verdict.ts"
import type { StructuredFigure } from "../../src/quantity/build-quantity.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import type { PrintedReading } from "../../src/quantity/numbers/reading.ts"
import { HEDGES, type Hedge, type Quantity } from "../../src/quantity/quantity.ts"
import { figureOf, makeFrom, makeUncounted } from "./figures.ts"

type CaseFigure = StructuredFigure & {
  readonly order?: string
  readonly vague?: string
  readonly change?: "up" | "down"
  readonly asOf?: string | { readonly from: string; readonly to?: string }
  readonly claimants?: readonly string[]
  readonly published?: string
  readonly publishedLast?: string
}
type CaseAmount = { readonly amount: string; readonly unit: string }
type CaseTolerance = {
  readonly relative?: { readonly percent: string }
  readonly absolute?: CaseAmount
  readonly drift?: CaseAmount
  readonly windowDays?: number
  readonly rounding?: Tolerance["rounding"]
  readonly precise?: Tolerance["precise"]
  readonly severity?: { readonly medium: string; readonly high: string }
}
type Case = {
  readonly name: string
  readonly a: CaseFigure
  readonly b: CaseFigure
  readonly measure?: Measure
  readonly relation?: SubjectRelation
  readonly tolerance?: CaseTolerance
  readonly expect: Readonly<Record<string, unknown>>
}

const TABLE = new URL("../conformance/verdicts.json", import.meta.url)
const { cases } = JSON.parse(readFileSync(TABLE, "utf8")) as { cases: readonly Case[] }

const SWAPPED: Readonly<Record<string, string>> = {
  a: "b",
  b: "a",
  "a-within-b": "b-within-a",
  "b-within-a": "a-within-b",
  "a-part-of-b": "b-part-of-a",
  "b-part-of-a": "a-part-of-b",
}

for (const { name, a, b, measure = "stock", relation = "same", tolerance = {}, expect } of cases) {
  t.test(name, async (t) => {
    const setting = { measure, relation, tolerance: readTolerance(tolerance) }
    const [one, two] = [readFigure(a, "A"), readFigure(b, "B")]
    const verdict = printVerdict(compareFigures(one, two, setting))
    t.strictSame(summarise(verdict), expect, verdict.explanation)
    const back = printVerdict(compareFigures(two, one, { ...setting, relation: swap(relation) }))
    t.strictSame(summarise(back), swapSides(expect), "the sides exchanged")
  })
}

t.test("the table covers what it promises to cover", async (t) => {
  t.ok(cases.length >= 500, `${cases.length} cases`)
  t.equal(new Set(cases.map(({ name }) => name)).size, cases.length, "no name twice")
  const met = new Set(cases.flatMap(({ a, b }) => [`${hedgeOf(a)} x ${hedgeOf(b)}`, `${hedgeOf(b)} x ${hedgeOf(a)}`]))
  const pairs = HEDGES.flatMap((one) => HEDGES.map((other) => `${one} x ${other}`))
  t.strictSame(
    pairs.filter((pair) => !met.has(pair)),
    [],
    "every hedge beside every hedge",
  )
  const told = new Set(cases.flatMap(({ expect }) => Object.entries(expect).map(([key, value]) => `${key} ${value}`)))
  const words = { verdict: VERDICTS, basis: BASES, reason: REASONS, relation: RELATIONS, severity: SEVERITIES }
  for (const [key, values] of Object.entries(words)) {
    for (const value of values) t.ok(told.has(`${key} ${value}`), `${key} ${value}`)
  }
  t.strictSame(new Set(cases.map(({ measure = "stock" }) => measure)), new Set(MEASURES))
  t.strictSame(new Set(cases.map(({ relation = "same" }) => relation)), new Set(SUBJECT_RELATIONS))
})

function hedgeOf(figure: CaseFigure): Hedge {
  return readCaseQuantity(figure).hedge
}

function swap<T extends string>(word: T): T {
  return (SWAPPED[word] ?? word) as T
}

/** What must come out when a and b change places. */
function swapSides(expect: Case["expect"]): Record<string, unknown> {
  const { relation, later, readings, ...rest } = expect as { [key: string]: unknown; relation?: string; later?: string }
  const sides = readings as { a: unknown; b: unknown } | undefined
  return {
    ...rest,
    ...(relation && { relation: swap(relation) }),
    ...(later && { later: swap(later) }),
    ...(sides && { readings: { a: sides.b, b: sides.a } }),
  }
}

function readFigure(figure: CaseFigure, claimant: string): ComparedFigure {
  const { asOf = "2024-11-04" } = figure
  const period = typeof asOf === "string" ? { from: asOf, to: asOf } : { from: asOf.from, to: asOf.to ?? null }
  const published = figure.published ?? `${period.from}T12:00:00Z`
  return figureOf(readCaseQuantity(figure), {
    asOf: period,
    claimants: figure.claimants ?? [claimant],
    firstPublished: published,
    lastPublished: figure.publishedLast ?? published,
  })
}

function readCaseQuantity({ order, vague, change, ...figure }: CaseFigure): Quantity {
  if (order !== undefined) return makeUncounted(order, { hedge: "order", order })
  if (vague !== undefined) return makeUncounted(vague, { hedge: "vague" })
  const quantity = makeFrom({
    value: figure.value,
    min: figure.min,
    max: figure.max,
    hedge: figure.hedge,
    unit: figure.unit,
  })
  return change === undefined ? quantity : { ...quantity, change }
}

function readTolerance(settings: CaseTolerance): Tolerance {
  const { relative, absolute, drift, severity, windowDays, rounding, precise } = settings
  const replaces = relative !== undefined || absolute !== undefined || drift !== undefined
  const readAmount = (amount?: CaseAmount) => (amount ? { amount: exact(amount.amount), unit: amount.unit } : null)
  const allowance = {
    relativePercent: relative ? exact(relative.percent) : null,
    absolute: readAmount(absolute),
    driftPerDay: readAmount(drift),
  }
  return {
    ...BUILT_IN_TOLERANCE,
    ...(replaces && allowance),
    ...(severity && { severity: { medium: exact(severity.medium), high: exact(severity.high) } }),
    windowDays: windowDays ?? BUILT_IN_TOLERANCE.windowDays,
    rounding: rounding ?? BUILT_IN_TOLERANCE.rounding,
    // As of a rule that names what it is for.
    precise: precise ?? (replaces ? "tolerant" : BUILT_IN_TOLERANCE.precise),
  }
}

/** What the table fixes of a verdict, in its form. */
function summarise(verdict: PrintedVerdict): Record<string, unknown> {
  if (verdict.verdict === "not-comparable") return { verdict: verdict.verdict, reason: verdict.reason }
  const { verdict: name, basis, later, severity, relation, unit, readings, gap, allowed } = verdict
  const optional = Object.entries({ basis, later, severity }).filter(([, value]) => value !== undefined)
  return {
    verdict: name,
    ...Object.fromEntries(optional),
    relation,
    ...(unit !== "1" && { unit }),
    readings: { a: summariseReadings(readings.a), b: summariseReadings(readings.b) },
    gap,
    allowed,
  }
}

function summariseReadings({ stated, implied, rounded }: PrintedVerdict["readings"]["a"]) {
  return { stated: interval(stated), implied: interval(implied), ...(rounded && { rounded: interval(rounded) }) }
}

/** "[9500, 10500)", "(7000, ∞)" */
function interval({ min, max, minOpen, maxOpen }: PrintedReading): string {
  const start = min === null ? "(-∞" : `${minOpen ? "(" : "["}${min}`
  return `${start}, ${max === null ? "∞)" : `${max}${maxOpen ? ")" : "]"}`}`
}
