import type { Readings } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import type { Allowance } from "./allowance.ts"
import type { ComparedFigure, Pair, Side } from "./figure.ts"
import type { Gap } from "./gap.ts"
import type { ComparisonSetting } from "./setting.ts"

export const VERDICTS = ["agree", "tension", "conflict", "revision", "not-comparable"] as const

/** Why two figures agree. */
export const BASES = ["identical", "overlap", "rounding", "tolerance", "later", "part"] as const
export type Basis = (typeof BASES)[number]

/** Why two figures cannot be compared. Programs read these codes, so they do not change. */
export const REASONS = [
  "unrelated-subjects",
  "vague",
  "different-dimensions",
  "different-currencies",
  "level-and-change",
  "not-additive",
  "outside-window",
  "different-periods",
] as const
export type Reason = (typeof REASONS)[number]

/** How the stated readings lie to each other. Readings that touch without meeting are apart. */
export const RELATIONS = ["same", "a-within-b", "b-within-a", "overlap", "apart"] as const
export type Relation = (typeof RELATIONS)[number]

export const SEVERITIES = ["low", "medium", "high"] as const
export type Severity = (typeof SEVERITIES)[number]

/** What was compared, under which setting and by which readings. */
type Evidence = {
  readonly figures: Pair<ComparedFigure>
  /** The figures' quantities in the unit they have in common; where they have none, each in its own. */
  readonly quantities: Pair<Quantity>
  readonly setting: ComparisonSetting
  /** As said, in the same unit. */
  readonly readings: Pair<Readings>
}

/** What lies between two sides, and what was allowed to lie there. All numbers are in `unit`. */
export type Measures = {
  readonly unit: string
  readonly readings: Pair<Readings>
  /** Of the stated readings. */
  readonly relation: Relation
  readonly gap: { readonly stated: Gap; readonly implied: Gap }
  readonly allowed: { readonly stated: Allowance; readonly implied: Allowance }
  /** The readings by rounding, of bare numerals and what stands beside them; null where no rounding is excused. */
  readonly rounded: Pair<Readings> | null
  readonly roundedMeet: { readonly stated: boolean; readonly implied: boolean }
}

/** What every verdict on comparable figures rests on. */
export type Measured = Evidence & Measures

export type Agreement = Measured & { readonly verdict: "agree"; readonly basis: Basis; readonly later: Side | null }

/** `later` where a running total fell: the figure that should not be the lower one. */
export type Disagreement = Measured & {
  readonly verdict: "conflict" | "tension"
  readonly severity: Severity
  readonly later: Side | null
}

/** The figure on the side `later` is the claimant's own update of the other. */
export type Revision = Measured & { readonly verdict: "revision"; readonly later: Side }

/** `unit` and `relation` are null where the two have no unit in common; `relation` also where a figure is vague. */
export type NotComparable = Evidence & {
  readonly verdict: "not-comparable"
  readonly reason: Reason
  readonly unit: string | null
  readonly relation: Relation | null
}

export type Verdict = Agreement | Disagreement | Revision | NotComparable
