import { isJoined, type Scan, type Token } from "../../quantity/scan/tokenize.ts"
import { BEFORE_NOUN, ENDS_NOUN, NOT_PLURAL, PLURALS, VERBS } from "./noun-words.ts"

const MOST_WORDS = 7
const MOST_UNSURE = 3

type Place = { readonly start: number; readonly end: number }

/**
 * The noun phrase that begins at the token `at`, without what stands before its first word. A number other than one is
 * followed by a plural, which ends the phrase; without one, the words up to the first that may be a verb are taken.
 */
export function readNounPhrase(scan: Scan, at: number, isSingular: boolean): Place | null {
  const start = skipFillers(scan, at)
  const words = listWords(scan, start)
  if (words.length === 0) return null
  const count = isSingular ? countSingular(scan, words) : (countPlural(scan, words) ?? countUnsure(scan, words))
  const last = words[count - 1]
  return last === undefined ? null : { start, end: last + 1 }
}

function skipFillers(scan: Scan, at: number): number {
  let start = at
  while (BEFORE_NOUN.has(scan.tokens[start]?.text ?? "")) start += 1
  return start
}

/** The positions of the words that may belong to the phrase; a hyphen or a possessive between them is no break. */
function listWords(scan: Scan, at: number): number[] {
  const words: number[] = []
  let next = at
  while (words.length < MOST_WORDS && isNounWord(scan.tokens[next], words.length === 0)) {
    words.push(next)
    next = skipJoint(scan, next + 1)
  }
  return words
}

function isNounWord(token: Token | undefined, isFirst: boolean): boolean {
  if (token?.kind !== "word" || ENDS_NOUN.has(token.text)) return false
  return isFirst || !VERBS.has(token.text)
}

/** Over "-" in "anti-tank missiles" and "'s" in "children's books". */
function skipJoint(scan: Scan, at: number): number {
  const token = scan.tokens[at]
  if (token?.kind !== "mark" || !isJoined(scan.tokens, at) || !isJoined(scan.tokens, at + 1)) return at
  if (token.text === "-") return at + 1
  return token.text === "'" && scan.tokens[at + 1]?.text === "s" ? at + 2 : at
}

/** Up to the first plural, or a second one right after it: "sports cars". */
function countPlural(scan: Scan, words: readonly number[]): number | null {
  const first = words.findIndex((at) => isPlural(scan.tokens[at]))
  if (first < 0) return null
  const next = words[first + 1]
  const isNextPlural = next !== undefined && isPlural(scan.tokens[next])
  return isNextPlural ? first + 2 : first + 1
}

function isPlural(token: Token | undefined): boolean {
  const text = token?.text ?? ""
  if (PLURALS.has(text)) return true
  return text.length > 2 && text.endsWith("s") && !text.endsWith("ss") && !text.endsWith("us") && !NOT_PLURAL.has(text)
}

function countUnsure(scan: Scan, words: readonly number[]): number {
  return Math.min(countUntilVerb(scan, words, /(ed|ing|ly)$/), MOST_UNSURE)
}

/** After one thing a word in -s is its verb: "one proposal asks". */
function countSingular(scan: Scan, words: readonly number[]): number {
  return Math.min(countUntilVerb(scan, words, /(ed|ing|ly|[^su]s)$/), MOST_UNSURE)
}

function countUntilVerb(scan: Scan, words: readonly number[], verb: RegExp): number {
  const stop = words.findIndex((at, index) => index > 0 && verb.test(scan.tokens[at]?.text ?? ""))
  return stop < 0 ? words.length : stop
}
