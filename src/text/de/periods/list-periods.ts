import type { Scan } from "../../../quantity/scan/tokenize.ts"
import type { PeriodFound } from "../../languages/text-language.ts"
import { spanOfDay, toAsOf } from "../../prose/day-span.ts"
import { joinPeriods } from "../../prose/join-periods.ts"
import { readDay, readMonth, readYear } from "./calendar.ts"
import { type FoundSpan, readAgo, readLast, readPast, readQuarter, readWeekday } from "./relative.ts"
import { AHEAD } from "./words.ts"

const READERS = [readDay, readMonth, readYear, readWeekday, readLast, readPast, readAgo, readQuarter]

/** Times that are told by another one, or that are still to come. */
const UNKNOWN =
  /^(vorjahr|vorjahres|vormonat|vormonats|vorquartal|vorwoche|vortag|zuvor|nächste[nrs]?|kommende[nrs]?|künftig)$/

/** Every expression of time in a sentence. One that lies ahead, or that cannot be known, has no period. */
export function listPeriods(scan: Scan, publishedOn: number): PeriodFound[] {
  const periods: PeriodFound[] = []
  for (let at = 0; at < scan.tokens.length; ) {
    const found = readPeriod(scan, at, publishedOn)
    if (found !== null) periods.push(found)
    at = Math.max(found?.end ?? 0, at + 1)
  }
  return joinPeriods(scan, periods, { from: FROM, to: TO })
}

const FROM: ReadonlySet<string> = new Set(["von", "vom", "zwischen", "ab"])
const TO: ReadonlySet<string> = new Set(["bis", "und", "-", "–"])

function readPeriod(scan: Scan, at: number, publishedOn: number): PeriodFound | null {
  if (UNKNOWN.test(scan.tokens[at]?.text ?? "")) return { start: at, end: at + 1, asOf: null }
  for (const read of READERS) {
    const found = read(scan, at, publishedOn)
    if (found !== null) return toPeriod(scan, at, found, publishedOn)
  }
  return null
}

function toPeriod(scan: Scan, at: number, span: FoundSpan, publishedOn: number): PeriodFound {
  const { from, to, end } = span
  const before = scan.tokens[at - 1]?.text ?? ""
  const isEnd = before === "ende"
  const lead = scan.tokens[isEnd ? at - 2 : at - 1]?.text ?? ""
  const start = isEnd ? at - 1 : at
  if (isSince(scan, at)) return { start, end, asOf: toAsOf({ from, to: Math.max(publishedOn, from) }), isOpen: true }
  if (from > publishedOn || (to - from < 366 && speaksOfFuture(scan, at, end))) return { start, end, asOf: null }
  if (/^(vor|nach)$/.test(before) && from !== to) return { start, end, asOf: null }
  if (lead === "bis" && !isEnd && from !== to && !isSpanEnd(scan, at)) return { start, end, asOf: null }
  const isOpen = to === publishedOn && from < to
  return { start, end, asOf: toAsOf(isEnd ? spanOfDay(to) : { from, to }), isOpen }
}

/** "seit Februar 2022", "seit dem 3. Mai", "seit Anfang 2024" */
function isSince(scan: Scan, at: number): boolean {
  return [1, 2, 3].some((back) => scan.tokens[at - back]?.text === "seit")
}

/** Tokens in which "from" is looked for before "to". */
const LONGEST_SPAN = 6

/** "von Januar bis September": not until then, but up to it. */
function isSpanEnd(scan: Scan, at: number): boolean {
  for (let back = 2; back <= LONGEST_SPAN; back += 1) if (FROM.has(scan.tokens[at - back]?.text ?? "")) return true
  return false
}

/** Tokens around an expression of time in which the verb of its clause is looked for. */
const REACH = 14

function speaksOfFuture(scan: Scan, start: number, end: number): boolean {
  for (let at = start - 1; at >= start - REACH && !endsClause(scan, at); at -= 1) if (isAhead(scan, at)) return true
  for (let at = end; at < end + REACH && !endsClause(scan, at); at += 1) if (isAhead(scan, at)) return true
  return false
}

function isAhead(scan: Scan, at: number): boolean {
  return AHEAD.has(scan.tokens[at]?.text ?? "")
}

function endsClause(scan: Scan, at: number): boolean {
  return /^[,;:“”„"()]$/.test(scan.tokens[at]?.text ?? ",")
}
