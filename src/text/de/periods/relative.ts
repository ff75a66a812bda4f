import { type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import {
  addMonths,
  type DaySpan,
  goBack,
  lastWeekday,
  lengthOf,
  monthOf,
  type SpanLength,
  spanAgo,
  spanOfDay,
  spanOfQuarter,
  spanOfYear,
} from "../../prose/day-span.ts"
import { CALENDAR_SPANS, ORDINALS, SMALL_NUMBERS, SPANS, WEEKDAYS } from "./words.ts"

/** The first and the last day of an expression, and the token after it. */
export type FoundSpan = DaySpan & { readonly end: number }

/** "gestern", "am Freitag", "Freitagabend" */
export function readWeekday(scan: Scan, at: number, today: number): FoundSpan | null {
  const text = textAt(scan, at)
  const end = at + 1
  if (text === "heute") return { ...spanOfDay(today), end }
  if (text === "gestern" || text === "vorgestern") return { ...spanOfDay(today - (text === "gestern" ? 1 : 2)), end }
  const weekday =
    WEEKDAYS.get(text.replace(/(morgen|vormittag|mittag|nachmittag|abend|nacht)$/, "")) ?? WEEKDAYS.get(text)
  return weekday === undefined ? null : { ...spanOfDay(lastWeekday(weekday, today)), end }
}

/** "im vergangenen Jahr", "in der letzten Woche", "in diesem Monat" */
export function readLast(scan: Scan, at: number, today: number): FoundSpan | null {
  const which = textAt(scan, at)
  const unit = CALENDAR_SPANS.get(textAt(scan, at + 1))
  if (unit === undefined) return null
  if (/^(vergangene|letzte|vorige)[nrs]?$/.test(which)) return { ...spanAgo(unit, today, 1), end: at + 2 }
  if (!/^(diese[mnrs]?|laufende[nrs]?)$/.test(which)) return null
  const span = spanAgo(unit, today, 0)
  return { from: span.from, to: Math.min(span.to, today), end: at + 2 }
}

function readLength(scan: Scan, at: number): (SpanLength & { readonly end: number }) | null {
  const text = textAt(scan, at)
  const count = SMALL_NUMBERS.get(text) ?? (/^\d{1,3}$/.test(text) ? Number(text) : null)
  const unit = SPANS.get(textAt(scan, at + 1))
  return count === null || unit === undefined ? null : { ...lengthOf(count, unit), end: at + 2 }
}

/** "in den letzten 24 Stunden", "in den vergangenen drei Tagen": up to `today`, which is in it. */
export function readPast(scan: Scan, at: number, today: number): FoundSpan | null {
  if (!/^(vergangenen|letzten)$/.test(textAt(scan, at))) return null
  const length = readLength(scan, at + 1)
  return length && { from: goBack(today, length), to: today, end: length.end }
}

/** "vor zwei Wochen" */
export function readAgo(scan: Scan, at: number, today: number): FoundSpan | null {
  if (textAt(scan, at) !== "vor") return null
  const length = readLength(scan, at + 1)
  return length && { ...spanOfDay(goBack(today, length)), end: length.end }
}

/** "im dritten Quartal 2024", "im ersten Halbjahr": the last that has begun. */
export function readQuarter(scan: Scan, at: number, today: number): FoundSpan | null {
  const which = ORDINALS.get(textAt(scan, at))
  const what = textAt(scan, at + 1)
  if (which === undefined || (what !== "quartal" && what !== "halbjahr")) return null
  const said = textAt(scan, at + 2)
  const isSaid = /^(19|20)\d\d$/.test(said)
  const end = isSaid ? at + 3 : at + 2
  const now = monthOf(today)
  const months = what === "quartal" ? 3 : 6
  const year = isSaid ? Number(said) : which > Math.ceil(now.month / months) ? now.year - 1 : now.year
  if (what === "quartal") return { ...spanOfQuarter(year, which), end }
  const { from, to } = spanOfYear(year)
  if (which > 2) return null
  const middle = addMonths(from, 6)
  return which === 1 ? { from, to: middle - 1, end } : { from: middle, to, end }
}
