import { DEFAULT_LANGUAGE, type LanguageCode } from "../../quantity/languages/languages.ts"
import { type PrintedQuantity, printQuantity, type Quantity } from "../../quantity/quantity.ts"
import type { TextSection } from "../../text/prose/section-days.ts"
import type { AsOfInput, FigureInput } from "../claims/claim-input.ts"
import type { NamedMatch } from "../drafts/check-draft.ts"
import type { DraftFormat } from "../drafts/read-draft.ts"
import { hashBody } from "../requests/hash-body.ts"
import { type InputError, invalidInput } from "../requests/refusals.ts"
import type { SourceRef } from "../sources/source-mention.ts"
import type { SubjectRef } from "../subjects/subject-mention.ts"
import type { StoredMention } from "./stored-mention.ts"

/** A figure as a sender gives it who knows what it speaks of. */
export type SlotInput = {
  /** The sender's name of the lineage: the same one in every version. */
  readonly slot: string
  readonly subject: SubjectRef
  readonly figure: FigureInput
  readonly claimant?: SourceRef
  readonly claimants?: readonly SourceRef[]
  readonly asOf?: AsOfInput
  readonly quote?: string
}

/** A version of an article as it is read from a request: its shape is checked, its values are not yet. */
export type VersionInput = {
  /** Either its figures, or its text to read them in. */
  readonly claims?: readonly SlotInput[]
  readonly text?: string
  /** How the headline and the text are written. */
  readonly format?: DraftFormat
  /** Parts of the text with times of their own. */
  readonly sections?: readonly TextSection[]
  readonly headline?: string
  readonly url?: string
  /** RFC 3339, or a day. */
  readonly publishedAt: string
  /** The sender's own number of the version: it orders versions of one moment. */
  readonly version?: number
  readonly language?: LanguageCode
  readonly correction?: { readonly note: string }
  /** Ties new figures to the subject that they surely speak of, without asking anybody. */
  readonly fileSure?: boolean
}

/** What a figure of an article says, as it is kept. */
export type Said = {
  /** What is filed as its wording. */
  readonly figure: FigureInput
  readonly quantity: PrintedQuantity
  /** Null where none was given: then it is the day of publication. */
  readonly asOf: AsOfInput | null
  readonly quote: string | null
  /** Where it stands, for a figure that was read in the text. */
  readonly mention?: StoredMention
  /** The stored subjects that it might speak of when it was read, surest first. */
  readonly matches?: readonly NamedMatch[]
}

/** Stands for all that a version says: the same hash at the same time is the same version. */
export function hashVersion(input: VersionInput): string {
  const { publishedAt: _time, version: _number, fileSure: _how, language = DEFAULT_LANGUAGE, ...said } = input
  return hashBody({ ...said, language })
}

/** Stands for what a figure says, whatever its words are. */
export function hashContent(quantity: Quantity, asOf: AsOfInput | null): string {
  const { text: _words, ...content } = printQuantity(quantity)
  return hashBody({ content, asOf })
}

/** A version has a text or claims: which of two is right could not be told. */
export function requireTextOrClaims({ text, claims, format }: VersionInput): void {
  if (text !== undefined && claims !== undefined)
    throw invalidInput([{ pointer: "/claims", detail: "expected either a text or claims, and not both" }])
  if (text === undefined && claims === undefined)
    throw invalidInput([{ pointer: "/text", detail: "expected a text, or claims" }])
  if (text === undefined && format !== undefined)
    throw invalidInput([{ pointer: "/format", detail: "says how a text is written, and there is none" }])
}

/** Sections are places in a plain text, in their order, and no two of them overlap. */
export function requireSections({
  text = "",
  format,
  sections = [],
}: Pick<VersionInput, "text" | "format" | "sections">): void {
  const errors: InputError[] = []
  if (sections.length > 0 && format !== undefined && format !== "text")
    errors.push({ pointer: "/sections", detail: `are places in a plain text, and the format is ${format}` })
  let before = 0
  for (const [place, { start, end }] of sections.entries()) {
    const isInPlace = start >= before && end > start && end <= text.length
    const expected = `expected a start of at least ${before}, and an end after it and at most at ${text.length}`
    if (!isInPlace)
      errors.push({ pointer: `/sections/${place}`, detail: `reaches from ${start} to ${end}; ${expected}` })
    before = Math.max(before, end)
  }
  if (errors.length > 0) throw invalidInput(errors)
}
