import { MOST_KEPT } from "../../conflicts/kept-conflicts.ts"
import type { PairRow } from "../../conflicts/pair-row.ts"
import type { FigureToWrite } from "./write-claims.ts"

/**
 * The most figures, claimants and conflicts of a family that are read to be remembered. A larger family is judged in the
 * database, where a figure may have more conflicts than are kept: so many figures have room for all their conflicts.
 */
export const MOST_RECALLED = { figures: MOST_KEPT, claimants: 4_000, conflicts: 1_000 } as const

/** A figure as it is stored, with or without active claims. */
export type RecalledFigure = FigureToWrite & {
  readonly claims: number
  /** Conflicts of it are counted or left out, as they are where a figure has very many. */
  readonly crowded: boolean
}

/** Who asserts a figure by active claims. Times are RFC 3339 in UTC. */
export type RecalledClaimant = {
  readonly family_id: string
  readonly figure_id: string
  readonly claimant_id: string
  readonly name: string
  readonly first_published: string
  readonly last_published: string | null
}

export type RecalledConflict = PairRow & { readonly changed_at: string }

export type RecalledException = {
  readonly family_id: string
  readonly id: string
  readonly subject_id: string
  readonly conflict_id: string | null
  readonly reason: string
  readonly until: string
}

/** What judging asks of families, of each at most one more than `MOST_RECALLED`. */
export type RecalledFamilies = {
  readonly figures: readonly RecalledFigure[]
  readonly claimants: readonly RecalledClaimant[]
  readonly conflicts: readonly RecalledConflict[]
  /** Newest first. */
  readonly exceptions: readonly RecalledException[]
}
