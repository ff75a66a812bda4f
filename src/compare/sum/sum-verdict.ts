import type { ComparedFigure, Measure } from "../pair/figure.ts"
import type { Basis, Measures, Severity } from "../pair/verdict.ts"
import type { Tolerance } from "../rules/tolerance.ts"

/** One of the parts that are declared to make up a whole, with all of its figures that somebody still claims. */
export type PartFigures = { readonly subjectName: string; readonly figures: readonly ComparedFigure[] }

/** `disjoint`: no part counts what another counts, but there may be more in the whole than its parts. */
export type SumSetting = { readonly measure: Measure; readonly tolerance: Tolerance; readonly disjoint?: boolean }

/**
 * What a running total says of another day than its own: what was counted earlier may have grown since, what was
 * counted later may have been less. `none` where the dates are alike, and for all that is no running total.
 */
export type Growth = "none" | "since" | "until"

/** A part that has a figure beside the whole. The figures are those given, of one date: any of them may be right. */
export type Summand = PartFigures & { readonly growth: Growth }

/** `a` is the whole, `b` the sum of its parts. */
export type SumMeasured = Measures & {
  readonly whole: ComparedFigure
  readonly summands: readonly Summand[]
  /** The parts without a figure beside the whole. Where there are any, the sum has no upper end. */
  readonly missing: readonly string[]
  /** The parts are declared disjoint and no more, so that the sum has no upper end. */
  readonly isOpen: boolean
  readonly setting: SumSetting
  /** Between the whole and the summand that is furthest from it; 0 for what is no stock. */
  readonly days: number
}

export type SumAgreement = SumMeasured & { readonly verdict: "agree"; readonly basis: Exclude<Basis, "later" | "part"> }
export type SumDisagreement = SumMeasured & { readonly verdict: "conflict" | "tension"; readonly severity: Severity }
export type SumVerdict = SumAgreement | SumDisagreement
