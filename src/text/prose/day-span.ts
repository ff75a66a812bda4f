import type { AsOf } from "../../quantity/dates/as-of.ts"
import { dayNumberOf, daysInMonth, printDay } from "../../quantity/dates/calendar.ts"

/** Days as numbers since 1 January 1970 (quantity/dates/calendar.ts), both ends included. */
export type DaySpan = { readonly from: number; readonly to: number }

export function toAsOf({ from, to }: DaySpan): AsOf {
  return Object.freeze({ from: printDay(from), to: printDay(to) })
}

export function spanOfDay(day: number): DaySpan {
  return { from: day, to: day }
}

export function spanOfMonth(year: number, month: number): DaySpan {
  return { from: dayNumberOf(year, month, 1), to: dayNumberOf(year, month, daysInMonth(year, month)) }
}

export function spanOfYear(year: number): DaySpan {
  return { from: dayNumberOf(year, 1, 1), to: dayNumberOf(year, 12, 31) }
}

/** `quarter` is 1 to 4. */
export function spanOfQuarter(year: number, quarter: number): DaySpan {
  return { from: spanOfMonth(year, quarter * 3 - 2).from, to: spanOfMonth(year, quarter * 3).to }
}

/** From Monday to Sunday. Day 0 was a Thursday. */
function spanOfWeek(day: number): DaySpan {
  const monday = day - weekdayOf(day - 1)
  return { from: monday, to: monday + 6 }
}

/** The day of the week of a day number; Sunday is 0. */
function weekdayOf(day: number): number {
  return (((day + 4) % 7) + 7) % 7
}

export function monthOf(day: number): { year: number; month: number; day: number } {
  const [year, month, date] = printDay(day).split("-").map(Number)
  return { year: year ?? 0, month: month ?? 0, day: date ?? 0 }
}

/** The same day `months` later or, negative, earlier; the last of the month where it is too short. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: date } = monthOf(day)
  const index = year * 12 + month - 1 + months
  const [thatYear, thatMonth] = [Math.floor(index / 12), (index % 12) + 1]
  return dayNumberOf(thatYear, thatMonth, Math.min(date, daysInMonth(thatYear, thatMonth)))
}

/** How long a unit of time is: in days, or in months where it has no fixed number of days. An hour has 0 days. */
export type SpanUnit = { readonly days?: number; readonly months?: number }
export type SpanLength = { readonly days: number; readonly months: number }

/** Hours are whole days, rounded up. */
export function lengthOf(count: number, unit: SpanUnit): SpanLength {
  const days = unit.days === 0 ? Math.ceil(count / 24) : count * (unit.days ?? 0)
  return { days, months: count * (unit.months ?? 0) }
}

export function goBack(today: number, { days, months }: SpanLength): number {
  return (months === 0 ? today : addMonths(today, -months)) - days
}

/** The week, month, quarter or year that `today` is in, or one that lies `back` of them before it. */
export function spanAgo(unit: "week" | "month" | "quarter" | "year", today: number, back: number): DaySpan {
  if (unit === "week") return spanOfWeek(today - 7 * back)
  const { year, month } = monthOf(addMonths(today, unit === "quarter" ? -3 * back : unit === "month" ? -back : 0))
  if (unit === "month") return spanOfMonth(year, month)
  return unit === "quarter" ? spanOfQuarter(year, Math.ceil(month / 3)) : spanOfYear(year - back)
}

/** The year of the last such month that has begun. */
export function yearOfLast(month: number, today: number): number {
  const now = monthOf(today)
  return month > now.month ? now.year - 1 : now.year
}

/** The last such day of the week, `today` included. Sunday is 0. */
export function lastWeekday(weekday: number, today: number): number {
  return today - ((weekdayOf(today) - weekday + 7) % 7)
}
