import { DEFAULT_LANGUAGE, LANGUAGES, type LanguageCode } from "../../quantity/languages/languages.ts"
import { type Quantity, readQuantity } from "../../quantity/quantity.ts"
import { type ClaimRow, claimantsOf, moveExternalId } from "../../store/claims/claims.ts"
import { findFigureLike } from "../../store/claims/figures.ts"
import { gatherFigures, readFigures } from "../../store/claims/filing/read-figures.ts"
import type { SourceToWrite } from "../../store/claims/filing/write-named.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { lockForFiling } from "../../store/subjects/locks.ts"
import type { SubjectRow } from "../../store/subjects/subjects.ts"
import { listNeighbours } from "../judging/judge.ts"
import { normaliseFigure, readPeriod } from "../judging/normalise-figure.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { claimErased } from "../requests/refusals.ts"
import { requireUnit } from "../requests/unit-input.ts"
import { findOrDraftSource, lookUpSources } from "../sources/look-up-sources.ts"
import { readSource, type SourceMention, type SourceRef } from "../sources/source-mention.ts"
import { type Addition, addClaims } from "./add-claims.ts"
import { type ClaimContent, isSameContent, printContent, storedContent } from "./claim-content.ts"
import { type AsOfInput, type ClaimValues, type FigureInput, readClaimValues } from "./claim-input.ts"
import { endActiveClaim, lockActiveClaim } from "./end-claim.ts"
import { readClaimants, requireDistinct } from "./read-claimants.ts"

/** What a correction changes; what it leaves out stays as it was. */
export type Correction = {
  readonly reason: string
  readonly figure?: FigureInput
  readonly publishedAt?: string
  readonly asOf?: AsOfInput
  readonly claimant?: SourceRef
  readonly claimants?: readonly SourceRef[]
  readonly via?: readonly SourceRef[]
  readonly url?: string
  readonly quote?: string
  /** With it, a wording that the correction does not give is read again. */
  readonly language?: LanguageCode
  /** What the figure says, where it was read already. */
  readonly quantity?: Quantity
}

/** The claim that is in force. `isNew` is false where the correction changes nothing, and then no claim is made. */
export type Corrected = { readonly claimId: string; readonly isNew: boolean }

/** Files a new claim instead of one that was wrong. Both stay readable, and the external id stands for the new one. */
export async function correctClaim(
  trx: Trx,
  id: string,
  input: Correction,
  context: Occasion & { readonly check: Precondition },
): Promise<Corrected> {
  await lockForFiling(trx)
  const { claim, subject } = await lockActiveClaim(trx, id, context.check)
  if (claim.erased_at !== null) throw claimErased(id)
  const values = readCorrected(claim, subject, input, context.now)
  requireUnit(subject, values.quantity)
  const { content, sources } = await correctContent(trx, claim, input, values)
  if (isSameContent(content, storedContent(claim))) return { claimId: id, isNew: false }
  const correcting = newId()
  const addition = await prepareAddition(trx, subject, values, correctionOf(claim, correcting, content))
  const end = { status: "corrected", by: correcting } as const
  const steps = [
    async () => (await addClaims(trx, [addition], { sources, subjects: [] }, context)).last,
    async () => void (await endActiveClaim(trx, { claim, subject }, end, input.reason, context)),
  ]
  // A figure that stays must not be without claims in between: its conflicts would be resolved and opened again. One
  // that changes must not stand beside its own correction.
  const stays = (await findFigureLike(trx, addition.figure))?.id === claim.figure_id
  for (const step of stays ? steps : steps.reverse()) await step()
  if (claim.external_id !== null) await moveExternalId(trx, claim, correcting)
  return { claimId: correcting, isNew: true }
}

/** A figure or a day that the correction does not give is what was stored, not what its wording is read as today. */
function readCorrected(claim: ClaimRow, subject: SubjectRow, input: Correction, now: string): ClaimValues {
  const { figure = claim.wording, publishedAt = claim.published_at, asOf } = input
  const language = input.language ?? languageOf(claim)
  const read = readClaimValues(
    { figure, publishedAt, language, ...(asOf && { asOf }), ...(input.quantity && { quantity: input.quantity }) },
    now,
    subject.unit,
  )
  const values = input.publishedAt === undefined ? { ...read, publishedAtAssumed: claim.published_at_assumed } : read
  const staysRead = input.figure === undefined && language === languageOf(claim)
  const quantity = staysRead ? readQuantity(claim.quantity) : values.quantity
  if (asOf !== undefined || claim.as_of_assumed) return { ...values, quantity }
  return { ...values, quantity, asOf: readPeriod(claim), asOfAssumed: false }
}

/** A language that this version does not read was written by a newer one; its wording is read in English then. */
export function languageOf({ language }: ClaimRow): LanguageCode {
  return LANGUAGES.find((known) => known === language) ?? DEFAULT_LANGUAGE
}

type CorrectedContent = {
  readonly content: ClaimContent
  /** The sources that are not stored yet. */
  readonly sources: readonly SourceToWrite[]
}

async function correctContent(
  trx: Trx,
  claim: ClaimRow,
  input: Correction,
  values: ClaimValues,
): Promise<CorrectedContent> {
  const claimants = readClaimants(input)
  const via = input.via?.map((ref, index) => readSource(ref, `/via/${index}`))
  const known = await lookUpSources(trx, [...(claimants ?? []), ...(via ?? [])])
  const sources: SourceToWrite[] = []
  const find = (mention: SourceMention) => findOrDraftSource(mention, known, sources)
  const named = claimants?.map(find) ?? claimantsOf(claim)
  requireDistinct(claimants ?? [], named)
  const content = printContent(values, {
    claimants: named.map(({ id }) => id),
    via: (via?.map(find) ?? claim.via).map(({ id }) => id),
    url: input.url ?? claim.url,
    quote: input.quote ?? claim.quote,
  })
  return { content, sources }
}

function correctionOf(old: ClaimRow, id: string, content: ClaimContent): Addition["claim"] {
  const { source_id, external_id } = old
  return { ...content, id, source_id, external_id, corrects: old.id, body_hash: null }
}

async function prepareAddition(
  trx: Trx,
  subject: SubjectRow,
  { quantity, asOf }: ClaimValues,
  claim: Addition["claim"],
): Promise<Addition> {
  const figure = normaliseFigure(subject, quantity, asOf)
  const search = {
    index: 0,
    family_id: subject.family_id,
    subject_id: subject.id,
    identity: figure.identity,
    claimant_key: null,
  }
  const searches = [claim.claimant_id, ...claim.further_claimants].map((id) => ({ ...search, claimant_id: id }))
  const before = gatherFigures(await readFigures(trx, searches)).get(0)
  const neighbours = await listNeighbours(trx, subject)
  return { subject, neighbours, figure, before: before ?? null, isKnown: before?.known ?? false, claim }
}
