import { compareFigures } from "../../src/compare/pair/compare-figures.ts"
import type { ComparedFigure, Measure, SubjectRelation } from "../../src/compare/pair/figure.ts"
import type { Verdict } from "../../src/compare/pair/verdict.ts"
import { BUILT_IN_TOLERANCE, type Tolerance } from "../../src/compare/rules/tolerance.ts"
import { compareSum } from "../../src/compare/sum/compare-sum.ts"
import type { SumVerdict } from "../../src/compare/sum/sum-verdict.ts"
import { exact } from "../../src/quantity/numbers/exact.ts"
import { readFigure } from "../../src/quantity/read-figure.ts"

const DAY = "2024-11-04"

/** What an example in the guide may say beside its two wordings. */
export type Circumstances = {
  readonly measure?: Measure
  readonly relation?: SubjectRelation
  readonly tolerance?: Partial<Tolerance>
  /** Of a sum: the parts are declared disjoint, and no more. */
  readonly disjoint?: boolean
  /** Changes to the figures: other days, other claimants. */
  readonly a?: Partial<ComparedFigure>
  readonly b?: Partial<ComparedFigure>
}

/** Two wordings of one day and of two claimants, unless told otherwise. */
export function compareWordings(a: string, b: string, circumstances: Circumstances = {}): Verdict {
  const { measure = "stock", relation = "same" } = circumstances
  const tolerance = { ...BUILT_IN_TOLERANCE, ...circumstances.tolerance }
  const one = figureOf(a, { claimants: ["A"], ...circumstances.a })
  const two = figureOf(b, { claimants: ["B"], ...circumstances.b })
  return compareFigures(one, two, { measure, relation, tolerance })
}

const PLACES = Object.freeze(["Kursk", "Belgorod", "Bryansk", "Rostov"])

/** A whole beside parts that make it up; "—" for a part that nobody counted. */
export function compareWithSum(whole: string, parts: readonly string[], circumstances: Circumstances = {}): SumVerdict {
  const { measure = "stock", disjoint = false } = circumstances
  const tolerance = { ...BUILT_IN_TOLERANCE, ...circumstances.tolerance }
  const counted = parts.map((part, index) => ({
    subjectName: PLACES[index] ?? "",
    figures: part === "—" ? [] : [figureOf(part, { subjectName: PLACES[index] ?? "" })],
  }))
  const verdict = compareSum(figureOf(whole, { subjectName: "Russia" }), counted, { measure, tolerance, disjoint })
  if (verdict === null) throw new Error(`nothing to add up beside "${whole}"`)
  return verdict
}

/** The wording read; an example that cannot be read is a mistake in the guide. */
function figureOf(wording: string, change: Partial<ComparedFigure>): ComparedFigure {
  const read = readFigure(wording)
  if (!read.ok) throw new Error(read.reason)
  const asOf = change.asOf ?? onDay(DAY)
  const published = change.firstPublished ?? `${asOf.from}T12:00:00Z`
  const said = { claimants: [wording], firstPublished: published, lastPublished: published }
  return { quantity: read.value, asOf, ...said, ...change }
}

export function onDay(day: string): ComparedFigure["asOf"] {
  return { from: day, to: day }
}

/** As a rule gives it that names what it is for. */
export const percent = (value: string): Partial<Tolerance> => ({
  precise: "tolerant",
  relativePercent: exact(value),
  absolute: null,
  driftPerDay: null,
})
