import { dayNumberOf, daysInMonth } from "../../../quantity/dates/calendar.ts"
import { isCapital, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { spanOfDay, spanOfMonth, spanOfYear, yearOfLast } from "../../prose/day-span.ts"
import type { FoundSpan } from "./relative.ts"
import { MONTH_NUMBERS } from "./words.ts"

/** "2. November 2023", "20. bis 27. Oktober", "2.11.2023". */
export function readDay(scan: Scan, at: number, today: number): FoundSpan | null {
  const first = dayAt(scan, at)
  if (first === null) return readDigits(scan, at)
  const isPair = /^(bis|und|-|–)$/.test(textAt(scan, at + 2)) && dayAt(scan, at + 3) !== null
  const last = isPair ? (dayAt(scan, at + 3) ?? first) : first
  const month = MONTH_NUMBERS.get(textAt(scan, isPair ? at + 5 : at + 2))
  if (month === undefined) return null
  const next = skipDot(scan, isPair ? at + 6 : at + 3)
  const said = yearAt(scan, next)
  const year = said ?? yearOfLast(month, today)
  if (last > daysInMonth(year, month) || first > last) return null
  const end = said === null ? next : next + 1
  return { from: dayNumberOf(year, month, first), to: dayNumberOf(year, month, last), end }
}

/** "2." before a month */
function dayAt(scan: Scan, at: number): number | null {
  const text = textAt(scan, at)
  return /^(0?[1-9]|[12]\d|3[01])$/.test(text) && textAt(scan, at + 1) === "." ? Number(text) : null
}

function readDigits(scan: Scan, at: number): FoundSpan | null {
  const match = /^(\d{1,2})\.(\d{1,2})\.((?:19|20)\d\d)$/.exec(textAt(scan, at))
  if (match === null) return null
  const [day, month, year] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return day < 1 || day > daysInMonth(year, month) ? null : { ...spanOfDay(dayNumberOf(year, month, day)), end: at + 1 }
}

function skipDot(scan: Scan, at: number): number {
  return textAt(scan, at) === "." && yearAt(scan, at + 1) !== null ? at + 1 : at
}

function yearAt(scan: Scan, at: number): number | null {
  return /^(19|20)\d\d$/.test(textAt(scan, at)) ? Number(textAt(scan, at)) : null
}

/** "Oktober", "Oktober 2023". A month without a year is the last one that has begun. */
export function readMonth(scan: Scan, at: number, today: number): FoundSpan | null {
  const token = scan.tokens[at]
  const month = MONTH_NUMBERS.get(token?.text ?? "")
  if (token === undefined || month === undefined || !isCapital(scan, token)) return null
  const next = skipDot(scan, at + 1)
  const year = yearAt(scan, next)
  return { ...spanOfMonth(year ?? yearOfLast(month, today), month), end: year === null ? at + 1 : next + 1 }
}

/** "2023": a bare year, where no noun follows that it could count. */
export function readYear(scan: Scan, at: number): FoundSpan | null {
  const year = yearAt(scan, at)
  const next = scan.tokens[at + 1]
  if (year === null || (next !== undefined && isCapital(scan, next))) return null
  if (next?.kind === "mark" && /^[%€$°-]$/.test(next.text)) return null
  return { ...spanOfYear(year), end: at + 1 }
}
