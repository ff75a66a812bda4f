import { dayNumberOf } from "../../../quantity/dates/calendar.ts"
import { matchOrdinal } from "../../../quantity/en/readers/ordinals.ts"
import { isJoined, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import type { PointFound } from "../../points/point.ts"
import { type DaySpan, spanOfYear } from "../../prose/day-span.ts"
import { meaningOfDays, readDateHedge } from "./date-hedge.ts"
import { isDash, standsAlone } from "./tokens.ts"

/** A higher ordinal before "century" is read as no date. */
const LAST_CENTURY = 99

type YearSpan = DaySpan & { readonly end: number }

/** "2015", "331 BC", "1990s", "the 19th century", "2013-14" as a season; of "1914-1918" each year on its own. */
export function readYear(scan: Scan, at: number): PointFound | null {
  const span =
    readEra(scan, at) ?? readCentury(scan, at) ?? readSeason(scan, at) ?? readDecade(scan, at) ?? readPlain(scan, at)
  if (span === null) return null
  const { hedge, start } = readDateHedge(scan, at)
  return { start, end: span.end, reader: "date", dimension: "date", meaning: meaningOfDays(hedge, span) }
}

function readPlain(scan: Scan, at: number): YearSpan | null {
  const year = yearAt(scan, at)
  if (year !== null) return standsAlone(scan, at, at + 1) ? { ...spanOfYear(year), end: at + 1 } : null
  return readShortEnd(scan, at)
}

/** The 18 of "1914-18". */
function readShortEnd(scan: Scan, at: number): YearSpan | null {
  const first = isDash(scan, at - 1) && isJoined(scan.tokens, at) ? yearAt(scan, at - 2) : null
  if (first === null || !isJoined(scan.tokens, at - 1) || !/^\d\d$/.test(textAt(scan, at))) return null
  const year = first - (first % 100) + Number(textAt(scan, at))
  return year > first ? { ...spanOfYear(year), end: at + 1 } : null
}

/** "2013-14": from 1 July to 30 June, so that one season does not overlap the next. */
function readSeason(scan: Scan, at: number): YearSpan | null {
  const first = yearAt(scan, at)
  const isTied = isJoined(scan.tokens, at + 1) && isJoined(scan.tokens, at + 2)
  if (first === null || !isTied || !/^[-–/]$/.test(textAt(scan, at + 1))) return null
  const last = textAt(scan, at + 2)
  if (!/^\d\d$/.test(last) || Number(last) !== (first + 1) % 100) return null
  return { from: dayNumberOf(first, 7, 1), to: dayNumberOf(first + 1, 6, 30), end: at + 3 }
}

function readDecade(scan: Scan, at: number): YearSpan | null {
  const first = yearAt(scan, at)
  if (first === null || first % 10 !== 0 || textAt(scan, at + 1) !== "s" || !isJoined(scan.tokens, at + 1)) return null
  return { from: spanOfYear(first).from, to: spanOfYear(first + 9).to, end: at + 2 }
}

/** "331 BC" is year -330 of a calendar that has a year 0. */
function readEra(scan: Scan, at: number): YearSpan | null {
  const text = textAt(scan, at)
  if (!/^\d{1,4}$/.test(text) || !/^(bc|bce)$/.test(textAt(scan, at + 1))) return null
  return { ...spanOfYear(1 - Number(text)), end: at + 2 }
}

function readCentury(scan: Scan, at: number): YearSpan | null {
  const ordinal = matchOrdinal(scan, at)
  if (ordinal === null) return null
  const next = isDash(scan, ordinal.end) ? ordinal.end + 1 : ordinal.end
  if (textAt(scan, next) !== "century" || ordinal.value > LAST_CENTURY) return null
  const last = ordinal.value * 100
  if (/^(bc|bce)$/.test(textAt(scan, next + 1)))
    return { from: spanOfYear(1 - last).from, to: spanOfYear(100 - last).to, end: next + 2 }
  return { from: spanOfYear(last - 99).from, to: spanOfYear(last).to, end: next + 1 }
}

function yearAt(scan: Scan, at: number): number | null {
  const text = textAt(scan, at)
  return /^(1\d|20)\d\d$/.test(text) ? Number(text) : null
}
