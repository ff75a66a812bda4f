import { dayNumberOf, daysInMonth } from "../../../quantity/dates/calendar.ts"
import { isCapital, type Scan } from "../../../quantity/scan/tokenize.ts"
import { type DaySpan, spanOfDay, spanOfMonth, spanOfYear, yearOfLast } from "../../prose/day-span.ts"
import type { FoundSpan } from "./relative.ts"
import { MONTH_NUMBERS } from "./words.ts"

/** "4 November 2024", "20-27 October", "November 4", "Nov. 4, 2024", "in October", "October 2024". */
export function readMonth(scan: Scan, at: number, today: number): FoundSpan | null {
  const token = scan.tokens[at]
  const month = MONTH_NUMBERS.get(token?.text ?? "")
  if (token === undefined || month === undefined || !isCapital(scan, token)) return null
  const next = scan.tokens[at + 1]?.text === "." ? at + 2 : at + 1
  const before = readDaysBefore(scan, at)
  const after = before === null ? readDaysAfter(scan, next) : null
  const year = readYear(scan, after?.end ?? next)
  const span = spanOf(year?.year ?? yearOfLast(month, today), month, before ?? after)
  return span && { ...span, start: before?.start ?? at, end: year?.end ?? after?.end ?? next }
}

/** `start`: where the days begin that stand before the month. */
type Days = { readonly first: number; readonly last: number; readonly start?: number }

function readDaysBefore(scan: Scan, at: number): Days | null {
  const of = scan.tokens[at - 1]?.text === "of" ? at - 1 : at
  const ordinal = /^(st|nd|rd|th)$/.test(scan.tokens[of - 1]?.text ?? "") ? of - 1 : of
  const last = dayAt(scan, ordinal - 1)
  if (last === null) return null
  const isSpan = /^([-–]|to|and)$/.test(scan.tokens[ordinal - 2]?.text ?? "")
  const first = isSpan ? dayAt(scan, skipOrdinalBack(scan, ordinal - 3)) : null
  if (first === null) return { first: last, last, start: ordinal - 1 }
  return { first, last, start: skipOrdinalBack(scan, ordinal - 3) }
}

function skipOrdinalBack(scan: Scan, at: number): number {
  return /^(st|nd|rd|th)$/.test(scan.tokens[at]?.text ?? "") ? at - 1 : at
}

function readDaysAfter(scan: Scan, at: number): (Days & { end: number }) | null {
  const first = dayAt(scan, at)
  if (first === null) return null
  const next = /^(st|nd|rd|th)$/.test(scan.tokens[at + 1]?.text ?? "") ? at + 2 : at + 1
  const last = /^[-–]$/.test(scan.tokens[next]?.text ?? "") ? dayAt(scan, next + 1) : null
  return last === null ? { first, last: first, end: next } : { first, last, end: next + 2 }
}

function dayAt(scan: Scan, at: number): number | null {
  const text = scan.tokens[at]?.text ?? ""
  return /^([1-9]|[12]\d|3[01])$/.test(text) ? Number(text) : null
}

function readYear(scan: Scan, at: number): { year: number; end: number } | null {
  const next = scan.tokens[at]?.text === "," ? at + 1 : at
  const text = scan.tokens[next]?.text ?? ""
  return /^(19|20)\d\d$/.test(text) ? { year: Number(text), end: next + 1 } : null
}

function spanOf(year: number, month: number, days: Days | null): DaySpan | null {
  if (days === null) return spanOfMonth(year, month)
  const { first, last } = days
  if (last > daysInMonth(year, month) || first > last) return null
  return first === last
    ? spanOfDay(dayNumberOf(year, month, first))
    : { from: dayNumberOf(year, month, first), to: dayNumberOf(year, month, last) }
}

/** "in 2019", "since 2022": only after a word that a year follows. */
export function readYearAlone(scan: Scan, at: number): FoundSpan | null {
  if (!/^(19|20)\d\d$/.test(scan.tokens[at]?.text ?? "")) return null
  if (
    !/^(in|since|during|for|early|late|mid|of|throughout|from|by|to|and|until|than|with|before|after|between|through)$/.test(
      scan.tokens[at - 1]?.text ?? "",
    )
  )
    return null
  return { ...spanOfYear(Number(scan.tokens[at]?.text)), end: at + 1 }
}
