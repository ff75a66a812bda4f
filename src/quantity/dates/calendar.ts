/**
 * Days of the proleptic Gregorian calendar as numbers (0 is 1970-01-01), years 0001 to 9999. Not by Date, which moves
 * the years 0 to 99 to 1900.
 */
const DAYS_BEFORE_EPOCH = 719_528
const MONTH_DAYS = Object.freeze([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])
const FIRST_DAY = dayNumberOf(1, 1, 1)
const LAST_DAY = dayNumberOf(9999, 12, 31)

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
}

/** `month` is 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (MONTH_DAYS[month - 1] ?? 0)
}

/** Trusted input: a day that exists, as "YYYY-MM-DD". */
export function dayNumber(iso: string): number {
  return dayNumberOf(Number(iso.slice(0, 4)), Number(iso.slice(5, 7)), Number(iso.slice(8, 10)))
}

export function dayNumberOf(year: number, month: number, day: number): number {
  let days = daysBeforeYear(year) + day - 1
  for (let before = 1; before < month; before += 1) days += daysInMonth(year, before)
  return days - DAYS_BEFORE_EPOCH
}

/** From the first day of year 0, a leap year. */
function daysBeforeYear(year: number): number {
  const past = year - 1
  return year * 365 + Math.floor(past / 4) - Math.floor(past / 100) + Math.floor(past / 400) + 1
}

/** The day as "YYYY-MM-DD", held within the years 0001 to 9999. */
export function printDay(number: number): string {
  const held = Math.min(Math.max(number, FIRST_DAY), LAST_DAY)
  let year = Math.floor((held + DAYS_BEFORE_EPOCH) / 365.2425)
  while (dayNumberOf(year + 1, 1, 1) <= held) year += 1
  while (dayNumberOf(year, 1, 1) > held) year -= 1
  let rest = held - dayNumberOf(year, 1, 1)
  let month = 1
  for (; rest >= daysInMonth(year, month); month += 1) rest -= daysInMonth(year, month)
  return printDate(year, month, rest + 1)
}

export function printDate(year: number, month: number, day: number): string {
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`
}

function pad(number: number, width: number): string {
  return String(number).padStart(width, "0")
}
