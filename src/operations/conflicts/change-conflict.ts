import { isDeepStrictEqual } from "node:util"
import { lockConflict, updatePairs } from "../../store/conflicts/conflicts.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertChanges } from "../../store/requests/changes.ts"
import { lockForFiling } from "../../store/subjects/locks.ts"
import type { ConflictStatus } from "../../store/tables.ts"
import type { Precondition } from "../requests/precondition.ts"
import { invalidInput, notFound } from "../requests/refusals.ts"
import { lockFamilyOfConflict } from "./conflict-lock.ts"

export type ConflictChange = {
  readonly status?: ConflictStatus
  readonly note?: string | null
  readonly assignee?: string | null
}

/**
 * Sets what a person decided. Any status may follow any other; every change is kept in the history. Holds the lock of the
 * family: whoever files there also locks conflicts and the tally of their subject, and in another order.
 */
export async function changeConflict(
  trx: Trx,
  id: string,
  change: ConflictChange,
  context: { now: string; check: Precondition },
): Promise<void> {
  await lockForFiling(trx)
  await lockFamilyOfConflict(trx, id)
  const old = await lockConflict(trx, id)
  if (old === undefined) throw notFound("conflict", id)
  context.check(old.version)
  if (Object.keys(change).length === 0) {
    throw invalidInput([{ pointer: "", detail: "expected a status, a note, an assignee or several of them" }])
  }
  const before = { status: old.status, note: old.note, assignee: old.assignee }
  const after = { ...before, ...change }
  if (isDeepStrictEqual(before, after)) return
  const decided =
    after.status === old.status ? { resolution: old.resolution, reason: old.reason } : decision(after.status)
  await updatePairs(trx, [{ ...old, ...after, ...decided }], context.now)
  const entry = { subjectId: old.subject_id, entity: "conflict" as const, entityId: id, action: "changed" }
  await insertChanges(trx, [{ ...entry, note: after.note, before, after }], context.now)
}

/** Keeps what somebody wrote, in the history of the conflict. Answers the comment's id. */
export async function commentOnConflict(trx: Trx, id: string, text: string, now: string): Promise<string> {
  const conflict = await lockConflict(trx, id)
  if (conflict === undefined) throw notFound("conflict", id)
  const comment = { id: newId(), action: "commented", note: text, before: null, after: null }
  await insertChanges(trx, [{ ...comment, subjectId: conflict.subject_id, entity: "conflict", entityId: id }], now)
  return comment.id
}

function decision(status: ConflictStatus): { resolution: "person" | null; reason: null } {
  return { resolution: status === "resolved" ? "person" : null, reason: null }
}
