import type { FigureRow } from "../../store/claims/figures.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import type { SummandRow } from "../../store/conflicts/sums.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { ConflictState, JudgedVerdict } from "./conflict-lifecycle.ts"

/** Two figures held against each other, or a whole against the sum of its parts. */
export type Judgement = {
  readonly kind: PairRow["kind"]
  /** The subject that the conflict belongs to: of a part and its whole, the whole. */
  readonly subjectId: string
  readonly a: FigureRow
  /** Null for a sum. */
  readonly b: FigureRow | null
  /** Null for a sum beside which no part has a figure. */
  readonly judged: JudgedVerdict | null
  /** The figures of the parts that the sum is made of; only of sums. */
  readonly summands?: readonly SummandRow[]
}

/** A judgement on two figures, which always comes to a verdict. */
export type PairJudgement = Judgement & { readonly b: FigureRow; readonly judged: JudgedVerdict }

/**
 * The key of a conflict. Two figures have one conflict, in whatever order they are named; a figure and the sum of its parts
 * have one.
 */
export function keyOf(a: string, b: string | null): string {
  if (b === null) return a
  return a < b ? `${a} ${b}` : `${b} ${a}`
}

/** The row of a new conflict. Its id is made here, so that an answer can name it before it is written. */
export function newConflict({ kind, subjectId, a, b }: Judgement, state: ConflictState, now: string): PairRow {
  return {
    family_id: a.family_id,
    subject_id: subjectId,
    id: newId(),
    kind,
    subject_a: a.subject_id,
    figure_a: a.id,
    subject_b: b?.subject_id ?? null,
    figure_b: b?.id ?? null,
    ...state,
    assignee: null,
    version: 1,
    opened_at: now,
  }
}
