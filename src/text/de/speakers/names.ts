import type { TokenSpan } from "../../../quantity/scan/language.ts"
import { isCapital, isJoined, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { MONTH_NUMBERS, WEEKDAYS } from "../periods/words.ts"
import { ARTICLES, DATA, FUNCTION_WORDS, SPEAKER_NOUN, WITHIN_NAME } from "./words.ts"

/** Tokens of a name, with its titles and offices, at most. */
export const LONGEST_NAME = 14

/** A noun or a name, and not the first word of a sentence that is neither. */
export function isNoun(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token === undefined || !isCapital(scan, token)) return false
  return !ARTICLES.has(token.text) && !FUNCTION_WORDS.has(token.text) && !isTimeNoun(token.text)
}

function isTimeNoun(word: string): boolean {
  return WEEKDAYS.has(word) || MONTH_NUMBERS.has(word) || /(abend|morgen|nacht|nachmittag|vormittag)$/.test(word)
}

function isAdjective(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  if (token?.kind !== "word" || isCapital(scan, token) || FUNCTION_WORDS.has(token.text)) return false
  return /(e|en|er|es|em)$/.test(token.text) && token.text.length > 4
}

function isJoint(scan: Scan, at: number): boolean {
  return /^[-.'&]$/.test(textAt(scan, at)) && isJoined(scan.tokens, at) && isJoined(scan.tokens, at + 1)
}

/** The name that begins at the token `start`: "ein Sprecher der Klinik", "Karl Weber", "des Ministeriums". */
export function readName(scan: Scan, start: number): TokenSpan | null {
  let end = endOfPhrase(scan, start)
  if (end === null) return null
  for (;;) {
    const next = endOfMore(scan, end)
    if (next === null || next - start > LONGEST_NAME) return { start, end }
    end = next
  }
}

/** An article, adjectives, and the nouns behind them. */
function endOfPhrase(scan: Scan, start: number): number | null {
  let at = start
  while (ARTICLES.has(textAt(scan, at)) || isNumberWord(scan, at, start)) at += 1
  while (at < start + 4 && isAdjective(scan, at)) at += 1
  const first = at
  while (at < start + LONGEST_NAME && (isNoun(scan, at) || (at > first && isJoint(scan, at)))) at += 1
  return at > first ? at : null
}

function isNumberWord(scan: Scan, at: number, start: number): boolean {
  return at === start && /^(zwei|drei|vier|fünf|sechs)$/.test(textAt(scan, at))
}

function endOfMore(scan: Scan, at: number): number | null {
  if (textAt(scan, at) === "und") return SPEAKER_NOUN.test(textAt(scan, at + 1)) ? at + 2 : null
  if (textAt(scan, at) === "(" && textAt(scan, at + 2) === ")" && isNoun(scan, at + 1)) return at + 3
  if (!WITHIN_NAME.has(textAt(scan, at))) return null
  return endOfPhrase(scan, /^(der|des)$/.test(textAt(scan, at)) ? at : at + 1)
}

/** The name that ends before the token `end` and begins its clause. */
export function readNameBefore(scan: Scan, end: number): TokenSpan | null {
  let start = end
  while (start > end - LONGEST_NAME && isNamePart(scan, start - 1)) start -= 1
  const before = scan.tokens[start - 1]
  const begins = before === undefined || /^([,;:.“”„"»«(–—]|und|aber|dass|doch|während|wie)$/.test(before.text)
  const name = begins ? readName(scan, start) : null
  return name?.end === end ? name : null
}

function isNamePart(scan: Scan, at: number): boolean {
  const text = textAt(scan, at)
  if (isNoun(scan, at) || ARTICLES.has(text) || isJoint(scan, at) || isAdjective(scan, at)) return true
  return (WITHIN_NAME.has(text) && isNoun(scan, at - 1)) || text === "(" || text === ")" || joinsNouns(scan, at)
}

function joinsNouns(scan: Scan, at: number): boolean {
  return textAt(scan, at) === "und" && isNoun(scan, at - 1) && SPEAKER_NOUN.test(textAt(scan, at + 1))
}

/** First name and surname, without an article. */
export function isPersonalName(scan: Scan, { start, end }: TokenSpan): boolean {
  if (end - start < 2 || end - start > 5) return false
  for (let at = start; at < end; at += 1) {
    const isPart = isNoun(scan, at) || isJoint(scan, at) || /^(von|van|de|der|bin|al)$/.test(textAt(scan, at))
    if (!isPart || SPEAKER_NOUN.test(textAt(scan, at))) return false
  }
  return true
}

/** Of "einer Umfrage von Forsa" and "Zahlen des Zolls" those who have made them. */
export function toSource(scan: Scan, { start, end }: TokenSpan): TokenSpan {
  for (let at = start; at < end - 1; at += 1) {
    if (!DATA.test(textAt(scan, at))) continue
    if (/^(von|vom|aus)$/.test(textAt(scan, at + 1))) return { start: at + 2, end }
    if (/^(der|des)$/.test(textAt(scan, at + 1))) return { start: at + 1, end }
  }
  return { start, end }
}
