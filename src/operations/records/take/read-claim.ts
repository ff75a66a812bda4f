import { dayOf } from "../../../quantity/dates/as-of.ts"
import { DEFAULT_LANGUAGE, type LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Quantity } from "../../../quantity/quantity.ts"
import { newId } from "../../../store/connection/new-id.ts"
import type { ClaimEnd } from "../../../store/records/write-records.ts"
import type { SubjectRow } from "../../../store/subjects/subjects.ts"
import type { ClaimToAdd } from "../../claims/add-claims.ts"
import { printContent } from "../../claims/claim-content.ts"
import { type ClaimValues, readClaimValues } from "../../claims/claim-input.ts"
import { type NormalisedFigure, normaliseFigure } from "../../judging/normalise-figure.ts"
import { hashBody } from "../../requests/hash-body.ts"
import { invalidInput } from "../../requests/refusals.ts"
import { requireUnit } from "../../requests/unit-input.ts"
import type { Party } from "../../sources/look-up-sources.ts"
import { readDays, readPrintedQuantity, readTime } from "./read-values.ts"
import type { GivenOf } from "./taking.ts"

export type Parties = { readonly source: Party; readonly claimants: readonly Party[]; readonly via: readonly Party[] }

/** A claim that is to be written, with all that it names. */
export type ReadClaim = {
  readonly subject: SubjectRow
  readonly figure: NormalisedFigure
  readonly claim: ClaimToAdd
  readonly end: ClaimEnd
}

/** Throws a refusal where a value cannot be used. */
export function readClaim(given: GivenOf<"claim">, subject: SubjectRow, parties: Parties, now: string): ReadClaim {
  const { id = newId(), externalId = null, corrects = null, url = null, quote = null } = given
  const erased = readErased(given, now)
  const values = readValues(given, subject, now)
  requireUnit(subject, values.quantity)
  const { source, claimants, via } = parties
  const said = { claimants: claimants.map((one) => one.id), via: via.map((one) => one.id), url, quote }
  const takesId = externalId !== null && takesExternalId(given)
  const claim = {
    ...printContent(values, said),
    id,
    source_id: source.id,
    external_id: externalId,
    corrects,
    body_hash: takesId ? (given.bodyHash ?? hashBody(given)) : null,
  }
  const figure = normaliseFigure(subject, values.quantity, values.asOf)
  const end = readEnd(given, { family_id: subject.family_id, id }, now)
  const text = erased === null ? {} : { wording: "" }
  const { at: erased_at, by: erased_by } = erased ?? { at: null, by: null }
  return { subject, figure, claim: { ...claim, ...text }, end: { ...end, erased_at, erased_by } }
}

/** A claim that has ended stands for its external id only where its text was erased: then nothing else may. */
export function takesExternalId({ status = "active", erasedAt, bodyHash }: GivenOf<"claim">): boolean {
  return status === "active" || (erasedAt != null && bodyHash != null)
}

/** When the text of the claim was erased, and by whom; null where it has one. Refuses what says both. */
function readErased(
  { erasedAt = null, erasedBy = null, wording, quote, url, quantity }: GivenOf<"claim">,
  now: string,
): { readonly at: string; readonly by: string | null } | null {
  const wrong = (pointer: string, detail: string) => invalidInput([{ pointer, detail }])
  if (erasedAt === null) {
    if (erasedBy !== null) throw wrong("/erasedBy", "names who erased a text that was not erased")
    if (wording == null) throw wrong("/wording", "is null, which it is only where erasedAt says when it was erased")
    return null
  }
  const left = Object.entries({ wording, quote, url }).find(([, text]) => text != null)
  if (left !== undefined) throw wrong(`/${left[0]}`, "is the text of a claim that was erased; expected null")
  if (quantity === undefined)
    throw wrong("/quantity", "is missing; a claim whose text was erased has nothing else to say")
  return { at: readTime(erasedAt, now, "/erasedAt"), by: erasedBy }
}

function readValues(given: GivenOf<"claim">, { unit }: SubjectRow, now: string): ClaimValues {
  const { asOf, asOfAssumed = asOf === undefined, publishedAtAssumed = false } = given
  const language = (given.language ?? DEFAULT_LANGUAGE) as LanguageCode
  const publishedAt = readTime(given.publishedAt, now, "/publishedAt")
  const day = dayOf(publishedAt)
  const days = asOf === undefined ? { from: day, to: day } : readDays(asOf, "/asOf")
  if (asOfAssumed && (days.from !== day || days.to !== day)) {
    const detail = `is assumed, so that it is the day of publication, ${day}`
    throw invalidInput([{ pointer: "/asOf", detail }])
  }
  const quantity = readSaid(given, { language, publishedAt, unit, now })
  return { quantity, language, publishedAt, publishedAtAssumed, asOf: days, asOfAssumed }
}

type Said = {
  readonly language: LanguageCode
  readonly publishedAt: string
  readonly unit: string
  readonly now: string
}

/** As another store has read it, or as the wording is read here. */
function readSaid(given: GivenOf<"claim">, { language, publishedAt, unit, now }: Said): Quantity {
  const { quantity } = given
  const wording = given.wording ?? ""
  if (quantity === undefined) return readClaimValues({ figure: wording, publishedAt, language }, now, unit).quantity
  if (quantity.text === wording || given.wording === null) return readPrintedQuantity(quantity, "/quantity")
  throw invalidInput([{ pointer: "/quantity/text", detail: `differs from the wording, "${wording}"` }])
}

type End = Omit<ClaimEnd, "erased_at" | "erased_by">

function readEnd(given: GivenOf<"claim">, key: { family_id: string; id: string }, now: string): End {
  const { status = "active", correctedBy = null, endedAt = null, carriedUntil = null, saidAgainAt = null } = given
  const recorded_at = readTime(given.recordedAt, now, "/recordedAt")
  const wrong = (pointer: string, detail: string) => invalidInput([{ pointer, detail }])
  if ((status === "corrected") !== (correctedBy !== null))
    throw wrong(
      "/correctedBy",
      `names the claim that corrects this one where the status is "corrected", and only there`,
    )
  if (status === "active" && endedAt !== null) throw wrong("/endedAt", "is the end of a claim that is active")
  const ended_at = status === "active" ? null : readTime(endedAt, now, "/endedAt")
  const carried_until = carriedUntil === null ? null : readTime(carriedUntil, now, "/carriedUntil")
  const said_again_at = saidAgainAt === null ? null : readTime(saidAgainAt, now, "/saidAgainAt")
  if (carried_until !== null && said_again_at !== null)
    throw wrong("/saidAgainAt", "is of a claim that its article no longer carries")
  return { ...key, recorded_at, status, corrected_by: correctedBy, ended_at, carried_until, said_again_at }
}
