import { readQuantity } from "../../quantity/quantity.ts"
import { type ClaimRow, endClaim, findClaim, moveExternalId } from "../../store/claims/claims.ts"
import {
  type FigureRow,
  findFigure,
  findFigureLike,
  hasClaimant,
  recountClaimants,
} from "../../store/claims/figures.ts"
import { readFigures } from "../../store/claims/filing/read-figures.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertChanges } from "../../store/requests/changes.ts"
import { lockFamilies, lockForFiling } from "../../store/subjects/locks.ts"
import { findSubject, type SubjectRow } from "../../store/subjects/subjects.ts"
import { listNeighbours } from "../judging/judge.ts"
import { judgeChanges } from "../judging/judge-changes.ts"
import { type PlacedFigure, placeFigure, readPeriod } from "../judging/place-figure.ts"
import { resolveOfFigure } from "../judging/save-judgements.ts"
import { judgeSumsAround } from "../judging/sums/judge-sums.ts"
import type { Precondition } from "../requests/precondition.ts"
import { claimEnded, notFound } from "../requests/refusals.ts"
import { requireUnit } from "../requests/unit-input.ts"
import { resolveSources } from "../sources/resolve-sources.ts"
import { type Addition, addClaims, claimColumns } from "./add-claims.ts"
import { type AsOfInput, type FigureInput, readClaimValues, type SourceRef } from "./claim-input.ts"

/**
 * Takes a claim back. It stays readable; the conflicts that lose their last claim on a side are resolved with the
 * reason. Answers how many were.
 */
export async function retractClaim(
  trx: Trx,
  id: string,
  input: { readonly reason: string },
  context: { now: string; check: Precondition },
): Promise<number> {
  await lockForFiling(trx)
  const { claim, subject } = await lockActiveClaim(trx, id, context.check)
  return end(trx, subject, claim, { status: "retracted" }, input.reason, context.now)
}

/** What a correction changes; what it leaves out stays as it was. */
export type Correction = {
  readonly reason: string
  readonly figure?: FigureInput
  readonly publishedAt?: string
  readonly asOf?: AsOfInput
  readonly claimant?: SourceRef
  readonly via?: readonly SourceRef[]
  readonly url?: string
  readonly quote?: string
}

/** Puts a new claim in the place of one that was wrong. Both stay readable. Answers the id of the new one. */
export async function correctClaim(
  trx: Trx,
  id: string,
  input: Correction,
  context: { now: string; check: Precondition },
): Promise<string> {
  await lockForFiling(trx)
  const { claim, subject } = await lockActiveClaim(trx, id, context.check)
  const values = readCorrected(claim, subject, input, context.now)
  requireUnit(subject, values.quantity)
  const claimantId = await correctedClaimant(trx, claim, input, context.now)
  const via = await correctedVia(trx, claim, input, context.now)
  const corrected = newId()
  const figure = placeFigure(subject, values.quantity, values.asOf)
  const row = {
    ...claimColumns(values, { url: input.url ?? claim.url, quote: input.quote ?? claim.quote }),
    id: corrected,
    source_id: claim.source_id,
    claimant_id: claimantId,
    via,
    external_id: claim.external_id,
    corrects: claim.id,
    body_hash: null,
  }
  const add = () => addCorrection(trx, subject, figure, row, context.now)
  const finish = () => end(trx, subject, claim, { status: "corrected", by: corrected }, input.reason, context.now)
  // A figure that stays must not be without claims in between: its conflicts would be resolved and opened again. One
  // that changes must not stand beside its own correction.
  const stays = (await findFigureLike(trx, figure))?.id === claim.figure_id
  for (const step of stays ? [add, finish] : [finish, add]) await step()
  if (claim.external_id !== null) await moveExternalId(trx, claim.id, corrected)
  return corrected
}

async function addCorrection(
  trx: Trx,
  subject: SubjectRow,
  figure: PlacedFigure,
  claim: Addition["claim"],
  now: string,
): Promise<void> {
  const search = { place: 0, subject_id: subject.id, identity: figure.identity, claimant_key: null }
  const [before] = await readFigures(trx, [{ ...search, claimant_id: claim.claimant_id }])
  const neighbours = await listNeighbours(trx, subject)
  const addition = { subject, neighbours, figure, before: before ?? null, isKnown: before?.known ?? false, claim }
  const { last } = await addClaims(trx, [addition], { sources: [], subjects: [] }, now)
  await last
}

/** The claim may move to another subject (a merge) while we wait for its family: it is read again under the lock. */
async function lockActiveClaim(
  trx: Trx,
  id: string,
  check: Precondition,
): Promise<{ claim: ClaimRow; subject: SubjectRow }> {
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

async function requireSubject(trx: Trx, id: string): Promise<SubjectRow> {
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw new Error(`the subject ${id} of a claim is gone`)
  return subject
}

async function end(
  trx: Trx,
  subject: SubjectRow,
  claim: ClaimRow,
  status: Parameters<typeof endClaim>[2],
  reason: string,
  now: string,
): Promise<number> {
  const key = { subjectId: claim.subject_id, id: claim.id }
  const before = await requireFigure(trx, claim)
  await endClaim(trx, key, status, now)
  await recountClaimants(trx, claim.subject_id, [claim.figure_id])
  const after = await requireFigure(trx, claim)
  const action = status.status
  const change = { subjectId: claim.subject_id, entity: "claim" as const, entityId: claim.id, action, note: reason }
  await insertChanges(trx, [{ ...change, before: { status: claim.status }, after: status }], now)
  if (after.claims === 0) {
    const resolved = await resolveOfFigure(trx, after.id, { by: action, reason, now })
    await judgeSumsAround(trx, subject, after, now)
    return resolved
  }
  const claimantsChanged = !(await hasClaimant(trx, after, claim.claimant_id))
  await judgeChanges(trx, [{ subject, before, after, claimantsChanged }], now)
  return 0
}

async function requireFigure(trx: Trx, claim: ClaimRow): Promise<FigureRow> {
  const figure = await findFigure(trx, claim.subject_id, claim.figure_id)
  if (figure === undefined) throw new Error(`the figure ${claim.figure_id} of a claim is gone`)
  return figure
}

function readCorrected(claim: ClaimRow, subject: SubjectRow, input: Correction, now: string) {
  const values = readClaimValues(
    {
      figure: input.figure ?? claim.wording,
      publishedAt: input.publishedAt ?? claim.published_at,
      ...(input.asOf === undefined ? {} : { asOf: input.asOf }),
    },
    now,
    subject.unit,
  )
  const quantity = input.figure === undefined ? readQuantity(claim.quantity) : values.quantity
  if (input.asOf !== undefined || claim.as_of_assumed) return { ...values, quantity }
  return { ...values, quantity, asOf: readPeriod(claim), asOfAssumed: false }
}

async function correctedClaimant(trx: Trx, claim: ClaimRow, input: Correction, now: string): Promise<string> {
  if (input.claimant === undefined) return claim.claimant_id
  const [id = claim.claimant_id] = await resolveSources(trx, [{ ref: input.claimant, pointer: "/claimant" }], now)
  return id
}

async function correctedVia(trx: Trx, claim: ClaimRow, input: Correction, now: string): Promise<string[]> {
  if (input.via === undefined) return claim.via.map(({ id }) => id)
  return resolveSources(
    trx,
    input.via.map((ref, place) => ({ ref, pointer: `/via/${place}` })),
    now,
  )
}
