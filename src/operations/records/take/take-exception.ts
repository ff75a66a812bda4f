import { findConflict, listOpen } from "../../../store/conflicts/conflicts.ts"
import type { PairRow } from "../../../store/conflicts/pair-row.ts"
import { newId } from "../../../store/connection/new-id.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { insertWholeException } from "../../../store/records/write-records.ts"
import { lockFamilies } from "../../../store/subjects/locks.ts"
import type { InFamily } from "../../../store/subjects/subjects.ts"
import { writeConflicts } from "../../judging/conflict-door.ts"
import { standingState } from "../../judging/conflict-lifecycle.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { invalidInput } from "../../requests/refusals.ts"
import { readExceptions } from "../read-family.ts"
import { bringHistory } from "./bring-history.ts"
import { placeFigures } from "./find-figures.ts"
import { findNamedSubject } from "./find-named.ts"
import { readAnyTime, readTime } from "./read-values.ts"
import { requireSame } from "./require-same.ts"
import { findStored, wasOnlyJudged } from "./take-conflict.ts"
import type { GivenOf, Taken } from "./taking.ts"

type Given = GivenOf<"exception">

/**
 * Takes an exception in. While it is active, the open conflicts that it covers are accepted, but for those that somebody has
 * worked on: who opened one again, in spite of the exception, did so on purpose.
 */
export async function takeException(trx: Trx, given: Given, occasion: Occasion): Promise<Taken> {
  const { id = newId(), reason = "", until = "", status = "active", endedAt = null } = given
  const [stored] = await readExceptions(trx, { ids: [id] })
  if (stored !== undefined) {
    requireSame(stored, given, ["figures", "conflict", "conflictKind"])
    return { outcome: "repeated", id }
  }
  const { subject, conflict } = await findScope(trx, given)
  if (status === "active" && endedAt !== null) {
    throw invalidInput([{ pointer: "/endedAt", detail: "is the end of an exception that is active" }])
  }
  await insertWholeException(trx, {
    id,
    family_id: subject.family_id,
    subject_id: subject.id,
    conflict_id: conflict?.id ?? null,
    reason,
    until: readAnyTime(until, "/until"),
    status,
    created_at: readTime(given.createdAt, occasion.now, "/createdAt"),
    ended_at: status === "active" ? null : readTime(endedAt, occasion.now, "/endedAt"),
  })
  const owner = { familyId: subject.family_id, subjectId: subject.id, entity: "exception" as const, entityId: id }
  await bringHistory(trx, owner, given.history, occasion)
  if (status === "active")
    await accept(trx, conflict === null ? await listOpen(trx, subject) : [conflict], reason, occasion)
  return { outcome: "filed", id }
}

type Scope = { readonly subject: InFamily; readonly conflict: PairRow | null }

async function findScope(trx: Trx, { subject, conflict: id = null, ...by }: Given): Promise<Scope> {
  if (id === null) {
    if (subject === undefined) throw invalidInput([{ pointer: "", detail: "expected a subject, or a conflict" }])
    const found = await findNamedSubject(trx, subject, "/subject")
    await lockFamilies(trx, [found.id])
    return { subject: found, conflict: null }
  }
  const { conflictKind = null, figures = [] } = by
  const conflict =
    (await findConflict(trx, id)) ?? (await findStored(trx, conflictKind, await placeFigures(trx, figures, true)))
  if (conflict === undefined) {
    const detail = `there is no conflict with the id ${id}, or of these figures; import the conflicts first`
    throw invalidInput([{ pointer: "/conflict", detail }])
  }
  await lockFamilies(trx, [conflict.subject_id])
  return { subject: { family_id: conflict.family_id, id: conflict.subject_id }, conflict }
}

async function accept(trx: Trx, conflicts: readonly PairRow[], reason: string, occasion: Occasion): Promise<void> {
  const open = conflicts.filter(({ status }) => status === "open")
  const untouched: PairRow[] = []
  for (const one of open) if (await wasOnlyJudged(trx, one.id)) untouched.push(one)
  const judged = untouched.map((old) => ({ old, state: standingState(old, reason), action: "accepted" as const }))
  await writeConflicts(trx, { judged }, occasion)
}
