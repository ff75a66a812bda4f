import { type Exact, exact } from "../quantity/exact.ts"

/** An amount with its unit. Bare numbers are refused: 0.5 has meant both 50 % and 0.5 % elsewhere. */
export type Amount = { readonly amount: Exact; readonly unit: string }

/** The settings that a rule can give. `allowance` is one of them: a rule that sets part of it replaces all of it. */
export const SETTINGS = ["allowance", "windowDays", "rounding", "severity"] as const
export type ToleranceSetting = (typeof SETTINGS)[number]

/** A version of a rule, and what it set here. Every setting of a tolerance is named by exactly one. */
export type RuleUse = { readonly id: string; readonly version: number; readonly sets: readonly ToleranceSetting[] }

/** How far apart two readings may lie before they disagree. The allowance is the largest of its three parts. */
export type Tolerance = {
  /** Percent of the larger magnitude of the two nearest ends; 0 <= percent < 100. Null = none. */
  readonly relativePercent: Exact | null
  readonly absolute: Amount | null
  /** For stocks: so much for every whole day between the two as-of dates. */
  readonly driftPerDay: Amount | null
  /** Stocks whose as-of dates lie further apart are not compared. */
  readonly windowDays: number
  /** `none` takes a bare numeral as a point, whatever its trailing zeros. */
  readonly rounding: "inferred" | "none"
  /** Gap in percent of the larger nearest end, from which on a disagreement is medium, or high. */
  readonly severity: { readonly medium: Exact; readonly high: Exact }
  readonly rules: readonly RuleUse[]
}

/** What holds where no rule says otherwise. */
export const BUILT_IN_TOLERANCE: Tolerance = Object.freeze({
  relativePercent: exact(5),
  absolute: null,
  driftPerDay: null,
  windowDays: 30,
  rounding: "inferred",
  severity: Object.freeze({ medium: exact(10), high: exact(50) }),
  rules: Object.freeze([Object.freeze({ id: "default", version: 1, sets: SETTINGS })]),
})
