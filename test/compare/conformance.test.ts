import { readFileSync } from "node:fs"
import t from "tap"
import { compareFigures } from "../../src/compare/compare-figures.ts"
import type { ComparedFigure, Measure, SubjectRelation } from "../../src/compare/figure.ts"
import { type PrintedVerdict, printVerdict } from "../../src/compare/print-verdict.ts"
import { BUILT_IN_TOLERANCE, type Tolerance } from "../../src/compare/tolerance.ts"
import type { StructuredFigure } from "../../src/quantity/build-quantity.ts"
import { exact } from "../../src/quantity/exact.ts"
import type { Quantity } from "../../src/quantity/quantity.ts"
import type { PrintedReading } from "../../src/quantity/reading.ts"
import { figureOf, makeFrom, makeUncounted } from "./figures.ts"

type CaseFigure = StructuredFigure & {
  readonly order?: string
  readonly vague?: string
  readonly change?: "up" | "down"
  readonly asOf?: string | { readonly from: string; readonly to?: string }
  readonly claimants?: readonly string[]
  readonly published?: string
}
type CaseAmount = { readonly amount: string; readonly unit: string }
type CaseTolerance = {
  readonly relative?: { readonly percent: string }
  readonly absolute?: CaseAmount
  readonly drift?: CaseAmount
  readonly windowDays?: number
  readonly rounding?: Tolerance["rounding"]
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

for (const { name, a, b, measure = "stock", relation = "same", tolerance = {}, expect } of cases) {
  t.test(name, async (t) => {
    const setting = { measure, relation, tolerance: readTolerance(tolerance) }
    const verdict = printVerdict(compareFigures(readFigure(a, "A"), readFigure(b, "B"), setting))
    t.strictSame(summarise(verdict), expect, verdict.explanation)
  })
}

t.ok(cases.length >= 200, `${cases.length} cases`)

function readFigure(figure: CaseFigure, claimant: string): ComparedFigure {
  const { asOf = "2024-11-04" } = figure
  const period = typeof asOf === "string" ? { from: asOf, to: asOf } : { from: asOf.from, to: asOf.to ?? null }
  return figureOf(readCaseQuantity(figure), {
    asOf: period,
    claimants: figure.claimants ?? [claimant],
    firstPublished: figure.published ?? `${period.from}T12:00:00Z`,
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
  const { relative, absolute, drift, severity, windowDays, rounding } = settings
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

function summariseReadings({ stated, implied }: PrintedVerdict["readings"]["a"]) {
  return { stated: interval(stated), implied: interval(implied) }
}

/** "[9500, 10500)", "(7000, ∞)" */
function interval({ min, max, minOpen, maxOpen }: PrintedReading): string {
  const start = min === null ? "(-∞" : `${minOpen ? "(" : "["}${min}`
  return `${start}, ${max === null ? "∞)" : `${max}${maxOpen ? ")" : "]"}`}`
}
