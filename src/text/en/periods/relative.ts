import type { Scan } from "../../../quantity/scan/tokenize.ts"
import {
  type DaySpan,
  goBack,
  lastWeekday,
  lengthOf,
  monthOf,
  type SpanLength,
  spanAgo,
  spanOfDay,
  spanOfQuarter,
} from "../../prose/day-span.ts"
import { DAY_PARTS, QUARTERS, smallCount, spanUnit, WEEKDAYS } from "./words.ts"

/** The first and the last day of an expression, both in it, where it begins if not where it was met, and the token after it. */
export type FoundSpan = DaySpan & { readonly start?: number; readonly end: number }

/** "today", "yesterday", "overnight". `today` is the day number of the publication, here and below. */
export function readDayWord(scan: Scan, at: number, today: number): FoundSpan | null {
  const text = scan.tokens[at]?.text
  const end = at + 1
  if (text === "today" || text === "tonight") return { ...spanOfDay(today), end }
  if (text === "yesterday") return { ...spanOfDay(today - 1), end }
  return text === "overnight" ? { from: today - 1, to: today, end } : null
}

/** "on Saturday", "Saturday": the last one, today included. */
export function readWeekday(scan: Scan, at: number, today: number): FoundSpan | null {
  const weekday = WEEKDAYS.get(scan.tokens[at]?.text ?? "")
  if (weekday === undefined) return null
  const day = lastWeekday(weekday, today)
  const isWeekBefore = scan.tokens[at - 1]?.text === "last" && day === today
  return { ...spanOfDay(day - (isWeekBefore ? 7 : 0)), end: at + 1 }
}

/** "this week", "last month", "last night", "this morning". */
export function readThisOrLast(scan: Scan, at: number, today: number): FoundSpan | null {
  const [which, word] = [scan.tokens[at]?.text, scan.tokens[at + 1]?.text ?? ""]
  if (which !== "this" && which !== "last") return null
  const end = at + 2
  if (DAY_PARTS.has(word)) return which === "this" ? { ...spanOfDay(today), end } : null
  if (word === "night") return which === "last" ? { ...spanOfDay(today - 1), end } : null
  const span = spanNamed(word, today, which === "last" ? 1 : 0)
  return span && { ...span, to: which === "this" ? Math.min(span.to, today) : span.to, end }
}

function spanNamed(word: string, today: number, back: number): DaySpan | null {
  return word === "week" || word === "month" || word === "quarter" || word === "year"
    ? spanAgo(word, today, back)
    : null
}

/** "in the last 24 hours", "over the past three years", "the past week": up to `today`, which is in it. */
export function readPastSpan(scan: Scan, at: number, today: number): FoundSpan | null {
  if (!/^(last|past|previous)$/.test(scan.tokens[at]?.text ?? "")) return null
  if (!/^(the|these)$/.test(scan.tokens[at - 1]?.text ?? "")) return null
  const length = readLength(scan, at + 1) ?? readUnitLength(scan, at + 1, 1)
  if (length === null) return null
  return { from: goBack(today, length), to: today, end: length.end }
}

type Length = SpanLength & { readonly end: number }

function readLength(scan: Scan, at: number): Length | null {
  const count = smallCount(scan.tokens[at]?.text ?? "")
  return count === null ? null : readUnitLength(scan, at + 1, count)
}

function readUnitLength(scan: Scan, at: number, count: number): Length | null {
  const unit = spanUnit(scan.tokens[at]?.text ?? "")
  return unit === undefined ? null : { ...lengthOf(count, unit), end: at + 1 }
}

/** "two weeks ago", "a year ago". */
export function readAgo(scan: Scan, at: number, today: number): FoundSpan | null {
  const length = readLength(scan, at)
  if (length === null || scan.tokens[length.end]?.text !== "ago") return null
  return { ...spanOfDay(goBack(today, length)), end: length.end + 1 }
}

/** "in the third quarter of 2024", "the first quarter": the last such. */
export function readQuarter(scan: Scan, at: number, today: number): FoundSpan | null {
  const quarter = QUARTERS.get(scan.tokens[at]?.text ?? "")
  if (quarter === undefined || scan.tokens[at + 1]?.text !== "quarter") return null
  const next = scan.tokens[at + 2]?.text === "of" ? at + 3 : at + 2
  const year = scan.tokens[next]?.text ?? ""
  if (/^(19|20)\d\d$/.test(year)) return { ...spanOfQuarter(Number(year), quarter), end: next + 1 }
  const now = monthOf(today)
  return { ...spanOfQuarter(quarter > Math.ceil(now.month / 3) ? now.year - 1 : now.year, quarter), end: at + 2 }
}
