import type { AsOf } from "../../quantity/dates/as-of.ts"
import { daysInMonth } from "../../quantity/dates/calendar.ts"

const MONTHS = Object.freeze([
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
])

/** "4 November 2024", "November 2024", "2024", "since 4 November 2024" */
export function phraseAsOf({ from, to }: AsOf): string {
  if (to === null) return `since ${phraseDay(from)}`
  if (from === to) return phraseDay(from)
  return phraseWhole(from, to) ?? `${phraseDay(from)} to ${phraseDay(to)}`
}

/** "1 day", "30 days" */
export function phraseDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`
}

function phraseDay(day: string): string {
  const [year, month, date] = day.split("-")
  return `${Number(date)} ${MONTHS[Number(month) - 1]} ${year}`
}

/** A whole year or month by its name; null for any other period. */
function phraseWhole(from: string, to: string): string | null {
  const year = from.slice(0, 4)
  if (from === `${year}-01-01` && to === `${year}-12-31`) return year
  const month = from.slice(0, 7)
  const isWhole = from.endsWith("-01") && to.startsWith(month) && isLastDay(to)
  return isWhole ? `${MONTHS[Number(month.slice(5)) - 1]} ${year}` : null
}

function isLastDay(day: string): boolean {
  const [year, month, date] = day.split("-")
  return daysInMonth(Number(year), Number(month)) === Number(date)
}
