import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Mention } from "../../../text/mention.ts"
import type { Aside } from "../../languages/match-language.ts"
import type { Row } from "./find-row.ts"
import type { NearWords } from "./list-near-words.ts"
import type { Qualifiers } from "./qualifier.ts"
import type { WordContext } from "./read-context.ts"

/** A text with its figures, or with its points. Their positions are positions in the text. */
export type TextMentions = {
  readonly text: string
  readonly language: LanguageCode
  readonly mentions: readonly Mention[]
}

/** A text with its figures (`mentions`) and its points: dates, clock times, places in an order, scores, ratings. */
export type ReadText = TextMentions & { readonly points: readonly Mention[] }

/** What a text says about one of its figures apart from the value. */
export type Description = {
  /** The position among the mentions of the text. */
  readonly index: number
  readonly mention: Mention
  /** Of the text. */
  readonly language: LanguageCode
  /** All mentions of the text. */
  readonly all: readonly Mention[]
  /** About how much it is, in its own unit. Says how close two figures are; no verdict rests on it. */
  readonly middle: number
  /** The concept that is counted, "dog" in "three old dogs"; null where the text names none. */
  readonly head: string | null
  /** Whether the head leaves open who or what is counted, as "people" does. */
  readonly isOpen: boolean
  /** The concepts before the head: "old". */
  readonly modifiers: readonly string[]
  readonly near: NearWords
  /** Where the text tells it side by side with others: what is said of it, and what of each of the others. */
  readonly row: Row
  /** The concept for what befell those who are counted: "dead" in "three people were killed". */
  readonly fate: string | null
  /** The concept for the part of a whole that is measured: "world" in "$84 million worldwide". */
  readonly scope: string | null
  /** In "three of the five", three is the part and five the whole. */
  readonly role: "part" | "whole" | null
  readonly aside: Aside | null
  /** Whether it counts some of those who are known, "two of the mills", without how many they are. */
  readonly isSome: boolean
  /** The day on which it holds where the sentence says "as of" one: a date among the points of the text. */
  readonly day: Mention | null
  /** The words that tell it from figures of other things: "revenue", "in March". */
  readonly qualifiers: Qualifiers
  /** All words of the text in lower case. */
  readonly spoken: ReadonlySet<string>
  readonly context: WordContext
  /** From 0 for the first mention of the text to 1 for the last. */
  readonly position: number
  /** Whether the text has no other figure of this kind: no other count of dogs, no other amount of money. */
  readonly isOnly: boolean
}
