import { findDispute } from "../../store/conflicts/disputes.ts"
import type { Decidable } from "../../store/conflicts/pair-row.ts"
import { countSettled, hasConflictOf, lockSettled, type SettledConflicts } from "../../store/conflicts/settlements.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { lockFamilies, lockForFiling } from "../../store/subjects/locks.ts"
import { findSubject, type InFamily, type SubjectRow } from "../../store/subjects/subjects.ts"
import type { ConflictStatus } from "../../store/tables.ts"
import { writeConflicts } from "../judging/conflict-door.ts"
import { decidedStatus } from "../judging/conflict-lifecycle.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { disputeChanged, mergeImpossible, notFound, unknownId } from "../requests/refusals.ts"

/** The most conflicts that one request settles. Filing into the family waits for as long as it takes. */
export const MOST_SETTLED = 5_000
/** The most conflicts that one statement writes, so that it stays well within the statement timeout. */
const AT_ONCE = 1_000
/** Conflicts that are left are counted up to this number. */
export const MOST_COUNTED = 100_000

export type SettlementInput = {
  readonly status: ConflictStatus
  readonly note: string
  /** How many open conflicts of the subject the caller has seen. The request is refused where the number is another one now. */
  readonly openConflicts: number
  /** Settles only the conflicts that are about this figure. */
  readonly figure?: string
  readonly verdict?: "conflict" | "tension"
  readonly severityAtMost?: "low" | "medium" | "high"
}

/** `left` is how many conflicts of the request still have to be settled, counted up to 100,000. */
export type Settled = { readonly changed: number; readonly left: number }

/**
 * Settles the open conflicts of a subject as a person settles one, each with its entry in the history. With the status
 * "open" it does the reverse: it opens again the conflicts that people had settled.
 */
export async function settleDispute(
  trx: Trx,
  subjectId: string,
  input: SettlementInput,
  context: Occasion & { readonly check: Precondition },
): Promise<Settled> {
  await lockForFiling(trx)
  await lockFamilies(trx, [subjectId])
  const subject = await requireSeen(trx, subjectId, input, context.check)
  const which = await selectConflicts(trx, subject, input)
  const rows = await lockSettled(trx, which, MOST_SETTLED)
  for (let first = 0; first < rows.length; first += AT_ONCE) {
    await settle(trx, rows.slice(first, first + AT_ONCE), input, context)
  }
  const left = rows.length < MOST_SETTLED ? 0 : await countSettled(trx, which, MOST_COUNTED)
  return { changed: rows.length, left }
}

async function requireSeen(
  trx: Trx,
  subjectId: string,
  input: SettlementInput,
  check: Precondition,
): Promise<SubjectRow> {
  const subject = await findSubject(trx, subjectId)
  const dispute = await findDispute(trx, subjectId)
  if (subject === undefined || dispute === undefined) throw notFound("subject", subjectId)
  if (subject.merged_into !== null) {
    throw mergeImpossible(
      `the subject "${subject.name}" was merged into ${subject.merged_into}; settle that one's dispute`,
    )
  }
  check(dispute.version)
  if (dispute.open_conflicts !== input.openConflicts) throw disputeChanged(input.openConflicts, dispute.open_conflicts)
  return subject
}

async function selectConflicts(trx: Trx, subject: InFamily, input: SettlementInput): Promise<SettledConflicts> {
  const figure = input.figure?.toLowerCase()
  if (figure !== undefined && !(await hasConflictOf(trx, subject, figure))) {
    throw unknownId("/figure", "figure in a conflict of this subject", figure)
  }
  const statuses: ConflictStatus[] = input.status === "open" ? ["explained", "dismissed", "resolved"] : ["open"]
  return { subject, statuses, figure, verdict: input.verdict, severityAtMost: input.severityAtMost }
}

async function settle(
  trx: Trx,
  rows: readonly Decidable[],
  { status, note }: SettlementInput,
  occasion: Occasion,
): Promise<void> {
  const decided = rows.map((old) => ({
    old,
    decision: { ...decidedStatus(old, status), note, assignee: old.assignee },
    action: "settled" as const,
  }))
  await writeConflicts(trx, { decided }, occasion)
}
