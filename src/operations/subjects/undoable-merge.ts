import { isDeepStrictEqual } from "node:util"
import type { Trx } from "../../store/connection/transaction.ts"
import {
  findLaterChange,
  findMergeRecord,
  fingerprintClaims,
  type MergeRecord,
} from "../../store/subjects/merge-records.ts"
import { findSubject, type SubjectRow } from "../../store/subjects/subjects.ts"
import { type Refused, unmergeImpossible } from "../requests/refusals.ts"
import { describeSubject } from "./remember-merge.ts"

/** A merge that can be undone: nothing has changed since. Both subjects are as they are now. */
export type Undoable = { readonly from: SubjectRow; readonly into: SubjectRow; readonly record: MergeRecord }

/** Refuses a merge after which something was filed, corrected, retracted, moved or changed. The family is locked. */
export async function requireUndoable(trx: Trx, from: SubjectRow): Promise<Undoable> {
  if (from.merged_into === null) throw unmergeImpossible(`"${from.name}" was not merged into anything`)
  const record = await findMergeRecord(trx, from.id)
  if (record === undefined) throw unmergeImpossible(`what "${from.name}" was before the merge is not known any more`)
  const into = await findSubject(trx, record.into)
  if (into === undefined) throw new Error(`the subject ${record.into} is gone while its family is locked`)
  if (into.merged_into !== null || from.merged_into !== into.id) {
    throw unmergeImpossible(`"${into.name}" was itself merged into ${from.merged_into} since; undo that first`)
  }
  if (into.archived_at !== null) throw unmergeImpossible(`"${into.name}" is archived; take it back first`)
  requireUnchanged(into, record)
  if ((await fingerprintClaims(trx, into)) !== record.claims) throw await changedSince(trx, into, record)
  return { from, into, record }
}

/**
 * The names, tags and relations of before would overwrite what was given since. That somebody has confirmed the assumed
 * measure is kept: it could not be changed back.
 */
function requireUnchanged(into: SubjectRow, { after }: MergeRecord): void {
  const is = { ...describeSubject(into), measureAssumed: after.measureAssumed }
  const changed = (Object.keys(is) as (keyof typeof is)[]).filter((key) => !isDeepStrictEqual(is[key], after[key]))
  if (changed.length === 0) return
  throw unmergeImpossible(`"${into.name}" was changed since the merge (${changed.join(", ")}); change that back first`)
}

async function changedSince(trx: Trx, into: SubjectRow, { turn }: MergeRecord): Promise<Refused> {
  const later = await findLaterChange(trx, into, turn)
  if (later === undefined) return unmergeImpossible(`a claim of "${into.name}" was moved away since the merge`)
  return unmergeImpossible(`the claim ${later.claim} of "${into.name}" was ${later.action} since the merge`)
}
