import { type ClaimRow, claimantsOf, deleteExternalId, endClaim, findClaim } from "../../store/claims/claims.ts"
import { type FigureRow, findFigure, hasClaimants, recountClaimants } from "../../store/claims/figures.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertChanges } from "../../store/history/changes.ts"
import { lockFamilies, lockForFiling } from "../../store/subjects/locks.ts"
import { findSubject, type SubjectRow } from "../../store/subjects/subjects.ts"
import { keepTerms } from "../candidates/keep-terms.ts"
import { judgeChanges } from "../judging/judge-changes.ts"
import { type End, resolveOfFigure } from "../judging/save-judgements.ts"
import { judgeSumsAround } from "../judging/sums/judge-sums.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { claimEnded, notFound } from "../requests/refusals.ts"

/**
 * Takes a claim back. It stays readable, and its external id can be filed again. The conflicts that lose their last claim
 * on a side are resolved with the reason. Answers how many these were.
 */
export async function retractClaim(
  trx: Trx,
  id: string,
  input: { readonly reason: string },
  context: Occasion & { readonly check: Precondition },
): Promise<number> {
  await lockForFiling(trx)
  const active = await lockActiveClaim(trx, id, context.check)
  return retractLocked(trx, active, input.reason, context)
}

/** The same for a claim whose family is locked. The external id of one whose text was erased stays taken. */
export async function retractLocked(
  trx: Trx,
  active: ActiveClaim,
  reason: string,
  occasion: Occasion,
): Promise<number> {
  const { external_id, erased_at } = active.claim
  if (external_id !== null && erased_at === null) await deleteExternalId(trx, active.claim)
  return endActiveClaim(trx, active, { status: "retracted" }, reason, occasion)
}

/** An active claim with its subject, whose family is locked. */
export type ActiveClaim = { readonly claim: ClaimRow; readonly subject: SubjectRow }

/** The claim may move to another subject (a merge) while we wait for its family: it is read again under the lock. */
export async function lockActiveClaim(trx: Trx, id: string, check: Precondition): Promise<ActiveClaim> {
  for (let subjectId: string | undefined; ; ) {
    const claim = await findClaim(trx, id)
    if (claim === undefined) throw notFound("claim", id)
    if (claim.subject_id === subjectId) {
      check(claim.version)
      if (claim.status !== "active") throw claimEnded(id, claim.status, claim.corrected_by)
      return { claim, subject: await requireSubject(trx, subjectId) }
    }
    subjectId = claim.subject_id
    await lockFamilies(trx, [subjectId])
  }
}

export async function requireSubject(trx: Trx, id: string): Promise<SubjectRow> {
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw new Error(`the subject ${id} of a claim is gone`)
  return subject
}

/** Ends a claim, with its history, and judges what becomes of its figure. Answers how many conflicts were resolved. */
export async function endActiveClaim(
  trx: Trx,
  { claim, subject }: ActiveClaim,
  end: Parameters<typeof endClaim>[2],
  reason: string,
  occasion: Occasion,
): Promise<number> {
  const before = await requireFigure(trx, claim)
  const { now, actor } = occasion
  await endClaim(trx, claim, end, now)
  await recountClaimants(trx, claim.family_id, [claim.figure_id])
  await keepTerms(trx, [claim.subject_id])
  const { family_id: familyId, subject_id: subjectId, id: entityId } = claim
  const entity = { familyId, subjectId, entity: "claim" as const, entityId, actor }
  const change = { action: end.status, note: reason, before: { status: claim.status }, after: end }
  await insertChanges(trx, [{ ...entity, ...change }], now)
  return judgeLeft(trx, { claim, subject }, before, { by: end.status, reason, ...occasion })
}

/**
 * Judges what becomes of the figure that a claim said, once the claim is no longer counted there. `before` is the figure
 * with it. Answers how many conflicts were resolved.
 */
export async function judgeLeft(
  trx: Trx,
  { claim, subject }: ActiveClaim,
  before: FigureRow,
  end: End,
): Promise<number> {
  const after = await requireFigure(trx, claim)
  if (after.claims === 0) {
    const resolved = await resolveOfFigure(trx, after, end)
    await judgeSumsAround(trx, subject, after, end)
    return resolved
  }
  const claimantsChanged = !(await hasClaimants(trx, after, idsOf(claimantsOf(claim))))
  await judgeChanges(trx, [{ subject, before, after, claimantsChanged }], end)
  return 0
}

const idsOf = (named: readonly { id: string }[]) => named.map(({ id }) => id)

/** The figure that a claim says. */
export async function requireFigure(trx: Trx, claim: ClaimRow): Promise<FigureRow> {
  const figure = await findFigure(trx, { family_id: claim.family_id, id: claim.figure_id })
  if (figure === undefined) throw new Error(`the figure ${claim.figure_id} of a claim is gone`)
  return figure
}
