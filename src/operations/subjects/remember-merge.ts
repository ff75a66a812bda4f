import type { PairRow } from "../../store/conflicts/pair-row.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import {
  type Described,
  fingerprintClaims,
  listFiguresWithClaims,
  listFollowers,
  type MergeRecord,
  type Sides,
  saveMergeRecord,
} from "../../store/subjects/merge-records.ts"
import type { MovedFigure } from "../../store/subjects/merges.ts"
import { findSubject, type SubjectRow } from "../../store/subjects/subjects.ts"

/** What is known before a merge begins, and gone when it ends. */
export type Remembered = Pick<MergeRecord, "before" | "followers" | "figures">

/** `from` is in the family of the other by now. */
export async function rememberBefore(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<Remembered> {
  return {
    before: { from: describeSubject(from), into: describeSubject(into) },
    followers: await listFollowers(trx, from.id),
    figures: await listFiguresWithClaims(trx, from),
  }
}

export type MergeMoves = {
  readonly rules: readonly string[]
  readonly exceptions: readonly string[]
  readonly figures: readonly MovedFigure[]
  /** The conflicts that moved, as they were before. */
  readonly conflicts: readonly PairRow[]
}

/** Keeps what `unmergeSubject` needs. */
export async function saveMerge(
  trx: Trx,
  subjects: { readonly from: SubjectRow; readonly into: SubjectRow },
  remembered: Remembered,
  { rules, exceptions, figures, conflicts }: MergeMoves,
  now: string,
): Promise<void> {
  const { from, into } = subjects
  const after = await findSubject(trx, into.id)
  if (after === undefined) throw new Error(`the subject ${into.id} is gone while its family is locked`)
  const record = {
    ...remembered,
    into: into.id,
    after: describeSubject(after),
    rules,
    exceptions,
    moved: figures,
    conflicts: conflicts.map(sidesOf),
    claims: await fingerprintClaims(trx, into),
    turn: newId(),
  }
  await saveMergeRecord(trx, from.id, record, now)
}

function sidesOf({ id, kind, subject_id, subject_a, figure_a, subject_b, figure_b }: PairRow): Sides {
  return { id, kind, subject_id, subject_a, figure_a, subject_b, figure_b }
}

/** In an order of its own, so that two descriptions can be compared. */
export function describeSubject(subject: SubjectRow): Described {
  const {
    name,
    unit,
    measure,
    measure_assumed: measureAssumed,
    exhaustive,
    disjoint,
    external_ids: externalIds,
  } = subject
  const idsOf = (named: readonly { id: string }[]) => named.map(({ id }) => id).sort()
  return {
    name,
    unit,
    measure,
    measureAssumed,
    exhaustive,
    disjoint,
    aliases: [...subject.aliases].sort(),
    tags: [...subject.tags].sort(),
    externalIds,
    wholes: idsOf(subject.wholes),
    parts: idsOf(subject.parts),
  }
}
