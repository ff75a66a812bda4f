import { numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { isCapital, isJoined, type Scan, type Token } from "../../scan/tokenize.ts"
import { YEAR_WORDS } from "../date-words.ts"

const FIRST_YEAR = 1500
const LAST_YEAR = 2100

/** Four bare digits of a likely year. Where a unit is expected, a figure is, so it is taken for one. */
export function isYear(scan: Scan, amount: AmountFound, start: number, known: Surroundings): boolean {
  if (!amount.isBare || !isLikelyYear(amount)) return false
  const before = scan.tokens[amount.start - 1]
  const after = scan.tokens[amount.end]
  const isHedged = start < amount.start
  if (!isHedged && before?.kind === "word" && YEAR_WORDS.has(before.text) && !isMeanOf(scan, amount.start)) return true
  if (known.unit !== null) return false
  const countsSomething = after?.kind === "word" && !isCapital(scan, after) && !NO_NOUNS.has(after.text)
  if (isMeanOf(scan, amount.start)) return false
  return !(countsSomething && (isHedged || before === undefined || COUNTED.has(after.text)))
}

/** "between 1914 and 1918", where nothing is counted after it. */
export function isYearRange(scan: Scan, first: AmountFound, end: number): boolean {
  const [last, after] = [scan.tokens[end - 1], scan.tokens[end]]
  if (!first.isBare || last === undefined || !isYearOfSpan(scan, first.start) || !isYearOfSpan(scan, end - 1))
    return false
  return !(after?.kind === "word" && !isCapital(scan, after) && !NO_NOUNS.has(after.text) && !after.text.endsWith("ed"))
}

/** Beside another year one of the middle ages is plain as well; a tenth that is round is as often a number. */
function isYearOfSpan({ tokens }: Scan, at: number): boolean {
  const token = tokens[at]
  return token !== undefined && (looksLikeYear(token) || /^1[0-4]\d[1-9]$/.test(token.text))
}

/** "an average of 1500", "a total of 1800". */
function isMeanOf(scan: Scan, at: number): boolean {
  return scan.tokens[at - 1]?.text === "of" && AMOUNT_NOUNS.has(scan.tokens[at - 2]?.text ?? "")
}

const AMOUNT_NOUNS: ReadonlySet<string> = new Set(
  "average total sum maximum minimum median mean crowd capacity population".split(" "),
)

/** After a year only by a rare chance. */
const COUNTED: ReadonlySet<string> = new Set(
  "people troops soldiers workers jobs employees staff homes houses tanks drones missiles prisoners units".split(" "),
)

/** After a year as often as after a number, so they show no noun. */
const NO_NOUNS: ReadonlySet<string> = new Set([
  ...[
    "and",
    "or",
    "to",
    "in",
    "the",
    "of",
    "when",
    "as",
    "was",
    "is",
    "has",
    "had",
    "after",
    "before",
    "with",
    "by",
    "at",
  ],
])

function isLikelyYear(amount: AmountFound): boolean {
  const value = numberOf(amount.numeral)
  return value.gte(FIRST_YEAR) && value.lt(LAST_YEAR)
}

/** "1990s", "the 20s", "2022-23", "1914–1918", "2024/25". */
export function readYears(scan: Scan, at: number): Found | null {
  const token = scan.tokens[at]
  if (token === undefined || !/^\d+$/.test(token.text)) return null
  if (scan.tokens[at + 1]?.text === "s" && isJoined(scan.tokens, at + 1)) {
    return { start: at, end: at + 2, kind: "other", what: "a decade or an age" }
  }
  if (!looksLikeYear(token) || !isYearSpan(scan, at)) return null
  return { start: at, end: at + 3, kind: "other", what: "a span of years" }
}

function isYearSpan(scan: Scan, at: number): boolean {
  const [joiner, last, after] = [scan.tokens[at + 1], scan.tokens[at + 2], scan.tokens[at + 3]]
  if (joiner === undefined || !["-", "–", "/"].includes(joiner.text) || !isJoined(scan.tokens, at + 1)) return false
  if (last === undefined || !isJoined(scan.tokens, at + 2)) return false
  const first = scan.tokens[at]?.text ?? ""
  if (/^\d{2}$/.test(last.text))
    return Number(last.text) === (Number(first.slice(2)) + 1) % 100 || isWithin(first, last.text)
  const countsSomething = after?.kind === "word" && !isCapital(scan, after) && at === 0
  return looksLikeYear(last) && !countsSomething
}

/** "1914-18" rises within its century. */
function isWithin(first: string, last: string): boolean {
  return Number(last) > Number(first.slice(2))
}

function looksLikeYear(token: Token): boolean {
  return /^(1[5-9]|20)\d\d$/.test(token.text)
}
