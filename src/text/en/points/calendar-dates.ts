import { dayNumberOf, daysInMonth } from "../../../quantity/dates/calendar.ts"
import { isCapital, isJoined, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import type { PointFound } from "../../points/point.ts"
import { MONTH_NUMBERS } from "../periods/words.ts"
import { meaningOfDays, readDateHedge } from "./date-hedge.ts"
import { isDash, skipEnding } from "./tokens.ts"

/** A leap year, so that every date without a year is a day of it, 29 February included. */
const ANY_YEAR = 2000

/** Days of a month, both of them in the date. */
type Days = { readonly first: number; readonly last: number }
type DateParts = {
  readonly end: number
  readonly month: number
  readonly days: Days | null
  readonly year: number | null
}

/** "4 November 2024", "20-27 October", "Nov. 4, 2024", "the 4th of March", "in October", "2024-11-04". */
export function readCalendarDate(scan: Scan, at: number): PointFound | null {
  const parts = readDayFirst(scan, at) ?? readMonthFirst(scan, at) ?? readDigits(scan, at)
  const span = parts && spanOf(parts)
  if (parts === null || span === null) return null
  const { hedge, start } = readDateHedge(scan, at)
  const dimension = parts.year === null ? "day-of-year" : "date"
  return { start, end: parts.end, reader: "date", dimension, meaning: meaningOfDays(hedge, span) }
}

function spanOf({ month, days, year }: DateParts): { from: number; to: number } | null {
  const [from, to] = [days?.first ?? 1, days?.last ?? daysInMonth(year ?? ANY_YEAR, month)]
  if (to > daysInMonth(year ?? ANY_YEAR, month) || from > to) return null
  const before = year === null ? dayNumberOf(ANY_YEAR, 1, 1) - 1 : 0
  return {
    from: dayNumberOf(year ?? ANY_YEAR, month, from) - before,
    to: dayNumberOf(year ?? ANY_YEAR, month, to) - before,
  }
}

function readDayFirst(scan: Scan, at: number): DateParts | null {
  const first = dayAt(scan, at)
  if (first === null) return null
  const next = skipEnding(scan, at + 1)
  const last = isDash(scan, next) ? dayAt(scan, next + 1) : null
  const after = last === null ? next : skipEnding(scan, next + 2)
  const month = textAt(scan, after) === "of" ? after + 1 : after
  const number = monthAt(scan, month)
  if (number === null) return null
  const year = readYear(scan, skipDot(scan, month + 1), month + 1)
  return { month: number, days: { first, last: last ?? first }, ...year }
}

function readMonthFirst(scan: Scan, at: number): DateParts | null {
  const month = monthAt(scan, at)
  if (month === null) return null
  const next = skipDot(scan, at + 1)
  const first = dayAt(scan, next)
  if (first === null) return readMonthAlone(scan, at, month, next)
  const after = skipEnding(scan, next + 1)
  const last = isDash(scan, after) ? dayAt(scan, after + 1) : null
  const year = readYear(scan, last === null ? after : skipEnding(scan, after + 2))
  return { month, days: { first, last: last ?? first }, ...year }
}

/** "May", "March" and "August" are no months without a year or a word that a month follows. */
function readMonthAlone(scan: Scan, at: number, month: number, next: number): DateParts | null {
  const of = textAt(scan, next) === "of" ? next + 1 : next
  const year = readYear(scan, of)
  if (year.year !== null) return { month, days: null, ...year }
  return BEFORE_MONTH.has(textAt(scan, at - 1)) ? { month, days: null, year: null, end: at + 1 } : null
}

/** Words that a month without a year follows. */
const BEFORE_MONTH: ReadonlySet<string> = new Set(
  "in since until till by before after from late early mid during through end of following".split(" "),
)

/** `end`: where the date ends without one. */
function readYear(scan: Scan, at: number, end = at): Pick<DateParts, "year" | "end"> {
  const next = textAt(scan, at) === "," ? at + 1 : at
  const isYear = /^(1\d|20)\d\d$/.test(textAt(scan, next)) && !isJoined(scan.tokens, next)
  return isYear ? { year: Number(textAt(scan, next)), end: next + 1 } : { year: null, end }
}

/** "2024-11-04". Which number is the month of "4/11/2024" is not known. */
function readDigits(scan: Scan, at: number): DateParts | null {
  const { tokens } = scan
  const [year, month, day] = [textAt(scan, at), textAt(scan, at + 2), textAt(scan, at + 4)]
  const isTied = [1, 2, 3, 4].every((step) => isJoined(tokens, at + step))
  if (!isTied || textAt(scan, at + 1) !== "-" || textAt(scan, at + 3) !== "-") return null
  if (!/^\d{4}$/.test(year) || !/^(0[1-9]|1[0-2])$/.test(month) || !/^[0-3]\d$/.test(day)) return null
  return { year: Number(year), month: Number(month), days: { first: Number(day), last: Number(day) }, end: at + 5 }
}

function monthAt(scan: Scan, at: number): number | null {
  const token = scan.tokens[at]
  return token !== undefined && isCapital(scan, token) ? (MONTH_NUMBERS.get(token.text) ?? null) : null
}

function dayAt(scan: Scan, at: number): number | null {
  const text = textAt(scan, at)
  return /^(0?[1-9]|[12]\d|3[01])$/.test(text) ? Number(text) : null
}

function skipDot(scan: Scan, at: number): number {
  return textAt(scan, at) === "." && isJoined(scan.tokens, at) ? at + 1 : at
}
