import { buildQuantity, type StructuredFigure } from "../../quantity/build-quantity.ts"
import { type AsOf, dayNumber, dayOf, readAsOf } from "../../quantity/dates/as-of.ts"
import { DEFAULT_LANGUAGE, type LanguageCode } from "../../quantity/languages/languages.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { isPartOfNumber } from "../../quantity/scan/readers/shares.ts"
import { type Publication, readPublication } from "../requests/read-publication.ts"
import { type InputError, invalidInput } from "../requests/refusals.ts"
import type { SourceRef } from "../sources/source-mention.ts"
import type { SubjectRef } from "../subjects/subject-mention.ts"
import { readCachedWording } from "./wording-cache.ts"

export type FigureInput = string | StructuredFigure
export type AsOfInput = string | { readonly from: string; readonly to?: string }

/** A claim as it is read from a request: its shape is checked, its values are not yet. */
export type ClaimInput = {
  readonly subject: SubjectRef
  readonly figure: FigureInput
  readonly source: SourceRef
  readonly claimant?: SourceRef
  /** Instead of `claimant`, where several assert it. */
  readonly claimants?: readonly SourceRef[]
  readonly via?: readonly SourceRef[]
  /** RFC 3339, or a day. */
  readonly publishedAt: string
  readonly asOf?: AsOfInput
  readonly url?: string
  readonly quote?: string
  readonly externalId?: string
  /** The language that the wording is read in. */
  readonly language?: LanguageCode
  /** What the figure says, where it was read already: within a text, which tells more than its words alone. */
  readonly quantity?: Quantity
}

/** What a claim's values mean. Times are UTC text. */
export type ClaimValues = {
  readonly quantity: Quantity
  readonly language: LanguageCode
  readonly publishedAt: string
  /** Only the day was given. */
  readonly publishedAtAssumed: boolean
  readonly asOf: AsOf
  readonly asOfAssumed: boolean
}

/** A sender's clock may be a little ahead of ours. A date that is further ahead is a typing error. */
const DAYS_AHEAD = 1
const DAY_MS = 86_400_000

/** What the values of a claim are read from. */
type Given = Pick<ClaimInput, "figure" | "publishedAt" | "asOf" | "language" | "quantity">

/**
 * Throws one refusal that names every wrong value. `unit` is the code of the subject's unit: a structured figure without
 * a unit and a wording that is a bare number are in it, and it settles which dollars "$" are.
 */
export function readClaimValues(input: Given, now: string, unit?: string): ClaimValues {
  const errors: InputError[] = []
  const { language = DEFAULT_LANGUAGE } = input
  const context = unit === undefined ? { language } : { language, unit }
  const quantity = input.quantity ?? readQuantity(input.figure, context, errors)
  const published = readPublishedAt(input.publishedAt, now, errors)
  const asOf = input.asOf === undefined ? null : readGivenAsOf(input.asOf, now, errors)
  if (errors.length > 0 || quantity === null || published === null) throw invalidInput(errors)
  const { instant: publishedAt, isDay: publishedAtAssumed } = published
  const day = dayOf(publishedAt)
  const asOfAssumed = asOf === null
  return { quantity, language, publishedAt, publishedAtAssumed, asOf: asOf ?? { from: day, to: day }, asOfAssumed }
}

/** The words of the figure; empty where it was given by its numbers. */
export function wordingOf({ figure }: Pick<ClaimInput, "figure">): string {
  return typeof figure === "string" ? figure : ""
}

/** The code of the unit that the figure says. A bare "1500" is a count and not a year, since it was sent as a figure. */
export function readSaidUnit(input: Given, now: string): string {
  const { quantity } = readClaimValues(input, now, "1")
  if (!isPartOfNumber(quantity)) return quantity.unit
  const detail = `"${quantity.text}" is a part of a number, and the subject is new. Say what it is a part of, as in "half of the 10,000" or with "of" in a figure of numbers, or give the subject the unit "%"`
  throw invalidInput([{ pointer: "/figure", detail }])
}

type Reading = { readonly language: LanguageCode; readonly unit?: string }

function readQuantity(figure: FigureInput, context: Reading, errors: InputError[]): Quantity | null {
  const read = typeof figure === "string" ? readCachedWording(figure, context) : buildQuantity(figure, context)
  if (read.ok) return read.value
  errors.push({ pointer: `/figure${read.at ?? ""}`, detail: read.reason })
  return null
}

/** When something was published; null, with an error, where that cannot be read or lies in the future. */
export function readPublishedAt(text: string, now: string, errors: InputError[]): Publication | null {
  const read = readPublication(text)
  const isAhead = typeof read !== "string" && Date.parse(read.instant) > Date.parse(now) + DAYS_AHEAD * DAY_MS
  if (typeof read !== "string" && !isAhead) return read
  const detail = typeof read === "string" ? read : `"${text}" lies in the future; now it is ${now}`
  errors.push({ pointer: "/publishedAt", detail })
  return null
}

function readGivenAsOf(input: AsOfInput, now: string, errors: InputError[]): AsOf | null {
  const read = readAsOf(input)
  if (!read.ok) {
    errors.push({ pointer: `/asOf${read.at ?? ""}`, detail: read.reason })
    return null
  }
  if (dayNumber(read.value.from) > dayNumber(dayOf(now)) + DAYS_AHEAD) {
    const detail = `${read.value.from} lies in the future; a figure describes a day or period that has begun`
    errors.push({ pointer: "/asOf", detail })
  }
  return read.value
}
