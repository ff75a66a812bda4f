import type { Measure } from "../../compare/pair/figure.ts"
import type { LanguageCode } from "../../quantity/languages/languages.ts"
import type { Mention } from "../../text/mention.ts"

/**
 * One part of an article. Positions of mentions are UTF-16 units into `text`, which is plain text. `publishedOn` is a day
 * number, of a part that has a date of its own, such as one post of a live blog.
 */
export type ArticlePart = {
  readonly in: "headline" | "text"
  readonly text: string
  readonly mentions: readonly Mention[]
  readonly publishedOn: number | null
}

export type Article = {
  readonly parts: readonly ArticlePart[]
  readonly language: LanguageCode
  readonly publishedOn: number | null
}

/**
 * The sentence of a claim on file, the place of its figure in it, the day that its figure describes, and the day on which it
 * was published: day numbers.
 */
export type SubjectQuote = {
  readonly text: string
  readonly start: number | null
  readonly end: number | null
  readonly day: number | null
  readonly publishedOn: number | null
}

/** What is known of a stored subject when figures are linked to it. */
export type SubjectProfile = {
  readonly id: string
  readonly name: string
  readonly aliases: readonly string[]
  readonly unit: string
  readonly dimension: string
  readonly measure: Measure | null
  /** The ids of the subjects that it is a part of. */
  readonly wholes: readonly string[]
  /** The newest first, at most eight. */
  readonly quotes: readonly SubjectQuote[]
  /** Day numbers of its claims: their as-of days, else the days of publication. */
  readonly firstDay: number | null
  readonly lastDay: number | null
}

/** A subject that may be what a figure speaks of. `mentions` are those for which it was found, counted over all parts in order. */
export type LinkCandidate = { readonly profile: SubjectProfile; readonly mentions: readonly number[] }

/**
 * `sure`: at least 0.95 and past the hard gates; `likely`: from 0.5; `possible`: below. `why` and `against` are sentence
 * parts for a person, the weightiest first.
 */
export type SubjectMatch = {
  readonly subjectId: string
  /** From 0 to 1. */
  readonly certainty: number
  readonly link: "sure" | "likely" | "possible"
  readonly why: readonly string[]
  readonly against: readonly string[]
  /** The name of the model that rated it. */
  readonly model: string
}

/** Rates by the names of their features; those of 0 are left out. */
export type NamedRates = Readonly<Record<string, number>>

/** A subject beside a figure, as a model saw it. */
export type SeenPair = {
  readonly subject: string
  readonly rates: NamedRates
  /** What the other figures of the sentence took from its score, by taking the subject themselves: 0 or below. */
  readonly left: number
  /** It passes the hard gates. */
  readonly isGated: boolean
}

/**
 * What a model saw of a figure and its matches, surest first: numbers alone, no word of any text. From what people decide
 * then, the next model is learned.
 */
export type SeenFigure = {
  readonly model: string
  readonly pairs: readonly SeenPair[]
  readonly none: NamedRates
}

/** The subjects that a figure may speak of, surest first, and the certainty that it speaks of nothing stored. */
export type MentionMatches = {
  readonly matches: readonly SubjectMatch[]
  readonly none: number
  /** Null where a person has said what it speaks of. */
  readonly seen: SeenFigure | null
}
