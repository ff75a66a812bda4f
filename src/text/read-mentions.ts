import { dayNumber, dayOf } from "../quantity/as-of.ts"
import { tokenize } from "../quantity/scan/tokenize.ts"
import { ENGLISH_TEXT } from "./en/english-text.ts"
import type { Mention, Unread } from "./mention.ts"
import { readSentence } from "./read-sentence.ts"
import { splitSentences } from "./split-sentences.ts"

export type TextOptions = {
  /** RFC 3339, checked before; as-of dates are null without it. */
  readonly publishedAt?: string | undefined
  readonly language?: "en" | "de" | undefined
}

/** `notes` are sentences for a person about the text as a whole. */
export type ReadMentions = {
  readonly mentions: readonly Mention[]
  readonly unread: readonly Unread[]
  readonly notes: readonly string[]
}

/** Every figure of a prose text, sentence by sentence; linear in its length. */
export function readMentions(text: string, options: TextOptions = {}): ReadMentions {
  const publishedOn = options.publishedAt === undefined ? null : dayNumber(dayOf(options.publishedAt))
  const mentions: Mention[] = []
  const unread: Unread[] = []
  for (const sentence of splitSentences(tokenize(text), ENGLISH_TEXT.isAbbreviation)) {
    const read = readSentence(sentence, ENGLISH_TEXT, publishedOn, mentions.length)
    mentions.push(...read.mentions)
    unread.push(...read.unread)
  }
  return { mentions, unread, notes: [] }
}
