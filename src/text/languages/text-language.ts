import type { AsOf } from "../../quantity/dates/as-of.ts"
import type { Language, TokenSpan } from "../../quantity/scan/language.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"
import type { PointFound } from "../points/point.ts"
import type { Figure } from "../prose/figure.ts"

/** A phrase found around a figure. `isInferred`: it stands with another figure of the sentence. */
export type Phrase = TokenSpan & { readonly text: string; readonly isInferred?: boolean }

/** Somebody to whom something in the sentence is attributed. The span and the text are those of the name. */
export type Attribution = Phrase & {
  /** The name with its verb, and when and where it was said: "the navy said on Friday". */
  readonly saying: TokenSpan
  /** On which side of the saying that stands which is said; `cited` has it on both, and is who the speaker has it from. */
  readonly content: "after" | "before" | "cited"
  /** The tokens to which it may reach. */
  readonly reach: TokenSpan
  /** "He", who was named in the sentence before. */
  readonly isPronoun: boolean
}

/**
 * The period that an expression of time names, null where it names one that is not known or has not come: "a year
 * earlier", "by 2030". The span is that of the expression. `isOpen`: it goes on up to the day of publication.
 */
export type PeriodFound = TokenSpan & { readonly asOf: AsOf | null; readonly isOpen?: boolean }

/** How the clauses of a sentence are told apart. */
export type ClauseWords = {
  /** They begin a clause about the noun before them: "which"; behind a comma alone where `needsComma`, as "der" does. */
  readonly relatives: ReadonlySet<string>
  readonly needsComma: boolean
  /** Behind a comma they begin an aside about the noun before it: "opened". */
  readonly asides: RegExp
  /** Behind a comma they begin a clause beside the one before it. */
  readonly coordinators: ReadonlySet<string>
  /** They do so without a comma too. */
  readonly contrasts: ReadonlySet<string>
  readonly and: string
  /** Behind "and" they show that a clause begins, and no second noun. */
  readonly afterAnd: RegExp
  /** Words before a time that begins a clause: "by the end of". */
  readonly beforeTime: ReadonlySet<string>
  /** Whether at the token something is named that a figure is held against: "than", "up from". */
  readonly startsComparison: (scan: Scan, at: number) => boolean
}

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
  readonly listAttributions: (scan: Scan) => readonly Attribution[]
  /** Whether the text may tell of a change at all; where this is false, `findChanges` finds nothing in it. */
  readonly mayTellChange: (text: string) => boolean
  /** How a figure shares its unit with a bare number. */
  readonly sharing: UnitSharing
  /** A word beside which a count may be below zero, since it is set off against another: "net migration". */
  readonly balance: RegExp
  /** How the names of subjects tell their measure. */
  readonly measures: MeasureWords
  /** The points of a sentence, in their order. */
  readonly listPoints: (scan: Scan) => readonly PointFound[]
  readonly clauses: ClauseWords
  /** Whether somebody named so can be meant by the pronoun, in small letters. */
  readonly fitsPronoun: (pronoun: string, speaker: string) => boolean
  /** The expressions of time in a sentence, resolved against the day of publication, a day number. */
  readonly listPeriods: (scan: Scan, publishedOn: number) => readonly PeriodFound[]
}

/** `joiners`: "and"; `compared`: what stands between a level and the one before it; `moments`: "later", behind a time; `ends`: what follows a level. */
export type UnitSharing = {
  readonly joiners: RegExp
  readonly compared: RegExp
  readonly moments: RegExp
  readonly ends: RegExp
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
