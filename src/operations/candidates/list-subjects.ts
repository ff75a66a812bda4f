import { dayNumber } from "../../quantity/dates/calendar.ts"
import { changeLists, type ListChange } from "../../store/candidates/change-lists.ts"
import {
  listNextSubjects,
  lockLists,
  readProgress,
  saveProgress,
  tryToLockLists,
} from "../../store/candidates/listing-progress.ts"
import { deleteNewTerms, deleteNewTermsOf, listNewTerms } from "../../store/candidates/new-terms.ts"
import { quarterOf } from "../../store/candidates/quarters.ts"
import { type ListedSubject, readListed, writeListed } from "../../store/candidates/subject-terms.ts"
import { readSubjectTexts, type SubjectTexts } from "../../store/candidates/subject-texts.ts"
import type { Db } from "../../store/connection/connect.ts"
import { inPipeline, type Trx } from "../../store/connection/transaction.ts"
import { keysOfSubject } from "./subject-keys.ts"

/** The version of the terms. One more than before, and all subjects are listed anew, step by step. */
const TERMS_VERSION = 2

/** Rows that one transaction takes away, and subjects whose texts are read at once: the event loop turns in between. */
const [ROWS_AT_ONCE, SUBJECTS_AT_ONCE] = [1_000, 100]

/**
 * Milliseconds. A transaction ends within them, so that no subject whose id is older comes to light afterwards: the walk
 * over those that were there before never has to go back.
 */
const SETTLED_AFTER = 120_000

/**
 * Lists the subjects that have changed by the terms that they have now, and then those that were there before their terms
 * were kept, or that an older version of the service has created since. Each step is a transaction of its own, and ends
 * whole or not at all. Where another process is at it, nothing is done.
 */
export async function listSubjects(db: Db, now: string, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await inPipeline(db, "list changed subjects", listChanged)));
  const before = idBefore(Date.parse(now) - SETTLED_AFTER)
  while (!signal?.aborted && (await inPipeline(db, "list earlier subjects", (trx) => listEarlier(trx, before))));
}

/**
 * Lists subjects at once, by nothing but what they have now. For words that must not be kept any longer: elsewhere a job may
 * take its time. It comes last in a transaction.
 */
export async function listNow(trx: Trx, subjectIds: readonly string[]): Promise<void> {
  await lockLists(trx)
  await deleteNewTermsOf(trx, subjectIds)
  await listAnew(trx, subjectIds)
}

/** Whether there may be more. */
async function listChanged(trx: Trx): Promise<boolean> {
  if (!(await tryToLockLists(trx))) return false
  // The rows are read before the texts: what changes a subject later adds a row that this step does not take away.
  const rows = await listNewTerms(trx, ROWS_AT_ONCE)
  await listAnew(trx, [...new Set(rows.map(({ subject_id }) => subject_id))])
  await deleteNewTerms(
    trx,
    rows.map(({ id }) => id),
  )
  return rows.length === ROWS_AT_ONCE
}

async function listEarlier(trx: Trx, before: string): Promise<boolean> {
  if (!(await tryToLockLists(trx))) return false
  const progress = await readProgress(trx)
  if (progress.version > TERMS_VERSION) return false
  const after = progress.version < TERMS_VERSION ? null : progress.last_subject
  const ids = await listNextSubjects(trx, { after, before, limit: ROWS_AT_ONCE })
  await listAnew(trx, ids)
  await saveProgress(trx, { version: TERMS_VERSION, last_subject: ids.at(-1) ?? after })
  return ids.length === ROWS_AT_ONCE
}

/** The first id that is made at this time, in milliseconds since 1970. */
function idBefore(time: number): string {
  const digits = Math.max(0, time).toString(16).padStart(12, "0")
  return `${digits.slice(0, 8)}-${digits.slice(8)}-0000-0000-000000000000`
}

async function listAnew(trx: Trx, ids: readonly string[]): Promise<void> {
  const subjects: Omit<ListedSubject, "number">[] = []
  for (let at = 0; at < ids.length; at += SUBJECTS_AT_ONCE) {
    const texts = await readSubjectTexts(trx, ids.slice(at, at + SUBJECTS_AT_ONCE))
    subjects.push(...texts.map(describe))
  }
  const before = new Map((await readListed(trx, ids)).map((one) => [one.id, one]))
  const changed = subjects.filter((one) => isChanged(one, before.get(one.id)))
  const numbers = await writeListed(trx, changed)
  await changeLists(
    trx,
    changed.flatMap((one) => listChanges(before.get(one.id), { ...one, number: numbers.get(one.id) ?? 0 })),
  )
}

/** One that is archived or merged is listed by nothing. */
function describe(texts: SubjectTexts): Omit<ListedSubject, "number"> {
  const terms = texts.isGone ? [] : keysOfSubject(texts).sort((one, other) => one - other)
  return { id: texts.id, quarter: quarterOf(dayNumber(texts.day)), terms }
}

function isChanged(after: Omit<ListedSubject, "number">, before: ListedSubject | undefined): boolean {
  if (before === undefined) return after.terms.length > 0
  return before.quarter !== after.quarter || before.terms.join() !== after.terms.join()
}

function listChanges(before: ListedSubject | undefined, after: ListedSubject): ListChange[] {
  const { number } = after
  const stays = before?.quarter === after.quarter
  const [had, has] = [new Set(before?.terms), new Set(after.terms)]
  const change = (quarter: number, isIn: boolean) => (term: number) => ({ term, quarter, number, isIn })
  const gone = [...had].filter((term) => !(stays && has.has(term))).map(change(before?.quarter ?? 0, false))
  const come = [...has].filter((term) => !(stays && had.has(term))).map(change(after.quarter, true))
  return [...gone, ...come]
}
