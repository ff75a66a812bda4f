import type { VersionMention, VersionPart } from "./version-text.ts"

/** A word of a passage, or a figure of it. `concept` is null for a figure and for a word without a meaning. */
export type Item = { readonly word: string; readonly concept: string | null; readonly figure: Figure | null }

/** A figure of a text. */
export type Figure = {
  /** Its place among all figures of the text. */
  readonly index: number
  readonly mention: VersionMention
  /** The index of its passage, and its place among the items of that. */
  readonly passage: number
  readonly at: number
}

/** A sentence, or a line of a list. */
export type Passage = {
  /** Its place among the passages of the text. */
  readonly index: number
  readonly in: VersionPart["in"]
  readonly items: readonly Item[]
  readonly figures: readonly Figure[]
  /** Its words and figures, by which two passages are equal; and the same with all figures left open. */
  readonly said: string
  readonly open: string
  /** Its quotation marks, dashes and the like. */
  readonly marks: string
}

/** A passage of the version before and one of the later version. */
export type PassagePair = { readonly before: Passage; readonly after: Passage }

/** A figure of one text, and the figure of a later one that stands in its slot. */
export type Tie = { readonly before: Figure; readonly after: Figure }

/** Whether a figure of either text may be tied still. */
export type Free = { readonly before: (figure: Figure) => boolean; readonly after: (figure: Figure) => boolean }

/** Words with a meaning that say which passage is meant. "Total: 5" may stand in every section. */
const LEAST_WORDS = 3

export function isTelling({ items }: Passage): boolean {
  return items.filter(({ concept }) => concept !== null).length >= LEAST_WORDS
}
