import { isDeepStrictEqual } from "node:util"
import { printQuantity, type Quantity, readQuantity } from "../../quantity/quantity.ts"
import { type ClaimRow, claimantsOf, findClaim } from "../../store/claims/claims.ts"
import {
  type FigureRow,
  findFigure,
  findFigureLike,
  hasClaimants,
  recountClaimants,
} from "../../store/claims/figures.ts"
import { moveClaimRow } from "../../store/claims/move-claim.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertChanges } from "../../store/history/changes.ts"
import { findSubject, type SubjectRow } from "../../store/subjects/subjects.ts"
import { keepTerms } from "../candidates/keep-terms.ts"
import { addFigure } from "../judging/add-figure.ts"
import { judgeChanges } from "../judging/judge-changes.ts"
import { normaliseFigure, readPeriod } from "../judging/normalise-figure.ts"
import { findTolerance } from "../judging/tolerances.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { claimEnded, invalidInput, notFound, subjectArchived } from "../requests/refusals.ts"
import { requireUnit } from "../requests/unit-input.ts"
import { findFitting } from "../subjects/fitting-subject.ts"
import { lookUpSubjects } from "../subjects/look-up-subjects.ts"
import { readSubject, type SubjectMention, type SubjectRef } from "../subjects/subject-mention.ts"
import { languageOf } from "./correct-claim.ts"
import { type ActiveClaim, judgeLeft, requireFigure } from "./end-claim.ts"
import { readCachedWording } from "./wording-cache.ts"

export type Move = { readonly subject: SubjectRef; readonly reason: string }

/**
 * Moves a claim to another subject, which must be there. It leaves its figure, and joins or makes the figure there. What
 * it opens or joins is judged, and the conflicts that lose their last claim on a side are resolved with the reason.
 * Answers how many these were. A move to the subject that has the claim already changes nothing.
 */
export async function moveClaim(
  trx: Trx,
  id: string,
  input: Move,
  context: Occasion & { readonly check: Precondition },
): Promise<number> {
  const { into, ...active } = await lockMove(trx, id, readSubject(input.subject), context.check)
  if (into.id === active.subject.id) return 0
  const quantity = readFor(active, into)
  requireUnit(into, quantity, "/subject")
  return place(trx, active, { into, quantity }, { ...context, reason: input.reason })
}

/** Why a claim moves besides when and by whom. */
type Moving = Occasion & { readonly reason: string }

/**
 * Reads a claim again for its own subject, which has another unit now, `into`. Refuses a wording that does not fit the
 * unit. The caller holds the lock of the family.
 */
export async function readAgain(trx: Trx, active: ActiveClaim, into: SubjectRow, moving: Moving): Promise<void> {
  const quantity = readFor(active, into)
  requireUnit(into, quantity, "/unit")
  await place(trx, { ...active, subject: into }, { into, quantity }, moving)
}

/** Takes the claim to the figure that it comes to in the subject, and judges what it leaves and what it joins. */
async function place(trx: Trx, active: ActiveClaim, reading: Reading, moving: Moving): Promise<number> {
  const { now, actor, reason } = moving
  const before = await requireFigure(trx, active.claim)
  const joined = await findOrAddFigure(trx, active.claim, reading, now)
  if (joined.id === before.id) return 0
  const claimants = claimantsOf(active.claim).map((one) => one.id)
  const isKnown = await hasClaimants(trx, joined, claimants)
  await placeClaim(trx, active.claim, joined, reading.quantity)
  await keepTerms(trx, [...new Set([active.claim.subject_id, joined.subject_id])])
  await recordMove(trx, active.claim, joined, reason, moving)
  const resolved = await judgeLeft(trx, active, before, { now, actor, by: "moved", reason })
  const after = await requireRow(trx, joined)
  const change = { subject: reading.into, before: joined, revived: joined.claims === 0, claimantsChanged: !isKnown }
  // A claim that its article no longer carries asserts nothing there either.
  if (after.claims > joined.claims) await judgeChanges(trx, [{ ...change, after }], moving)
  return resolved
}

type LockedMove = ActiveClaim & { readonly into: SubjectRow }

/** The claim may be moved by somebody else while we wait for the families: it is read again under their locks. */
async function lockMove(trx: Trx, id: string, mention: SubjectMention, check: Precondition): Promise<LockedMove> {
  for (let known = ""; ; ) {
    const claim = await findClaim(trx, id)
    if (claim === undefined) throw notFound("claim", id)
    const found = await lookUpSubjects(trx, [mention, { key: claim.subject_id, isId: true }])
    if (claim.subject_id !== known) {
      known = claim.subject_id
      continue
    }
    check(claim.version)
    if (claim.status !== "active") throw claimEnded(id, claim.status, claim.corrected_by)
    const target = findFitting(found.get(mention.key) ?? [], mention)
    if (target === undefined) throw noSuchName(mention)
    // A subject that was merged lies in the family of the one that stays.
    const into = await requireSubject(trx, target.merged_into ?? target.id)
    if (into.archived_at !== null) throw subjectArchived(mention.pointer, into)
    return { claim, subject: await requireSubject(trx, known), into }
  }
}

/** A typing error must not make a subject: a move goes to one that is there. */
function noSuchName({ name, pointer }: SubjectMention) {
  const detail = `no subject has the name "${name}"; a move creates none, so create the subject first`
  return invalidInput([{ pointer: `${pointer}/name`, detail }])
}

async function requireSubject(trx: Trx, id: string): Promise<SubjectRow> {
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw new Error(`the subject ${id} is gone while its family is locked`)
  return subject
}

/**
 * What the claim says among the figures of the subject that it comes to. A wording without a unit is in the unit of its
 * subject, so that it is read again where that is another one. What was not read from its wording stays as it is.
 */
function readFor({ claim, subject }: ActiveClaim, into: SubjectRow): Quantity {
  const stored = readQuantity(claim.quantity)
  if (into.unit === subject.unit) return stored
  const language = languageOf(claim)
  const was = readCachedWording(claim.wording, { language, unit: subject.unit })
  if (!was.ok || !isStored(was.value, claim)) return stored
  const is = readCachedWording(claim.wording, { language, unit: into.unit })
  return is.ok ? is.value : stored
}

/** Through JSON, as a quantity is stored: it has no members that are undefined. */
function isStored(quantity: Quantity, claim: ClaimRow): boolean {
  return isDeepStrictEqual(JSON.parse(JSON.stringify(printQuantity(quantity))), claim.quantity)
}

type Reading = { readonly into: SubjectRow; readonly quantity: Quantity }

/** The figure as it is before the claim comes to it. */
async function findOrAddFigure(
  trx: Trx,
  claim: ClaimRow,
  { into, quantity }: Reading,
  now: string,
): Promise<FigureRow> {
  const figure = normaliseFigure(into, quantity, readPeriod(claim))
  const found = await findFigureLike(trx, figure)
  if (found !== undefined) return found
  const id = await addFigure(trx, figure, await findTolerance(trx, into), now)
  return requireRow(trx, { family_id: into.family_id, id })
}

async function requireRow(trx: Trx, key: Pick<FigureRow, "family_id" | "id">): Promise<FigureRow> {
  const figure = await findFigure(trx, key)
  if (figure === undefined) throw new Error(`the figure ${key.id} is gone while its family is locked`)
  return figure
}

async function placeClaim(trx: Trx, claim: ClaimRow, figure: FigureRow, quantity: Quantity): Promise<void> {
  const { family_id, subject_id, id: figure_id } = figure
  const place = { family_id, subject_id, figure_id, quantity: JSON.stringify(printQuantity(quantity)) }
  await moveClaimRow(trx, claim, place)
  await recountClaimants(trx, claim.family_id, [claim.figure_id])
  await recountClaimants(trx, family_id, [figure_id])
}

async function recordMove(
  trx: Trx,
  claim: ClaimRow,
  { family_id, subject_id, id }: FigureRow,
  note: string,
  { now, actor }: Occasion,
): Promise<void> {
  const entry = { familyId: family_id, subjectId: subject_id, entity: "claim" as const, entityId: claim.id, actor }
  const before = { subject: claim.subject_id, figure: claim.figure_id }
  await insertChanges(
    trx,
    [{ ...entry, action: "moved", note, before, after: { subject: subject_id, figure: id } }],
    now,
  )
}
