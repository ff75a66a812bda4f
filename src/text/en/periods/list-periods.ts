import type { Scan } from "../../../quantity/scan/tokenize.ts"
import type { PeriodFound } from "../../languages/text-language.ts"
import { toAsOf } from "../../prose/day-span.ts"
import { joinPeriods } from "../../prose/join-periods.ts"
import { readMonth, readYearAlone } from "./calendar.ts"
import { isNotYet } from "./future.ts"
import { readPart } from "./parts.ts"
import {
  type FoundSpan,
  readAgo,
  readDayWord,
  readPastSpan,
  readQuarter,
  readThisOrLast,
  readWeekday,
} from "./relative.ts"
import { readUnknown } from "./unknown.ts"
import { DAY_PARTS, MONTH_NUMBERS, QUARTERS, SMALL_NUMBERS, WEEKDAYS } from "./words.ts"

type PeriodReader = (scan: Scan, at: number, today: number) => FoundSpan | null

const WORD_READERS: readonly PeriodReader[] = [
  readMonth,
  readDayWord,
  readWeekday,
  readPastSpan,
  readThisOrLast,
  readQuarter,
]
const NUMBER_READERS: readonly PeriodReader[] = [readAgo, readYearAlone]

/** The only tokens that any of the readers begins at. */
const STARTS: ReadonlySet<string> = new Set([
  ...["today", "tonight", "yesterday", "overnight", "this", "last", "past", "previous", "next", "same", "year"],
  ...["month", "week", "quarter"],
  ...[...MONTH_NUMBERS, ...WEEKDAYS, ...SMALL_NUMBERS, ...QUARTERS, ...[...DAY_PARTS].map((part) => [part])].map(
    ([word]) => String(word),
  ),
])

/** Every expression of time in a sentence. One that lies ahead, or that cannot be known, has no period. */
export function listPeriods(scan: Scan, publishedOn: number): PeriodFound[] {
  const periods: PeriodFound[] = []
  for (let at = 0; at < scan.tokens.length; ) {
    const found = mayStart(scan, at) ? readPeriod(scan, at, publishedOn) : null
    if (found !== null) periods.push(found)
    at = Math.max(found?.end ?? 0, at + 1)
  }
  return joinPeriods(scan, periods, { from: FROM, to: TO })
}

const FROM: ReadonlySet<string> = new Set(["from", "between"])
const TO: ReadonlySet<string> = new Set(["to", "until", "till", "through", "and", "-", "–"])

function mayStart(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && (token.kind === "number" || STARTS.has(token.text))
}

function readPeriod(scan: Scan, at: number, publishedOn: number): PeriodFound | null {
  const unknown = readUnknown(scan, at)
  if (unknown !== null) return { start: at, end: unknown, asOf: null }
  const found = readAt(scan, at, publishedOn)
  return found && toPeriod(scan, at, found, publishedOn)
}

function readAt(scan: Scan, at: number, publishedOn: number): FoundSpan | null {
  const token = scan.tokens[at]
  const isNumber = token === undefined || token.kind === "number" || SMALL_NUMBERS.has(token.text)
  for (const read of isNumber ? NUMBER_READERS : WORD_READERS) {
    const found = read(scan, at, publishedOn)
    if (found !== null) return found
  }
  return null
}

/** "Since January" and "so far this year" reach up to the day of publication. */
function toPeriod(scan: Scan, at: number, found: FoundSpan, publishedOn: number): PeriodFound {
  const { from, to, end } = found
  const start = found.start ?? at
  if (isNotYet(scan, start, found, publishedOn)) return { start, end, asOf: null }
  const before = scan.tokens[start - 1]?.text ?? ""
  if (before === "far" || isSince(scan, start))
    return { start, end, asOf: toAsOf({ from, to: Math.max(publishedOn, from) }), isOpen: true }
  const part = readPart(scan, start, found)
  return { start: part.start, end, asOf: toAsOf(part), isOpen: isPast(scan, at) && to === publishedOn }
}

/** Tokens of "since the war began in" at most. */
const LONGEST_SINCE = 6

function isSince(scan: Scan, start: number): boolean {
  for (let at = start - 1; at >= start - LONGEST_SINCE; at -= 1) {
    const token = scan.tokens[at]
    if (token?.text === "since") return true
    if (token?.kind !== "word") return false
  }
  return false
}

/** "the past week", "overnight" */
function isPast(scan: Scan, at: number): boolean {
  return /^(last|past|previous|overnight)$/.test(scan.tokens[at]?.text ?? "")
}
