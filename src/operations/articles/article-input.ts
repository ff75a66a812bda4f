import type { LanguageCode } from "../../quantity/languages/languages.ts"
import type { PrintedQuantity, Quantity } from "../../quantity/quantity.ts"
import { printQuantity } from "../../quantity/quantity.ts"
import type { AsOfInput, FigureInput } from "../claims/claim-input.ts"
import { hashBody } from "../requests/hash-body.ts"
import type { SourceRef } from "../sources/source-mention.ts"
import type { SubjectRef } from "../subjects/subject-mention.ts"

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
  readonly claims?: readonly SlotInput[]
  readonly headline?: string
  readonly url?: string
  /** RFC 3339, or a day. */
  readonly publishedAt: string
  /** The sender's own number of the version: it orders versions of one moment. */
  readonly version?: number
  readonly language?: LanguageCode
  readonly correction?: { readonly note: string }
}

/** What a figure of an article says, as it is kept. */
export type Said = {
  /** What is filed as its wording. */
  readonly figure: FigureInput
  readonly quantity: PrintedQuantity
  /** Null where none was given: then it is the day of publication. */
  readonly asOf: AsOfInput | null
  readonly quote: string | null
}

/** Stands for what a figure says, whatever its words are. */
export function hashContent(quantity: Quantity, asOf: AsOfInput | null): string {
  const { text: _words, ...content } = printQuantity(quantity)
  return hashBody({ content, asOf })
}
