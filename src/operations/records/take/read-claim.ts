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
  const { id = newId(), externalId = null, corrects = null, url = null, quote = null, status = "active" } = given
  const values = readValues(given, subject, now)
  requireUnit(subject, values.quantity)
  const { source, claimants, via } = parties
  const said = { claimants: claimants.map((one) => one.id), via: via.map((one) => one.id), url, quote }
  const takesId = externalId !== null && status === "active"
  const claim = {
    ...printContent(values, said),
    id,
    source_id: source.id,
    external_id: externalId,
    corrects,
    body_hash: takesId ? (given.bodyHash ?? hashBody(given)) : null,
  }
  const figure = normaliseFigure(subject, values.quantity, values.asOf)
  return { subject, figure, claim, end: readEnd(given, { family_id: subject.family_id, id }, now) }
}

function readValues(given: GivenOf<"claim">, { unit }: SubjectRow, now: string): ClaimValues {
  const { wording = "", asOf, asOfAssumed = asOf === undefined, publishedAtAssumed = false } = given
  const language = (given.language ?? DEFAULT_LANGUAGE) as LanguageCode
  const publishedAt = readTime(given.publishedAt, now, "/publishedAt")
  const day = dayOf(publishedAt)
  const days = asOf === undefined ? { from: day, to: day } : readDays(asOf, "/asOf")
  if (asOfAssumed && (days.from !== day || days.to !== day)) {
    const detail = `is assumed, so that it is the day of publication, ${day}`
    throw invalidInput([{ pointer: "/asOf", detail }])
  }
  const quantity = readSaid(given, { wording, language, publishedAt, unit, now })
  return { quantity, language, publishedAt, publishedAtAssumed, asOf: days, asOfAssumed }
}

type Said = {
  readonly wording: string
  readonly language: LanguageCode
  readonly publishedAt: string
  readonly unit: string
  readonly now: string
}

/** As another store has read it, or as the wording is read here. */
function readSaid({ quantity }: GivenOf<"claim">, { wording, language, publishedAt, unit, now }: Said): Quantity {
  if (quantity === undefined) return readClaimValues({ figure: wording, publishedAt, language }, now, unit).quantity
  if (quantity.text === wording) return readPrintedQuantity(quantity, "/quantity")
  throw invalidInput([{ pointer: "/quantity/text", detail: `differs from the wording, "${wording}"` }])
}

function readEnd(given: GivenOf<"claim">, key: { family_id: string; id: string }, now: string): ClaimEnd {
  const { status = "active", correctedBy = null, endedAt = null } = given
  const recorded_at = readTime(given.recordedAt, now, "/recordedAt")
  const wrong = (pointer: string, detail: string) => invalidInput([{ pointer, detail }])
  if ((status === "corrected") !== (correctedBy !== null))
    throw wrong(
      "/correctedBy",
      `names the claim that corrects this one where the status is "corrected", and only there`,
    )
  if (status === "active" && endedAt !== null) throw wrong("/endedAt", "is the end of a claim that is active")
  const ended_at = status === "active" ? null : readTime(endedAt, now, "/endedAt")
  return { ...key, recorded_at, status, corrected_by: correctedBy, ended_at }
}
