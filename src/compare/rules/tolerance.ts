import { DEFAULT_PROFILE, type HedgeProfile } from "../../quantity/hedges/hedge-profile.ts"
import { type Exact, exact } from "../../quantity/numbers/exact.ts"

/** An amount with its unit. Bare numbers are refused: 0.5 has meant both 50 % and 0.5 % elsewhere. */
export type Amount = { readonly amount: Exact; readonly unit: string }

/** The settings that a rule can give. `allowance` is one of them: a rule that sets part of it replaces all of it. */
export const SETTINGS = [
  "allowance",
  "windowDays",
  "rounding",
  "precise",
  "severity",
  "hedgeProfile",
  "flagged",
] as const
export type ToleranceSetting = (typeof SETTINGS)[number]

/** A version of a rule, and what it set here. Every setting of a tolerance is named by exactly one. */
export type RuleUse = { readonly id: string; readonly version: number; readonly sets: readonly ToleranceSetting[] }

/** The verdicts that can be shown to a person as work to do. */
export const FLAGGABLE = ["conflict", "tension"] as const
export type Flaggable = (typeof FLAGGABLE)[number]

/** How much is allowed between two readings: the largest of the three parts. If all are null, nothing is allowed. */
export type AllowanceSetting = {
  /** In percent of the larger magnitude of the two nearest ends, from 0 up to but not including 100; null for none. */
  readonly relativePercent: Exact | null
  readonly absolute: Amount | null
  /** Of stocks only: the amount that is allowed for every whole day between the two as-of dates. */
  readonly driftPerDay: Amount | null
}

/** How far apart two readings may lie before they disagree, and what becomes of it when they do. */
export type Tolerance = AllowanceSetting & {
  /** Stocks whose as-of dates lie further apart are not compared. */
  readonly windowDays: number
  /** `none` takes a bare numeral as the number itself, even if it has trailing zeros. */
  readonly rounding: "inferred" | "none"
  /**
   * `strict`: between precise figures only rounding is excused, and shares may differ by half a percentage point.
   * `tolerant`: the allowance holds for them as for all others.
   */
  readonly precise: "strict" | "tolerant"
  /**
   * A disagreement is medium, or high, from this gap on, in percent of the nearest end of larger magnitude. Shares are
   * graded by percentage points as well.
   */
  readonly severity: { readonly medium: Exact; readonly high: Exact }
  /** How far each hedge reaches. */
  readonly hedgeProfile: HedgeProfile
  /** The verdicts that open a conflict. Other verdicts are shown where figures are compared, and nowhere else. */
  readonly flagged: readonly Flaggable[]
  readonly rules: readonly RuleUse[]
}

/** The id under which verdicts name the built-in default. */
export const BUILT_IN_RULE = "default"

/** What holds where no rule says otherwise. */
export const BUILT_IN_TOLERANCE: Tolerance = Object.freeze({
  relativePercent: exact(5),
  absolute: null,
  driftPerDay: null,
  windowDays: 30,
  rounding: "inferred",
  precise: "strict",
  severity: Object.freeze({ medium: exact(5), high: exact(25) }),
  hedgeProfile: DEFAULT_PROFILE,
  flagged: FLAGGABLE,
  rules: Object.freeze([Object.freeze({ id: BUILT_IN_RULE, version: 1, sets: SETTINGS })]),
})
