import type { AsOf } from "../../quantity/dates/as-of.ts"
import type { Language, TokenSpan } from "../../quantity/scan/language.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"
import type { PointFound } from "../points/point.ts"
import type { Figure } from "../prose/figure.ts"

/** A phrase found around a figure. `isInferred`: it stands with another figure of the sentence. */
export type Phrase = TokenSpan & { readonly text: string; readonly isInferred?: boolean }

/**
 * The period that an expression of time names. The span is that of the expression. `isOfSaying`: it says when something
 * was said, as "said on Friday" does.
 */
export type PeriodFound = TokenSpan & { readonly asOf: AsOf; readonly isOfSaying: boolean }

/** What the reading of prose needs to know of a language. Each function gets one sentence as a scan. */
export type TextLanguage = {
  readonly figures: Language
  /** Whether the full stop at the token `at` may only shorten the word before it. */
  readonly isAbbreviation: (scan: Scan, at: number) => boolean
  /** What is counted, for each figure of a sentence. */
  readonly findNouns: (scan: Scan, figures: readonly Figure[]) => readonly (Phrase | null)[]
  /** Whether a figure is a difference, for each figure of a sentence. */
  readonly findChanges: (scan: Scan, figures: readonly Figure[]) => readonly (Change | null)[]
  /** Everybody to whom something in the sentence is attributed. */
  readonly listAttributions: (scan: Scan) => readonly Phrase[]
  /** Whether the text may tell of a change at all; where this is false, `findChanges` finds nothing in it. */
  readonly mayTellChange: (text: string) => boolean
  /** A word beside which a count may be below zero, since it is set off against another: "net migration". */
  readonly balance: RegExp
  /** How the names of subjects tell their measure. */
  readonly measures: MeasureWords
  /** The points of a sentence, in their order. */
  readonly listPoints: (scan: Scan) => readonly PointFound[]
  /** The expressions of time in a sentence, resolved against the day of publication, a day number. */
  readonly listPeriods: (scan: Scan, publishedOn: number) => readonly PeriodFound[]
}

export type Change = { readonly direction: "up" | "down"; readonly word: string }

/** Words that show how a quantity lives in time. They are looked for in names, so that no sentence is needed. */
export type MeasureWords = {
  /** What happened once stays so: "killed", "shot down". */
  readonly cumulative: RegExp
  /** "a day", "annual" */
  readonly rate: RegExp
  /** "in October", "in 2023" */
  readonly period: RegExp
  /** What is there at a moment, even where a period is named: "population in 2023". */
  readonly level: RegExp
}
