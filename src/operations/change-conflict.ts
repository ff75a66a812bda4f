import { insertChanges } from "../store/changes.ts"
import { lockConflict, updatePairs } from "../store/conflicts.ts"
import type { ConflictStatus } from "../store/tables.ts"
import type { Trx } from "../store/transaction.ts"
import type { Precondition } from "./precondition.ts"
import { invalidInput, notFound } from "./refusals.ts"

export type ConflictChange = { readonly status?: ConflictStatus; readonly note?: string | null }

/** Sets what a person decided. Any status may follow any other; every change is kept in the history. */
export async function changeConflict(
  trx: Trx,
  id: string,
  change: ConflictChange,
  context: { now: string; check: Precondition },
): Promise<void> {
  const old = await lockConflict(trx, id)
  if (old === undefined) throw notFound("conflict", id)
  context.check(old.version)
  if (change.status === undefined && change.note === undefined) {
    throw invalidInput([{ pointer: "", detail: "expected a status, a note or both" }])
  }
  const status = change.status ?? old.status
  const note = change.note === undefined ? old.note : change.note
  if (status === old.status && note === old.note) return
  const decided = status === old.status ? { resolution: old.resolution, reason: old.reason } : decision(status)
  await updatePairs(trx, [{ ...old, status, note, ...decided }], context.now)
  const entry = { subjectId: old.subject_id, entity: "conflict" as const, entityId: id, action: "changed", note }
  const before = { status: old.status, note: old.note }
  await insertChanges(trx, [{ ...entry, before, after: { status, note } }], context.now)
}

function decision(status: ConflictStatus): { resolution: "person" | null; reason: null } {
  return { resolution: status === "resolved" ? "person" : null, reason: null }
}
