import type { Reads, RefusedInput } from "../quantity.ts"
import { findDamagedDay } from "../spreadsheet-damage.ts"
import { dayNumber, daysInMonth, printDate, printDay } from "./calendar.ts"

export { dayNumber } from "./calendar.ts"

/** The day or period a figure describes. Both days are inclusive; a null `to` means that it goes on. */
export type AsOf = { readonly from: string; readonly to: string | null }

const DATE = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/
const INSTANT = /^(\d{4}-\d{2}-\d{2})[Tt ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?(?:[Zz]|([+-])(\d{2}):?(\d{2}))$/
const DAY_MINUTES = 1440

/**
 * "2024", "2024-11", "2024-11-04", or a period of such dates, from the first day of one to the last of the other:
 * `{from, to?}`, or as ISO 8601 writes it, "2024-10-01/2024-10-31". Without an end it goes on.
 */
export function readAsOf(value: unknown): Reads<AsOf> {
  if (typeof value === "string") return readText(value)
  if (typeof value !== "object" || value === null || Array.isArray(value)) return refuse(value)
  const { from, to, ...rest } = value as Record<string, unknown>
  const unknown = Object.keys(rest)[0]
  if (unknown !== undefined)
    return refuse(unknown, `/${unknown}`, 'is no member of an as-of period; expected "from", "to"')
  return readRange(from, to)
}

function readText(text: string): Reads<AsOf> {
  const [from, to, ...more] = text.split("/", 3)
  if (to === undefined || more.length > 0) return readPeriod(text)
  const read = readRange(from, to === "" ? undefined : to)
  return read.ok ? read : { ok: false, reason: read.reason }
}

function readRange(from: unknown, to: unknown): Reads<AsOf> {
  if (typeof from !== "string") return refuse(from, "/from")
  const first = readPeriod(from, "/from")
  if (!first.ok) return first
  if (to === undefined || to === null) return answer(first.value.from, null)
  if (typeof to !== "string") return refuse(to, "/to")
  const last = readPeriod(to, "/to")
  if (!last.ok) return last
  if (last.value.to !== null && last.value.to < first.value.from)
    return refuse(to, "/to", `lies before "from", "${from}"`)
  return answer(first.value.from, last.value.to)
}

function readPeriod(text: string, at?: string): Reads<AsOf> {
  const match = DATE.exec(text)
  if (match === null) return refuse(text, at, expectDate(text))
  const [year, month, day] = [Number(match[1]), match[2], match[3]]
  const reason = refuseDate(year, month, day)
  if (reason !== null) return refuse(text, at, reason)
  const lastMonth = Number(month ?? 12)
  return answer(
    printDate(year, Number(month ?? 1), Number(day ?? 1)),
    printDate(year, lastMonth, Number(day ?? daysInMonth(year, lastMonth))),
  )
}

function refuseDate(year: number, month: string | undefined, day: string | undefined): string | null {
  if (year === 0) return "is in year 0; years run from 0001 to 9999"
  if (month === undefined) return null
  const days = daysInMonth(year, Number(month))
  if (days === 0) return "has no such month; months run from 01 to 12"
  if (day === undefined || (Number(day) >= 1 && Number(day) <= days)) return null
  return `is no day of the calendar; that month has ${days} days`
}

function answer(from: string, to: string | null): Reads<AsOf> {
  return { ok: true, value: Object.freeze({ from, to }) }
}

const EXPECTED =
  'is not an as-of date; expected "YYYY", "YYYY-MM", "YYYY-MM-DD", two of these with "/" between, or {"from", "to"} of these'

function expectDate(text: string): string {
  const hint = findDamagedDay(text)
  return hint === null ? EXPECTED : `${EXPECTED}: ${hint}`
}

function refuse(value: unknown, at?: string, reason = EXPECTED): RefusedInput {
  const shown = value === undefined ? "a missing value" : (JSON.stringify(value) ?? String(value)).slice(0, 60)
  return { ok: false, reason: `${shown} ${reason}`, ...(at === undefined ? {} : { at }) }
}

/** The UTC day of an RFC 3339 instant that was checked before. */
export function dayOf(instant: string): string {
  const match = INSTANT.exec(instant)
  if (match === null) throw new Error(`not an RFC 3339 instant: "${instant}"`)
  const [, day = "", hour, minute, sign = "+", offsetHour = "0", offsetMinute = "0"] = match
  const offset = Number(offsetHour) * 60 + Number(offsetMinute)
  const minutes = Number(hour) * 60 + Number(minute) - (sign === "-" ? -offset : offset)
  return printDay(dayNumber(day) + Math.floor(minutes / DAY_MINUTES))
}
