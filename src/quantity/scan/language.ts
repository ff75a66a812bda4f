import type { Meaning } from "../make-quantity.ts"
import type { Unit } from "../units.ts"
import type { Scan } from "./tokenize.ts"

/** What a reader may know besides the text. `unit`: what an ambiguous word ("pounds", "$") is settled by. */
export type Surroundings = { readonly unit: Unit | null }

/** Token positions, end exclusive. */
export type Place = { readonly start: number; readonly end: number }

/** What a reader made of the tokens from `start` to `end`. */
export type Found = Place &
  (
    | { readonly kind: "figure"; readonly meaning: Meaning; readonly unit: string | null }
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
