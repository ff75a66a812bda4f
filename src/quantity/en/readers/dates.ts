import type { Found } from "../../scan/language.ts"
import { isDayNumber, isYearNumber } from "../../scan/readers/years.ts"
import { isCapital, isJoined, type Scan } from "../../scan/tokenize.ts"
import { countsPlural } from "../counted-nouns.ts"
import { CLOCK_WORDS, MONTHS, ORDINAL_ENDINGS } from "../date-words.ts"
import { endOfSpokenTime } from "./clock-words.ts"

/** "4 November", "4th of Nov. 2024", "November 4, 2024", "Nov 2024", "2024-11-04", "4/11/2024", "4.11.2024". */
export function readDate(scan: Scan, at: number, from: number): Found | null {
  const end = endOfNumericDate(scan, at) ?? endAfterMonth(scan, at, from) ?? endBeforeMonth(scan, at)
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

/**
 * The number follows a month of no other date: a day, then perhaps a year, or a year alone. "In May 12 people died" counts
 * them, since a day has "on" before it.
 */
function endAfterMonth(scan: Scan, at: number, from: number): number | null {
  const dot = scan.tokens[at - 1]?.text === "." ? at - 1 : at
  if (dot - 1 < from || !isMonth(scan, dot - 1) || !/^\d{1,4}$/.test(scan.tokens[at]?.text ?? "")) return null
  const isDay = isDayNumber(scan, at)
  if (isDay && scan.tokens[dot - 2]?.text === "in" && countsPlural(scan, at + 1)) return null
  if (!isDay && !isYearNumber(scan, at)) return null
  const end = isDay ? skipOrdinal(scan, at + 1) : at + 1
  const lastDay = endOfDays(scan, end) ?? endOfAnnouncedDays(scan, end, dot - 2) ?? end
  return isDay ? skipYear(scan, lastDay) : end
}

/** "4-6 November", "November 4-6". */
function endOfDays(scan: Scan, at: number): number | null {
  return /^[-–]$/.test(scan.tokens[at]?.text ?? "") && isDayNumber(scan, at + 1) ? at + 2 : null
}

/** "4 to 6 November", "4th and 6th of November". */
function endOfDaysInWords(scan: Scan, at: number): number | null {
  const isJoiner = /^(to|and|or|until|till|through)$/.test(scan.tokens[at]?.text ?? "")
  return isJoiner && isDayNumber(scan, at + 1) ? skipOrdinal(scan, at + 2) : null
}

/** "From November 4 to 6", where nothing is counted after it. `announced` is the token before the month. */
function endOfAnnouncedDays(scan: Scan, at: number, announced: number): number | null {
  const end = endOfDaysInWords(scan, at)
  const after = scan.tokens[end ?? at]
  if (end === null || !/^(from|between)$/.test(scan.tokens[announced]?.text ?? "")) return null
  return after === undefined || /^[.,;:)]$/.test(after.text) ? end : null
}

function endBeforeMonth(scan: Scan, at: number): number | null {
  if (!isDayNumber(scan, at)) return null
  const day = skipOrdinal(scan, at + 1)
  const month = [endOfDays(scan, day), endOfDaysInWords(scan, day), day]
    .map((end) => (end === null ? null : skipToMonth(scan, end)))
    .find((found) => found !== null)
  if (month === undefined || month === null) return null
  return skipYear(scan, scan.tokens[month + 1]?.text === "." ? month + 2 : month + 1)
}

/** The month at the token `at`, or after the "of" or the hyphen there: "4 of May", "4-May". */
function skipToMonth(scan: Scan, at: number): number | null {
  const isHyphen = scan.tokens[at]?.text === "-" && isJoined(scan.tokens, at) && isJoined(scan.tokens, at + 1)
  const month = isHyphen || scan.tokens[at]?.text === "of" ? at + 1 : at
  return isMonth(scan, month) ? month : null
}

function skipOrdinal(scan: Scan, at: number): number {
  return ORDINAL_ENDINGS.has(scan.tokens[at]?.text ?? "") && isJoined(scan.tokens, at) ? at + 1 : at
}

function skipYear(scan: Scan, at: number): number {
  const year = /^[,-]$/.test(scan.tokens[at]?.text ?? "") ? at + 1 : at
  return isYearNumber(scan, year) ? year + 1 : at
}

/** With a capital: "may" and "march" are verbs too. */
function isMonth(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && MONTHS.has(token.text) && isCapital(scan, token)
}

/** "10:30", "5pm", "5 p.m.", "17.30 GMT", "5 o'clock", "0900 hours", "ten past four". */
export function readTime(scan: Scan, at: number): Found | null {
  const end = endOfTime(scan, at)
  return end === null ? null : { start: at, end, kind: "other", what: "a time of day" }
}

/** "5,000 est." in small letters is no hour of Eastern Standard Time. */
function isClockWord(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && CLOCK_WORDS.has(token.text) && (token.text !== "est" || isCapital(scan, token))
}

function endOfTime(scan: Scan, at: number): number | null {
  if (scan.tokens[at]?.kind !== "number") return endOfSpokenTime(scan, at)
  return endOfHours(scan, at) ?? endOfSpokenTime(scan, at) ?? endOfDigitTime(scan, at)
}

/** "6 to 8 pm", "between 6 and 8 pm", "9:30-11am": the hours of one half of the day. */
function endOfHours(scan: Scan, at: number): number | null {
  const { tokens } = scan
  const joiner = tokens[at + 1]?.text === ":" && tokens[at + 2]?.kind === "number" ? at + 3 : at + 1
  if (!isHour(scan, at) || !isHour(scan, joiner + 1)) return null
  if (!/^(to|and|or|until|till|-|–)$/.test(tokens[joiner]?.text ?? "")) return null
  const end = endOfDigitTime(scan, joiner + 1)
  const half = tokens[(end ?? 0) - 1]?.text ?? ""
  return end !== null && /^(am|pm|m)$/.test(half) ? end : null
}

function isHour({ tokens }: Scan, at: number): boolean {
  return /^(\d|1[0-2])$/.test(tokens[at]?.text ?? "")
}

function endOfDigitTime(scan: Scan, at: number): number | null {
  const { tokens } = scan
  const isColon = tokens[at + 1]?.text === ":" && isJoined(tokens, at + 1) && isJoined(tokens, at + 2)
  if (isColon && /^\d{2}(\.\d+)?$/.test(tokens[at + 2]?.text ?? "")) return at + 3
  const next = tokens[at + 1]?.text ?? ""
  if (isClockWord(scan, at + 1)) return at + 2
  if ((next === "a" || next === "p") && tokens[at + 2]?.text === "." && tokens[at + 3]?.text === "m") return at + 4
  if (next === "o" && tokens[at + 3]?.text === "clock") return at + 4
  return /^0\d{3}$/.test(tokens[at]?.text ?? "") && next === "hours" ? at + 2 : null
}
