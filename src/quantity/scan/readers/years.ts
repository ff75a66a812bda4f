import { numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../amount.ts"
import type { Found } from "../language.ts"
import { isJoined, type Scan, type Token } from "../tokenize.ts"

const FIRST_YEAR = 1500
const END_OF_YEARS = 2100

/** From 1500 up to, and not with, 2100: older years are rare in news, and round numbers are as common there. */
export function isLikelyYear({ numeral }: AmountFound): boolean {
  const value = numberOf(numeral)
  return value.gte(FIRST_YEAR) && value.lt(END_OF_YEARS)
}

export function looksLikeYear(token: Token): boolean {
  return /^(1[5-9]|20)\d\d$/.test(token.text)
}

/** How a language writes decades, and what shows that two years are amounts of something. */
export type YearWords = {
  /** What is joined to digits in "1990s", "90er". */
  readonly decadeEnding: RegExp
  /** What such a number is, with its article, for the reader of a refusal. */
  readonly decade: string
  /** Whether the word after two numbers from the token `at` on is what they count. */
  readonly countsAfter: (scan: Scan, after: Token, at: number) => boolean
}

/** "1990s", "2022-23", "1914–1918", "2024/25". */
export function readYearsOf(words: YearWords, scan: Scan, at: number): Found | null {
  const token = scan.tokens[at]
  if (token === undefined || !/^\d+$/.test(token.text)) return null
  if (words.decadeEnding.test(scan.tokens[at + 1]?.text ?? "") && isJoined(scan.tokens, at + 1)) {
    return { start: at, end: at + 2, kind: "other", what: words.decade }
  }
  if (!looksLikeYear(token) || !isYearSpan(words, scan, at)) return null
  return { start: at, end: at + 3, kind: "other", what: "a span of years" }
}

const SPAN_MARKS: ReadonlySet<string> = new Set(["-", "–", "/"])

function isYearSpan({ countsAfter }: YearWords, scan: Scan, at: number): boolean {
  const [first, joiner, last, after] = scan.tokens.slice(at, at + 4)
  if (joiner === undefined || last === undefined || !SPAN_MARKS.has(joiner.text)) return false
  if (!isJoined(scan.tokens, at + 1) || !isJoined(scan.tokens, at + 2)) return false
  if (/^\d{2}$/.test(last.text)) return rises(first?.text ?? "", last.text)
  return looksLikeYear(last) && !(after?.kind === "word" && countsAfter(scan, after, at))
}

/** "1914/18" rises within its century; "1999/00" goes over it by one. */
function rises(first: string, last: string): boolean {
  const [from, to] = [Number(first.slice(2)), Number(last)]
  return to > from || to === (from + 1) % 100
}

/** A day of a month in digits. */
export function isDayNumber(scan: Scan, at: number): boolean {
  return /^(0?[1-9]|[12]\d|3[01])$/.test(scan.tokens[at]?.text ?? "")
}

/** Beside a month four digits from 1000 to 2099 are its year. */
export function isYearNumber(scan: Scan, at: number): boolean {
  return /^(1\d|20)\d\d$/.test(scan.tokens[at]?.text ?? "")
}
