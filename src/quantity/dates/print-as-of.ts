import type { AsOf } from "./as-of.ts"
import { daysInMonth } from "./calendar.ts"

/** The shortest form that `readAsOf` reads back: a year, a month, a day, or the two ends. */
export function printAsOf({ from, to }: AsOf): string | { from: string; to?: string } {
  if (to === null) return { from }
  if (from === to) return from
  const [year, month] = from.split("-")
  if (from === `${year}-01-01` && to === `${year}-12-31`) return `${year}`
  if (from.endsWith("-01") && to === `${year}-${month}-${daysInMonth(Number(year), Number(month))}`)
    return `${year}-${month}`
  return { from, to }
}
