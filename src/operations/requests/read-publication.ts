import { readAsOf } from "../../quantity/dates/as-of.ts"
import { findDamagedDay } from "../../quantity/spreadsheet-damage.ts"
import { readInstant } from "./read-instant.ts"

/** When something was published. `isDay`: only the day was given, and `instant` is the first of that day in UTC. */
export type Publication = { readonly instant: string; readonly isDay: boolean }

const DAY = /^\d{4}-\d{2}-\d{2}$/

/** An RFC 3339 date and time, or a day. A text where it is neither says why, as a part of a sentence. */
export function readPublication(text: string): Publication | string {
  const instant = readInstant(text)
  if (instant !== null) return { instant, isDay: false }
  if (DAY.test(text)) {
    const day = readAsOf(text)
    return day.ok ? { instant: `${day.value.from}T00:00:00Z`, isDay: true } : day.reason
  }
  const hint = findDamagedDay(text)
  const expected = "is not a day, such as 2024-11-04, or an RFC 3339 date and time, such as 2024-11-04T09:30:00Z"
  return hint === null ? `"${text}" ${expected}` : `"${text}" ${expected}: ${hint}`
}
