import { dayNumber } from "../../quantity/dates/as-of.ts"
import type { Scan } from "../../quantity/scan/tokenize.ts"
import type { PeriodFound } from "../languages/text-language.ts"
import { addMonths, toAsOf } from "./day-span.ts"

/** The words before the first of two times that make one span, and those between them. */
export type SpanWords = { readonly from: ReadonlySet<string>; readonly to: ReadonlySet<string> }

/** "From January to September", "between 3 and 9 May", "January through March": two times that are the ends of one. */
export function joinPeriods(scan: Scan, periods: readonly PeriodFound[], words: SpanWords): PeriodFound[] {
  const joined: PeriodFound[] = []
  for (const period of periods) {
    const before = joined.at(-1)
    const span = before && isSpan(scan, before, period, words) ? join(scan, before, period, words) : null
    if (span !== null) joined.pop()
    joined.push(span ?? period)
  }
  return joined
}

function isSpan(scan: Scan, first: PeriodFound, last: PeriodFound, { from, to }: SpanWords): boolean {
  if (last.start !== first.end + 1) return false
  const [lead, link] = [scan.tokens[first.start - 1]?.text ?? "", scan.tokens[first.end]?.text ?? ""]
  return to.has(link) && (from.has(lead) || /^(through|-|–)$/.test(link))
}

/** Null where the first lies behind the last, even a year or more earlier. */
function join(scan: Scan, first: PeriodFound, last: PeriodFound, words: SpanWords): PeriodFound | null {
  if (first.asOf?.to == null || last.asOf?.to == null) return null
  const end = dayNumber(last.asOf.to)
  let from = dayNumber(first.asOf.from)
  const years = Math.max(0, Math.ceil((from - end) / 366))
  from = addMonths(from, -12 * years)
  if (from > end) from = addMonths(from, -12)
  const start = words.from.has(scan.tokens[first.start - 1]?.text ?? "") ? first.start - 1 : first.start
  return { start, end: last.end, asOf: toAsOf({ from, to: end }) }
}
