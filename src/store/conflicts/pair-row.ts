import type { Measure, Side, SubjectRelation } from "../../compare/pair/figure.ts"
import type { RuleUse } from "../../compare/rules/tolerance.ts"
import type { PrintedQuantity } from "../../quantity/quantity.ts"
import type { NamedRow } from "../subjects/subjects.ts"
import type { ConflictKind, ConflictStatus, Resolution, Tables } from "../tables.ts"

/** Severities by the number under which they are stored, which sorts them. */
export const SEVERITIES = [null, "low", "medium", "high"] as const

/** A stored disagreement of two figures, or of a figure with a sum, with the columns that are written. */
export type PairRow = {
  readonly family_id: string
  readonly subject_id: string
  readonly id: string
  readonly kind: ConflictKind
  readonly subject_a: string
  readonly figure_a: string
  /** Null for a sum: its other figures are its summands. */
  readonly subject_b: string | null
  readonly figure_b: string | null
  readonly verdict: Tables["conflicts"]["verdict"]
  readonly severity: number
  /**
   * The verdict as it was printed: of a sum, of a conflict that came as a record, and of one that was judged before there were
   * grounds. Null where it is told by the grounds.
   */
  readonly detail: Readonly<Record<string, unknown>> | null
  /** Null for a sum, and where `detail` is all there is. */
  readonly grounds: Grounds | null
  readonly status: ConflictStatus
  readonly resolution: Resolution | null
  readonly reason: string | null
  readonly note: string | null
  /** Who looks after it; null where nobody does. */
  readonly assignee: string | null
  readonly version: number
  readonly opened_at: string
}

/**
 * What a verdict on two figures was made of beside their quantities and days, which never change. The same verdict can be made
 * of these again at any time.
 */
export type Grounds = {
  readonly measure: Measure
  readonly relation: SubjectRelation
  /** What it took from each version of a rule; left out where only the built-in default holds. */
  readonly rules?: readonly RuleUse[]
  /** Left out unless one claimant alone said both figures: to all others it makes no difference who said them. */
  readonly speakers?: { readonly a: Speakers; readonly b: Speakers }
  /** Of a revision: the figure that replaces the other. Lists of claims ask for it. */
  readonly later?: Side
}

/** Who asserted a figure, since when and until when, as a comparison saw it. At most two of the claimants are named. */
export type Speakers = {
  readonly claimants: readonly string[]
  readonly firstPublished: string | null
  readonly lastPublished: string | null
}

/** What people have decided about a conflict, and what ended it. */
export type Decision = Pick<PairRow, "status" | "resolution" | "reason" | "note" | "assignee">

/** As much of a conflict as a decision needs to know. */
export type Decidable = Pick<
  PairRow,
  "family_id" | "subject_id" | "id" | "kind" | "verdict" | "severity" | "opened_at"
> &
  Decision

export type ConflictRow = PairRow & {
  readonly subject_name: string
  readonly changed_at: string
  readonly a: ConflictFigure
  readonly b: ConflictFigure | null
  /** The figures of the parts that a sum adds up, the first `SUMMANDS_SHOWN` of them; empty for a pair. */
  readonly summands: readonly ConflictFigure[]
  /** How many figures the sum adds up; 0 for a pair. */
  readonly summands_total: number
}

export type ConflictFigure = {
  readonly id: string
  readonly quantity: PrintedQuantity
  readonly asOfFrom: string
  readonly asOfTo: string
  readonly subject: NamedRow
  readonly claims: number
  /** In the order of their first publication, 20 at most. */
  readonly claimants: readonly NamedRow[]
  /** Only where `addFirstClaims` has read them. */
  readonly firstClaims?: readonly FirstClaim[]
}

/** As much of a claim as a reader needs to see where a figure comes from. Times are RFC 3339 in UTC. */
export type FirstClaim = {
  readonly id: string
  readonly source: NamedRow
  readonly claimant: NamedRow
  /** Everyone who asserts it, the claimant first. */
  readonly claimants: readonly NamedRow[]
  readonly publishedAt: string
  readonly url: string | null
  readonly quote: string | null
}
