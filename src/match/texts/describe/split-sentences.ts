import { tokenize } from "../../../quantity/scan/tokenize.ts"
import type { MatchLanguage } from "../../languages/match-language.ts"

const END = /[.!?]["'”’)]*\s+(?=["“‘(]?\p{Lu})|\n/gu
/** Characters before and after a full stop that show whether it shortens a word. */
const AROUND = 30

type Abbreviations = Pick<MatchLanguage, "isAbbreviation">

/** The sentences of a passage, of which the first and the last may be cut off. "Mr. Smith" ends none. */
export function splitSentences(passage: string, language: Abbreviations): readonly string[] {
  const sentences: string[] = []
  let start = 0
  for (const { 0: end, index } of passage.matchAll(END)) {
    if (end.startsWith(".") && isShortened(passage, index, language)) continue
    sentences.push(passage.slice(start, index))
    start = index + end.length
  }
  return [...sentences, passage.slice(start)]
}

/** A semicolon parts what a sentence says of one thing from what it says of another. */
export function splitClauses(passage: string, language: Abbreviations): readonly string[] {
  return splitSentences(passage, language).flatMap((sentence) => sentence.split(";"))
}

export function endsSentence(passage: string, language: Abbreviations): boolean {
  return splitSentences(passage, language).length > 1
}

function isShortened(passage: string, stop: number, { isAbbreviation }: Abbreviations): boolean {
  const from = Math.max(passage.lastIndexOf(" ", stop) + 1, stop - AROUND)
  const scan = tokenize(passage.slice(from, stop + AROUND))
  const at = scan.tokens.findIndex(({ start }) => start === stop - from)
  return at > 0 && isAbbreviation(scan, at)
}
