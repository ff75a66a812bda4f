import type { Scan } from "../../../quantity/scan/tokenize.ts"
import type { PeriodFound } from "../../languages/text-language.ts"
import { toAsOf } from "../../prose/day-span.ts"
import { SPEECH_VERBS } from "../speech-verbs.ts"
import { readMonth, readYearAlone } from "./calendar.ts"
import {
  type FoundSpan,
  readAgo,
  readDayWord,
  readPastSpan,
  readQuarter,
  readThisOrLast,
  readWeekday,
} from "./relative.ts"
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
  ...["today", "tonight", "yesterday", "overnight", "this", "last", "past", "previous"],
  ...[...MONTH_NUMBERS, ...WEEKDAYS, ...SMALL_NUMBERS, ...QUARTERS, ...[...DAY_PARTS].map((part) => [part])].map(
    ([word]) => String(word),
  ),
])

/** Every expression of time in a sentence that names days up to the day of publication. */
export function listPeriods(scan: Scan, publishedOn: number): PeriodFound[] {
  const periods: PeriodFound[] = []
  for (let at = 0; at < scan.tokens.length; ) {
    const found = mayStart(scan, at) ? readAt(scan, at, publishedOn) : null
    if (found !== null && !isAhead(scan, at)) periods.push(toPeriod(scan, at, found, publishedOn))
    at = Math.max(found?.end ?? 0, at + 1)
  }
  return periods
}

function mayStart(scan: Scan, at: number): boolean {
  const token = scan.tokens[at]
  return token !== undefined && (token.kind === "number" || STARTS.has(token.text))
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
function toPeriod(scan: Scan, at: number, { from, to, end }: FoundSpan, publishedOn: number): PeriodFound {
  const before = scan.tokens[at - 1]?.text ?? ""
  const isOpen = before === "since" || scan.tokens[at - 2]?.text === "since" || before === "far"
  const asOf = toAsOf(isOpen ? { from, to: Math.max(publishedOn, from) } : { from, to })
  return { start: at, end, asOf, isOfSaying: isOfSaying(scan, at) }
}

/** Tokens between a verb of speech and the expression at most. */
const NEAR = 3

/** "said on Friday", "stated earlier this week". */
function isOfSaying(scan: Scan, at: number): boolean {
  for (let before = at - 1; before >= at - NEAR; before -= 1) {
    const token = scan.tokens[before]
    if (token?.kind !== "word") return false
    if (SPEECH_VERBS.has(token.text)) return true
  }
  return false
}

/** "By 2030", "until Friday", "next October" name a time to come. */
function isAhead(scan: Scan, at: number): boolean {
  return /^(by|until|till|next|before)$/.test(scan.tokens[at - 1]?.text ?? "")
}
