import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { assemblePoint, assembleRange, DENIED } from "../../scan/readers/figures.ts"
import type { RangeMatch } from "../../scan/readers/ranges.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { readAmount } from "./amount.ts"
import { readHedgeAfter, readHedgesBefore } from "./hedges.ts"
import { readRangeFrom } from "./range.ts"
import { isYear, isYearRange } from "./years.ts"

/** A number with what belongs to it: hedges before and after, sign, currency, unit, the other end of a range. */
export function readNumberFigure(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const amount = readAmount(scan, at, from, known)
  if (amount === null) return null
  if ("reason" in amount) return { ...amount, kind: "unread" }
  const before = readHedgesBefore(scan, amount.start, from)
  const range = readRange(scan, at, amount, before.announcedAt !== null, from, known)
  const span = { start: before.start, end: amount.end }
  if (range !== null && known.inProse && isYearRange(scan, amount, range.end))
    return { start: range.start, end: range.end, kind: "other", what: "a span of years" }
  if (range !== null) {
    const words = isDuring(scan, amount.start, range) ? [] : before.words
    const start = words.length === 0 ? range.start : Math.min(before.announcedAt ?? range.start, before.start)
    return assembleRange(start, range, words, readHedgeAfter(scan, range.end))
  }
  if (isYear(scan, amount, before.start, known))
    return { start: amount.start, end: amount.end, kind: "other", what: "a year" }
  if (before.announcedAt !== null && !known.inProse && scan.tokens[before.announcedAt]?.text === "between") {
    return { ...span, start: before.announcedAt, kind: "unread", reason: '"between" needs two numbers' }
  }
  if (before.isNegated) return { ...span, kind: "unread", reason: DENIED }
  if (!known.inProse && isMultiplied(scan, span.start, from))
    return { ...span, kind: "unread", reason: "only a multiple of it is meant; write the number that is" }
  return assemblePoint(span, amount, before.words, readHedgeAfter(scan, span.end))
}

/** "Over 2 to 3 years": how long it takes, and no bound. */
function isDuring({ tokens }: Scan, at: number, range: RangeMatch): boolean {
  const unit = "unit" in range && range.unit !== null ? findUnit(range.unit) : null
  return tokens[at - 1]?.text === "over" && unit?.dimension === "time"
}

const MULTIPLIERS: ReadonlySet<string> = new Set(["twice", "thrice", "double", "triple"])

/** "twice 5,000" */
function isMultiplied(scan: Scan, start: number, from: number): boolean {
  return start > from && MULTIPLIERS.has(scan.tokens[start - 1]?.text ?? "")
}

/** Where "and" was taken into a number ("between one hundred and two hundred"), once more without it. */
function readRange(
  scan: Scan,
  at: number,
  amount: AmountFound,
  announced: boolean,
  from: number,
  known: Surroundings,
): RangeMatch | null {
  const range = readRangeFrom(scan, amount, announced, known)
  if (range !== null || !announced) return range
  const shorter = readAmount(scan, at, from, known, false)
  return shorter === null || "reason" in shorter ? null : readRangeFrom(scan, shorter, true, known)
}
