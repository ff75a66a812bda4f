import { isNumberWord } from "../../../quantity/en/readers/words.ts"
import type { TokenSpan } from "../../../quantity/scan/language.ts"
import { isCapital, isJoined, type Scan, textAt, writtenForm } from "../../../quantity/scan/tokenize.ts"
import { TITLES } from "../abbreviations.ts"
import { DETERMINERS, ENDS_NAME, isSpeakerNoun, PREPOSITIONS } from "./speaker-words.ts"
import { FINITE_SPEECH } from "./speech-verbs.ts"

/** Tokens of a name, with its titles and offices, at most. */
export const LONGEST_NAME = 16

export function isCapitalAt(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && isCapital(scan, token)
}

/** A digit, a number word, or a sign that stands before digits. */
export function startsNumber(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && (token.kind === "number" || isNumberWord(token) || /^[$€£~±]$/.test(token.text))
}

/** A word of a name, or a mark within one: "Gen. Holm", "Al-Shifa", "Ukraine's army", "(HUR)". */
export function isNamePart(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token === undefined || token.kind === "number") return false
  if (token.text === "and") return joinsTitle(scan, at)
  if (token.kind === "word") return !endsName(scan, at)
  if (token.text === "(" || token.text === ")" || token.text === "&") return true
  if (!isJoined(scan.tokens, at)) return false
  if (token.text === "'") return isJoined(scan.tokens, at + 1) || textAt(scan, at - 1).endsWith("s")
  if (token.text === "." && (TITLES.has(textAt(scan, at - 1)) || isInitial(scan, at - 1))) return true
  return /^[-.]$/.test(token.text) && isJoined(scan.tokens, at + 1)
}

/** "the Ministry of Health and Labour" */
function joinsTitle(scan: Scan, at: number): boolean {
  if (!isCapitalAt(scan, at - 1) || !isCapitalAt(scan, at + 1)) return false
  return [2, 3].some((back) => /^(of|for)$/.test(textAt(scan, at - back)))
}

function isInitial(scan: Scan, at: number): boolean {
  return textAt(scan, at).length === 1 && isCapitalAt(scan, at)
}

/** "May" and "Will" within a sentence are names, and "WHO" and "IT" everywhere. */
function endsName(scan: Scan, at: number): boolean {
  const text = textAt(scan, at)
  if (!ENDS_NAME.has(text) && !FINITE_SPEECH.has(text)) return false
  if (/^\p{Lu}{2,}$/u.test(written(scan, at))) return false
  return !(isCapitalAt(scan, at) && scan.tokens[at - 1]?.kind === "word")
}

/** Two to four words with capitals that are no office: "Ihor Terekhov", "Ursula von der Leyen". */
export function isPersonalName(scan: Scan, { start, end }: TokenSpan): boolean {
  let words = 0
  for (let at = start; at < end; at += 1) {
    const { kind, text } = scan.tokens[at] ?? { kind: "mark", text: "," }
    if (kind === "mark" ? !/^[-.]$/.test(text) : !isCapitalAt(scan, at) && !PARTICLES.has(text)) return false
    if (isSpeakerNoun(text) || DETERMINERS.has(text) || PREPOSITIONS.has(text)) return false
    if (kind === "word") words += 1
  }
  return words >= 2 && words <= 5 && isCapitalAt(scan, start)
}

const PARTICLES: ReadonlySet<string> = new Set("de van von der den al bin el la di da dos ibn".split(" "))

/** Somebody who can be called by name or office, and no thing: it has a capital or a noun for those who speak. */
export function namesSomebody(scan: Scan, { start, end }: TokenSpan): boolean {
  for (let at = start; at < end; at += 1) if (isSpeakerNoun(textAt(scan, at)) || isNameCapital(scan, at)) return true
  return false
}

/** A capital that is not that of a sentence's first word. */
function isNameCapital(scan: Scan, at: number): boolean {
  return isCapitalAt(scan, at) && (at > 0 || /^\p{Lu}{2}/u.test(written(scan, at)))
}

export function written(scan: Scan, at: number): string {
  const token = scan.tokens[at]
  return token === undefined ? "" : writtenForm(scan, token)
}

/** Whether any of the tokens meets the test. */
export function hasWord(scan: Scan, { start, end }: TokenSpan, test: (word: string) => boolean): boolean {
  for (let at = start; at < end; at += 1) if (test(textAt(scan, at))) return true
  return false
}
