import { numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { isCapital, isJoined, type Scan, type Token } from "../../scan/tokenize.ts"
import { MONTHS, YEAR_WORDS } from "../date-words.ts"

const FIRST_YEAR = 1500
const LAST_YEAR = 2100

/**
 * Four bare digits of a likely year. In German a noun has a capital, and after a year the verb comes, so that a capital
 * after the digits shows what they count. Where a unit is expected, a figure is, so it is taken for one.
 */
export function isYear(scan: Scan, amount: AmountFound, isHedged: boolean, known: Surroundings): boolean {
  if (!amount.isBare || !isLikelyYear(amount)) return false
  const before = scan.tokens[amount.start - 1]
  if (!isHedged && before?.kind === "word" && (YEAR_WORDS.has(before.text) || MONTHS.has(before.text))) return true
  return known.unit === null && !isHedged && !countsNoun(scan, amount.end)
}

/** "2000 Menschen", "1500 russische Soldaten"; the endings are those of adjectives that no verb has. */
function countsNoun(scan: Scan, at: number): boolean {
  const [next, second] = [scan.tokens[at], scan.tokens[at + 1]]
  if (next?.kind !== "word") return false
  if (isCapital(scan, next)) return true
  return /(isch|lich|los|bar)en?$/.test(next.text) && second !== undefined && isCapital(scan, second)
}

function isLikelyYear(amount: AmountFound): boolean {
  const value = numberOf(amount.numeral)
  return value.gte(FIRST_YEAR) && value.lt(LAST_YEAR)
}

/** "1990er", "die 90er-Jahre", "2022/23", "1914–1918". */
export function readYears(scan: Scan, at: number): Found | null {
  const token = scan.tokens[at]
  if (token === undefined || !/^\d+$/.test(token.text)) return null
  if (/^er[ns]?$/.test(scan.tokens[at + 1]?.text ?? "") && isJoined(scan.tokens, at + 1)) {
    return { start: at, end: at + 2, kind: "other", what: "a decade, an age or a kind" }
  }
  if (!looksLikeYear(token) || !isYearSpan(scan, at)) return null
  return { start: at, end: at + 3, kind: "other", what: "a span of years" }
}

const SPAN_MARKS: ReadonlySet<string> = new Set(["-", "–", "/"])

function isYearSpan(scan: Scan, at: number): boolean {
  const [first, joiner, last, after] = scan.tokens.slice(at, at + 4)
  if (joiner === undefined || last === undefined || !SPAN_MARKS.has(joiner.text)) return false
  if (!isJoined(scan.tokens, at + 1) || !isJoined(scan.tokens, at + 2)) return false
  if (/^\d{2}$/.test(last.text)) return rises(first?.text ?? "", last.text)
  const countsSomething = after?.kind === "word" && isCapital(scan, after)
  return looksLikeYear(last) && !countsSomething
}

/** "1914/18" rises within its century; "1999/00" goes over it by one. */
function rises(first: string, last: string): boolean {
  const [from, to] = [Number(first.slice(2)), Number(last)]
  return to > from || to === (from + 1) % 100
}

function looksLikeYear(token: Token): boolean {
  return /^(1[5-9]|20)\d\d$/.test(token.text)
}
