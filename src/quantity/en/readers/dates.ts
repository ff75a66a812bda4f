import type { Found } from "../../scan/language.ts"
import { isDayNumber, isYearNumber } from "../../scan/readers/years.ts"
import { isCapital, isJoined, type Scan } from "../../scan/tokenize.ts"
import { CLOCK_WORDS, MONTHS, ORDINAL_ENDINGS } from "../date-words.ts"

/** "4 November", "4th of Nov. 2024", "November 4, 2024", "Nov 2024", "2024-11-04", "4/11/2024", "4.11.2024". */
export function readDate(scan: Scan, at: number): Found | null {
  const end = endOfNumericDate(scan, at) ?? endAfterMonth(scan, at) ?? endBeforeMonth(scan, at)
  return end === null ? null : { start: at, end, kind: "other", what: "a date" }
}

function endOfNumericDate(scan: Scan, at: number): number | null {
  const text = scan.tokens[at]?.text ?? ""
  if (/^\d{1,2}\.\d{1,2}\.(\d{4}|\d{2})$/.test(text)) return at + 1
  const joiner = scan.tokens[at + 1]?.text
  const parts = [text, scan.tokens[at + 2]?.text, scan.tokens[at + 4]?.text].join(" ")
  if ((joiner !== "-" && joiner !== "/") || !isJoined(scan.tokens, at + 1) || scan.tokens[at + 3]?.text !== joiner)
    return null
  return /^(\d{4} \d\d? \d\d?|\d\d? \d\d? (\d{4}|\d\d))$/.test(parts) ? at + 5 : null
}

/** The number follows the month: a day, then perhaps a year, or a year alone. */
function endAfterMonth(scan: Scan, at: number): number | null {
  const dot = scan.tokens[at - 1]?.text === "." ? at - 1 : at
  if (!isMonth(scan, dot - 1) || !/^\d{1,4}$/.test(scan.tokens[at]?.text ?? "")) return null
  const isDay = isDayNumber(scan, at)
  if (!isDay && !isYearNumber(scan, at)) return null
  const end = isDay ? skipOrdinal(scan, at + 1) : at + 1
  const lastDay = endOfDays(scan, end)
  return isDay ? skipYear(scan, lastDay) : end
}

/** "4-6 November", "November 4-6". */
function endOfDays(scan: Scan, at: number): number {
  const isDash = ["-", "–"].includes(scan.tokens[at]?.text ?? "")
  return isDash && isDayNumber(scan, at + 1) ? at + 2 : at
}

function endBeforeMonth(scan: Scan, at: number): number | null {
  if (!isDayNumber(scan, at)) return null
  const end = endOfDays(scan, skipOrdinal(scan, at + 1))
  const month = scan.tokens[end]?.text === "of" ? end + 1 : end
  if (!isMonth(scan, month)) return null
  return skipYear(scan, scan.tokens[month + 1]?.text === "." ? month + 2 : month + 1)
}

function skipOrdinal(scan: Scan, at: number): number {
  return ORDINAL_ENDINGS.has(scan.tokens[at]?.text ?? "") && isJoined(scan.tokens, at) ? at + 1 : at
}

function skipYear(scan: Scan, at: number): number {
  const year = scan.tokens[at]?.text === "," ? at + 1 : at
  return isYearNumber(scan, year) ? year + 1 : at
}

/** With a capital: "may" and "march" are verbs too. */
function isMonth(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && MONTHS.has(token.text) && isCapital(scan, token)
}

/** "10:30", "5pm", "5 p.m.", "17.30 GMT", "5 o'clock", "0900 hours". */
export function readTime(scan: Scan, at: number): Found | null {
  const end = endOfTime(scan, at)
  return end === null ? null : { start: at, end, kind: "other", what: "a time of day" }
}

function endOfTime(scan: Scan, at: number): number | null {
  const { tokens } = scan
  if (tokens[at]?.kind !== "number") return null
  const isColon = tokens[at + 1]?.text === ":" && isJoined(tokens, at + 1) && isJoined(tokens, at + 2)
  if (isColon && /^\d{2}(\.\d+)?$/.test(tokens[at + 2]?.text ?? "")) return at + 3
  const next = tokens[at + 1]?.text ?? ""
  if (CLOCK_WORDS.has(next)) return at + 2
  if ((next === "a" || next === "p") && tokens[at + 2]?.text === "." && tokens[at + 3]?.text === "m") return at + 4
  if (next === "o" && tokens[at + 3]?.text === "clock") return at + 4
  return /^0\d{3}$/.test(tokens[at]?.text ?? "") && next === "hours" ? at + 2 : null
}
