import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { isLikelyYear, looksLikeYear, readYearsOf, type YearWords } from "../../scan/readers/years.ts"
import { isCapital, type Scan, type Token } from "../../scan/tokenize.ts"
import { YEAR_WORDS } from "../date-words.ts"

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

const WORDS: YearWords = Object.freeze({
  decadeEnding: /^s$/,
  decade: "a decade or an age",
  countsAfter: (scan: Scan, after: Token, at: number) => !isCapital(scan, after) && at === 0,
})

/** "1990s", "the 20s", "2022-23", "1914–1918", "2024/25". */
export function readYears(scan: Scan, at: number): Found | null {
  return readYearsOf(WORDS, scan, at)
}
