import type { Scan } from "../../../quantity/scan/tokenize.ts"
import type { Attribution } from "../../languages/text-language.ts"
import { type FoundSaying, type SayingReader, toAttribution } from "../../prose/saying.ts"
import { listHeadlineSpeakers } from "./headlines.ts"
import { readAccording, readCited, readCount, readInverted, readPassive } from "./other-sources.ts"
import { readQuoted, readSaying } from "./sayings.ts"
import { INSTITUTIONS, PERSONS } from "./speaker-words.ts"
import { kindsOfVerb } from "./speech-verbs.ts"

const VERB_READERS: readonly SayingReader[] = [readInverted, readSaying]
/** What is read at words that are no verbs of speech. */
const WORD_READERS: ReadonlyMap<string, readonly SayingReader[]> = new Map([
  ["according", [readAccording]],
  ["as", [readAccording]],
  ["per", [readAccording]],
  ["source", [readAccording]],
  ["citing", [readCited]],
  ["quoting", [readCited]],
  ["by", [readPassive, readCount]],
  ["saying", [readQuoted]],
])
const NO_READERS: readonly SayingReader[] = []

/** "HUR said", "according to the ministry", "said the mayor": who, in the order of the sentence. */
export function listAttributions(scan: Scan): Attribution[] {
  const found: Attribution[] = []
  for (let at = 0; at < scan.tokens.length; at += 1) {
    const saying = readAt(scan, at)
    if (saying !== null) found.push(toAttribution(scan, saying))
  }
  if (found.length > 0) return found
  return listHeadlineSpeakers(scan).map((saying) => toAttribution(scan, saying))
}

function readAt(scan: Scan, at: number): FoundSaying | null {
  const text = scan.tokens[at]?.text ?? ""
  for (const read of kindsOfVerb(text).length > 0 ? VERB_READERS : (WORD_READERS.get(text) ?? NO_READERS)) {
    const saying = read(scan, at)
    if (saying !== null) return saying
  }
  return null
}

/** "He" is no ministry, and "it" no minister. Who is known by a name alone may be either. */
export function fitsPronoun(pronoun: string, speaker: string): boolean {
  const isPerson = PERSONS.test(speaker)
  if (pronoun === "it") return !isPerson
  if (pronoun === "they") return true
  return isPerson || !(INSTITUTIONS.test(speaker) || /^\p{Lu}{2,6}$/u.test(speaker))
}
