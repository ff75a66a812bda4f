import type { Meaning } from "../make-quantity.ts"
import type { Unit } from "../units/units.ts"
import type { Scan } from "./tokenize.ts"

/**
 * What a reader may know besides the text. `unit`: what an ambiguous word ("pounds", "$") is settled by. `inProse`: the
 * text is prose and not a wording that was filed as a figure, so that what is ambiguous is kept by its name.
 */
export type Surroundings = { readonly unit: Unit | null; readonly inProse?: boolean }

/** A span of tokens, by their indexes in the scan; the token `end` is no longer part of it. */
export type TokenSpan = { readonly start: number; readonly end: number }

/** A name that could be several units, and why it was left so. */
export type Unsettled = { readonly name: string; readonly reason: string }

export type FigureFound = {
  readonly kind: "figure"
  readonly meaning: Meaning
  readonly unit: string | null
  readonly unsettled?: Unsettled | undefined
  /** The scale was taken from the other end of the range: "10 to 12 thousand". */
  readonly isScaleShared?: boolean | undefined
  /** The unit was taken from another figure: "3, 4 and 5 percent". */
  readonly isUnitShared?: boolean | undefined
}

/** What a reader made of a span of tokens. */
export type Found = TokenSpan &
  (
    | FigureFound
    /** Digits or number words that are no figure: a date, a name, a score. `what` says which, with its article. */
    | { readonly kind: "other"; readonly what: string }
    /** Meant as a figure, perhaps, but not understood. `reason` is a sentence part about the wording. */
    | { readonly kind: "unread"; readonly reason: string }
  )

/** Reads one surface form around the token `at`. It may look back as far as the token `from`, no further. */
export type Reader = (scan: Scan, at: number, from: number, surroundings: Surroundings) => Found | null

/** A language is its readers, most particular first, and a quick test whether any of them could begin at a token. */
export type Language = {
  readonly code: string
  readonly mayStart: (scan: Scan, at: number) => boolean
  readonly readers: readonly (readonly [name: string, read: Reader])[]
}
