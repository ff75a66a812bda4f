import { findConflict, listByResolution, listOpen } from "../../store/conflicts/conflicts.ts"
import {
  type ExceptionRow,
  endException,
  findException,
  insertException,
  listOverdueExceptions,
  type NewException,
} from "../../store/conflicts/exceptions.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { newId } from "../../store/connection/new-id.ts"
import { inTransaction, type Trx } from "../../store/connection/transaction.ts"
import { insertChanges } from "../../store/history/changes.ts"
import { lockFamilies, lockForFiling } from "../../store/subjects/locks.ts"
import { findSubject, type InFamily } from "../../store/subjects/subjects.ts"
import { type JudgedAction, writeConflicts } from "../judging/conflict-door.ts"
import { standingState } from "../judging/conflict-lifecycle.ts"
import { listAccepted } from "../judging/exceptions-in-force.ts"
import { viewStore } from "../judging/family-view.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { readInstant } from "../requests/read-instant.ts"
import { exceptionEnded, invalidInput, notFound, Refused, unknownId } from "../requests/refusals.ts"
import { lockFamilyOfConflict } from "./conflict-lock.ts"

/** Names either a conflict or a subject. `until` is an instant, or a day, which counts to its end in UTC. */
export type ExceptionInput = {
  readonly conflict?: string
  readonly subject?: string
  readonly reason: string
  readonly until: string
}

/**
 * Accepts the difference of a conflict, or all differences of a subject, until a given time. Open conflicts are resolved
 * with the reason, and conflicts that open in the meantime are resolved at once. Returns the id of the exception.
 */
export async function acceptDifference(trx: Trx, input: ExceptionInput, occasion: Occasion): Promise<string> {
  const { now } = occasion
  const until = readUntil(input.until, now)
  await lockForFiling(trx)
  const scope = await lockScope(trx, input)
  const exception: NewException = { id: newId(), ...scope, reason: input.reason, until }
  await insertException(trx, exception, now)
  await record(trx, exception, { action: "created", note: input.reason, before: null, after: { until } }, occasion)
  await settle(trx, "accepted", await listCovered(trx, exception), occasion)
  return exception.id
}

/** Ends an exception at its time or before. The conflicts that it accepted open again unless another exception accepts them. */
export async function withdrawException(
  trx: Trx,
  id: string,
  context: Occasion & { readonly check: Precondition; readonly note: string },
): Promise<void> {
  await lockForFiling(trx)
  const known = await findException(trx, id)
  if (known === undefined) throw notFound("exception", id)
  await lockFamilies(trx, [known.subject_id])
  const exception = (await findException(trx, id)) ?? known
  context.check(exception.version)
  if (exception.status === "ended") throw exceptionEnded(id, exception.ended_at ?? "")
  await endException(trx, exception, context.now)
  const change = { action: "ended", note: context.note, before: { status: "active" }, after: { status: "ended" } }
  await record(trx, exception, change, context)
  await settle(trx, "no longer accepted", await listAcceptedBy(trx, exception), context)
}

function readUntil(text: string, now: string): string {
  const until = readInstant(/^\d{4}-\d\d-\d\d$/.test(text) ? `${text}T23:59:59.999999Z` : text)
  const refuse = (detail: string) => invalidInput([{ pointer: "/until", detail }])
  if (until === null) throw refuse(`"${text}" is neither a day, such as 2024-12-31, nor an RFC 3339 date and time`)
  if (until <= now) throw refuse(`"${text}" is over; an exception ends in the future`)
  return until
}

type Scope = Pick<NewException, "family_id" | "subject_id" | "conflict_id">

async function lockScope(trx: Trx, { conflict, subject }: ExceptionInput): Promise<Scope> {
  if ((conflict === undefined) === (subject === undefined)) {
    throw invalidInput([{ pointer: "", detail: "expected either a conflict or a subject" }])
  }
  if (conflict !== undefined) return findConflictScope(trx, conflict.toLowerCase())
  const id = subject?.toLowerCase() ?? ""
  await lockFamilies(trx, [id])
  const found = await findSubject(trx, id)
  if (found === undefined || found.merged_into !== null) throw unknownId("/subject", "subject", id)
  return { family_id: found.family_id, subject_id: id, conflict_id: null }
}

async function findConflictScope(trx: Trx, id: string): Promise<Scope> {
  const subject = await lockFamilyOfConflict(trx, id)
  if (subject === undefined) throw unknownId("/conflict", "conflict", id)
  return { family_id: subject.family_id, subject_id: subject.id, conflict_id: id }
}

async function listCovered(trx: Trx, { family_id, subject_id, conflict_id }: Scope): Promise<PairRow[]> {
  if (conflict_id === null) return listOpen(trx, { family_id, id: subject_id })
  return (await lockOne(trx, conflict_id)).filter(({ status }) => status === "open")
}

async function listAcceptedBy(trx: Trx, { family_id, subject_id, conflict_id }: Scope): Promise<PairRow[]> {
  if (conflict_id === null) return listByResolution(trx, { family_id, id: subject_id }, "accepted")
  return (await lockOne(trx, conflict_id)).filter(({ resolution }) => resolution === "accepted")
}

async function lockOne(trx: Trx, conflictId: string): Promise<PairRow[]> {
  const conflict = await findConflict(trx, conflictId)
  return conflict === undefined ? [] : [conflict]
}

/** Locks the open conflicts of these subjects, and returns the ids of those that no exception covers. */
export async function listUncovered(
  trx: Trx,
  subjects: readonly InFamily[],
  now: string,
): Promise<ReadonlySet<string>> {
  const uncovered = (await lockAllOpen(trx, subjects, now)).filter(({ accepted }) => accepted === null)
  return new Set(uncovered.map(({ old }) => old.id))
}

/**
 * Accepts the open conflicts of these subjects that came under an exception by a merge. A conflict that was open although
 * an exception covered it was opened again by a person, and it stays open.
 */
export async function acceptCovered(
  trx: Trx,
  subjects: readonly InFamily[],
  uncovered: ReadonlySet<string>,
  occasion: Occasion,
): Promise<void> {
  const open = await lockAllOpen(trx, subjects, occasion.now)
  const covered = open.filter(({ old, accepted }) => accepted !== null && uncovered.has(old.id))
  const judged = covered.map(({ old, accepted }) => ({
    old,
    state: standingState(old, accepted),
    action: "accepted" as const,
  }))
  await writeConflicts(trx, { judged }, occasion)
}

/** Opens the conflicts of these subjects that no exception accepts any more, after exceptions went to another subject. */
export async function settleUncovered(trx: Trx, subjects: readonly InFamily[], occasion: Occasion): Promise<void> {
  const accepted: PairRow[] = []
  for (const subject of subjects) accepted.push(...(await listByResolution(trx, subject, "accepted")))
  const acceptedFor = await listAccepted(viewStore(trx), subjects, occasion.now)
  const uncovered = accepted.filter(({ subject_id, id }) => acceptedFor(subject_id, id) === null)
  await settle(trx, "no longer accepted", uncovered, occasion)
}

async function lockAllOpen(trx: Trx, subjects: readonly InFamily[], now: string) {
  const open: PairRow[] = []
  for (const subject of subjects) open.push(...(await listOpen(trx, subject)))
  const acceptedFor = await listAccepted(viewStore(trx), subjects, now)
  return open.map((old) => ({ old, accepted: acceptedFor(old.subject_id, old.id) }))
}

/** Opens each of these conflicts, or accepts it where an exception covers it now. */
async function settle(
  trx: Trx,
  action: JudgedAction,
  conflicts: readonly PairRow[],
  occasion: Occasion,
): Promise<void> {
  const acceptedFor = await listAccepted(
    viewStore(trx),
    conflicts.map(({ family_id, subject_id: id }) => ({ family_id, id })),
    occasion.now,
  )
  const judged = conflicts.map((old) => ({
    old,
    state: standingState(old, acceptedFor(old.subject_id, old.id)),
    action,
  }))
  await writeConflicts(trx, { judged }, occasion)
}

async function record(
  trx: Trx,
  exception: Pick<ExceptionRow, "family_id" | "id" | "subject_id">,
  change: { action: string; note: string; before: unknown; after: unknown },
  { now, actor }: Occasion,
): Promise<void> {
  const entry = { familyId: exception.family_id, subjectId: exception.subject_id, entityId: exception.id }
  await insertChanges(trx, [{ ...entry, entity: "exception" as const, actor, ...change }], now)
}

const BATCH = 100

/** Ends every exception whose time is over. */
export async function endOverdue(db: Db, now: string): Promise<void> {
  for (let ids = await listOverdueExceptions(db, now, BATCH); ids.length > 0; ) {
    for (const id of ids) await inTransaction(db, "end an exception", (trx) => endIfActive(trx, id, now))
    ids = await listOverdueExceptions(db, now, BATCH)
  }
}

async function endIfActive(trx: Trx, id: string, now: string): Promise<void> {
  try {
    await withdrawException(trx, id, { now, actor: null, check: () => {}, note: "Its time is over." })
  } catch (error) {
    // A person was faster.
    if (!(error instanceof Refused) || error.kind !== "exception-ended") throw error
  }
}
