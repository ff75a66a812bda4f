import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { isYearNote } from "../../scan/readers/year-notes.ts"
import { isLikelyYear, looksLikeYear, readYearsOf, type YearWords } from "../../scan/readers/years.ts"
import { isCapital, type Scan } from "../../scan/tokenize.ts"
import { MONTHS, YEAR_WORDS } from "../date-words.ts"

/**
 * Four bare digits of a likely year. In German a noun has a capital, and after a year the verb comes, so that a capital
 * after the digits shows what they count. Where a unit is expected, a figure is, so it is taken for one.
 */
export function isYear(scan: Scan, amount: AmountFound, start: number, known: Surroundings): boolean {
  if (!amount.isBare || !isLikelyYear(amount)) return false
  const isHedged = start < amount.start && !isHedgedTime(scan, amount, start, known)
  if (!isHedged && isYearNote(scan, amount.start)) return true
  const before = scan.tokens[amount.start - 1]
  if (!isHedged && before?.kind === "word" && (YEAR_WORDS.has(before.text) || MONTHS.has(before.text))) return true
  return known.unit === null && !isHedged && !countsNoun(scan, amount.end)
}

/** "ab 2025", "bis mindestens 2030", "über 2030 hinaus", "mehr als 2023": the hedge, from the token `start`, is of a time. */
function isHedgedTime({ tokens }: Scan, amount: AmountFound, start: number, { inProse }: Surroundings): boolean {
  if (tokens[amount.end]?.text === "hinaus") return true
  if (inProse && tokens[amount.start - 1]?.text === "als" && !tokens[amount.start]?.text.endsWith("00")) return true
  return /^(ab|bis)$/.test(tokens[start]?.text ?? "") || BEFORE_TIMES.has(tokens[start - 1]?.text ?? "")
}

const BEFORE_TIMES: ReadonlySet<string> = new Set("bis seit vor nach um gegen ab".split(" "))

/** "von 1998 bis 2003", "zwischen 2010 und 2014", where nothing is counted after it. */
export function isYearRange(scan: Scan, first: AmountFound, end: number): boolean {
  const [low, high] = [scan.tokens[first.start], scan.tokens[end - 1]]
  if (!first.isBare || low === undefined || high === undefined || !looksLikeYear(low) || !looksLikeYear(high))
    return false
  return !countsNoun(scan, end)
}

/** "2000 Menschen", "1500 russische Soldaten"; the endings are those of adjectives that no verb has. */
function countsNoun(scan: Scan, at: number): boolean {
  const [next, second] = [scan.tokens[at], scan.tokens[at + 1]]
  if (next?.kind !== "word") return false
  if (isCapital(scan, next)) return true
  return /(isch|lich|los|bar)en?$/.test(next.text) && second !== undefined && isCapital(scan, second)
}

const WORDS: YearWords = Object.freeze({
  decadeEnding: /^er[ns]?$/,
  decade: "a decade, an age or a kind",
  countsAfter: isCapital,
})

/** "1990er", "die 90er-Jahre", "2022/23", "1914–1918". */
export function readYears(scan: Scan, at: number): Found | null {
  return readYearsOf(WORDS, scan, at)
}
