import type { Mention } from "../../../text/mention.ts"
import type { MatchLanguage } from "../../languages/match-language.ts"
import { listConcepts } from "./list-concepts.ts"
import { endsSentence, splitSentences } from "./split-sentences.ts"

/** The concepts that a sentence has for one figure of a row, in their order; those of its noun are among them. */
export type Said = {
  readonly before: readonly string[]
  readonly after: readonly string[]
  readonly nouns: readonly string[]
  readonly isFirst: boolean
}

/** Characters on either side. */
const REACH = 110
/** Words on either side. */
const MOST_WORDS = 9

/** From the "and" after the previous figure of the row, or the beginning of the sentence, to that before the next one. */
export function sayOf(
  mention: Mention,
  previous: Mention | null | undefined,
  next: Mention | null | undefined,
  text: string,
  language: MatchLanguage,
): Said {
  const { start, end, noun } = mention
  const before = previous
    ? (splitGap(text.slice(previous.end, start), language)?.[1] ?? "")
    : (splitSentences(text.slice(Math.max(0, start - REACH), start), language).at(-1) ?? "")
  const after = next
    ? (splitGap(text.slice(end, next.start), language)?.[0] ?? "")
    : (splitSentences(text.slice(end, end + REACH), language)[0] ?? "")
  return {
    before: listConcepts(before, language).slice(-MOST_WORDS),
    after: listConcepts(after, language).slice(0, MOST_WORDS),
    nouns: listConcepts(noun ?? "", language),
    isFirst: !previous,
  }
}

/**
 * The words between two figures that are told side by side, parted at the first comma or else at the last "and", since a name
 * may have an "and" in it; null where they are not told so, or a sentence ends in between.
 */
export function splitGap(gap: string, language: MatchLanguage): readonly [string, string] | null {
  if (endsSentence(gap, language)) return null
  const comma = /[,;]/.exec(gap)
  const parting = comma ?? [...gap.matchAll(language.coordinators)].at(-1)
  return parting ? [gap.slice(0, parting.index), gap.slice(parting.index + parting[0].length)] : null
}
