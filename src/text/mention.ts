import type { AsOf } from "../quantity/dates/as-of.ts"
import type { Quantity } from "../quantity/quantity.ts"

/**
 * Why a part of a mention is what it is. `inferred`: the words for it stand elsewhere in the text, or nowhere, as where a
 * unit's name could be several units and is left as the noun. `from`: the words, or the reason.
 */
export type Evidence = {
  readonly of: "unit" | "scale" | "noun" | "change" | "as-of" | "attribution"
  readonly is: "stated" | "inferred"
  readonly from: string
}

/**
 * `same-quantity`: said twice, "200 square km (80 square miles)". `out-of`: the part, linked to its whole, "three of the
 * five". `with` is the index of the other mention.
 */
export type Link = { readonly kind: "same-quantity" | "out-of"; readonly with: number }

/** A figure in a text, not yet tied to a subject. Positions are UTF-16 units into the text, end exclusive. */
export type Mention = {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly quantity: Quantity
  /** What is counted or measured, with its modifiers: "North Korean troops". */
  readonly noun: string | null
  readonly attribution: string | null
  readonly asOf: AsOf | null
  /** The reader of the figure's surface form. */
  readonly reader: string
  readonly evidence: readonly Evidence[]
  readonly links: readonly Link[]
}

/** A wording that may be meant as a figure and was not understood. `reason` is a sentence part about it. */
export type Unread = { readonly start: number; readonly end: number; readonly text: string; readonly reason: string }
