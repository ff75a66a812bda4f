import { isDeepStrictEqual } from "node:util"
import { findConflict } from "../../store/conflicts/conflicts.ts"
import type { Decidable } from "../../store/conflicts/pair-row.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { lockForFiling } from "../../store/subjects/locks.ts"
import type { ConflictStatus } from "../../store/tables.ts"
import { writeComment, writeConflicts } from "../judging/conflict-door.ts"
import { decidedStatus } from "../judging/conflict-lifecycle.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { invalidInput, notFound } from "../requests/refusals.ts"
import { lockFamilyOfConflict } from "./conflict-lock.ts"

export type ConflictChange = {
  readonly status?: ConflictStatus
  readonly note?: string | null
  readonly assignee?: string | null
}

/**
 * Sets what a person decided. Any status may follow any other, and the history keeps every change. The family is locked
 * first, because whoever writes conflicts holds the lock of their family.
 */
export async function changeConflict(
  trx: Trx,
  id: string,
  change: ConflictChange,
  context: Occasion & { readonly check: Precondition },
): Promise<void> {
  await lockForFiling(trx)
  await lockFamilyOfConflict(trx, id)
  const old = await findConflict(trx, id)
  if (old === undefined) throw notFound("conflict", id)
  context.check(old.version)
  if (Object.keys(change).length === 0) {
    throw invalidInput([{ pointer: "", detail: "expected a status, a note, an assignee or several of them" }])
  }
  const decision = decide(old, change)
  if (isDeepStrictEqual(decision, decide(old, {}))) return
  await writeConflicts(trx, { decided: [{ old, decision, action: "changed" }] }, context)
}

function decide(old: Decidable, { status = old.status, note = old.note, assignee = old.assignee }: ConflictChange) {
  return { ...decidedStatus(old, status), note, assignee }
}

/** Adds a comment to the history of the conflict. Returns the id of the comment. */
export async function commentOnConflict(trx: Trx, id: string, text: string, occasion: Occasion): Promise<string> {
  await lockForFiling(trx)
  await lockFamilyOfConflict(trx, id)
  const conflict = await findConflict(trx, id)
  if (conflict === undefined) throw notFound("conflict", id)
  const commentId = newId()
  await writeComment(trx, conflict, { id: commentId, text }, occasion)
  return commentId
}
