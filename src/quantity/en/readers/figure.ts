import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings, TokenSpan } from "../../scan/language.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { readAmount } from "./amount.ts"
import { combineHedges, readHedgeAfter, readHedgesBefore } from "./hedges.ts"
import { readRangeFrom } from "./range.ts"
import { isYear, isYearRange } from "./years.ts"

/** A number with what belongs to it: hedges before and after, sign, currency, unit, the other end of a range. */
export function readNumberFigure(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const amount = readAmount(scan, at, from, known)
  if (amount === null) return null
  if ("reason" in amount) return { ...amount, kind: "unread" }
  const before = readHedgesBefore(scan, amount.start, from)
  const range = readRange(scan, at, amount, before.announcedAt !== null, from, known)
  const place = { start: before.start, end: (range ?? amount).end }
  if (range !== null && known.inProse && isYearRange(scan, amount, range.end))
    return { start: range.start, end: range.end, kind: "other", what: "a span of years" }
  if (range !== null) return assembleRange(scan, { ...place, start: before.announcedAt ?? range.start }, range)
  if (isYear(scan, amount, before.start, known))
    return { start: amount.start, end: amount.end, kind: "other", what: "a year" }
  if (before.announcedAt !== null && !known.inProse && scan.tokens[before.announcedAt]?.text === "between") {
    return { ...place, start: before.announcedAt, kind: "unread", reason: '"between" needs two numbers' }
  }
  if (before.isNegated)
    return { ...place, kind: "unread", reason: "a number that is denied says little of the true one" }
  if (!known.inProse && isMultiplied(scan, place.start, from))
    return { ...place, kind: "unread", reason: "only a multiple of it is meant; write the number that is" }
  return assemblePoint(scan, place, amount, before.words)
}

const MULTIPLIERS: ReadonlySet<string> = new Set(["twice", "thrice", "double", "triple"])

/** "twice 5,000" */
function isMultiplied(scan: Scan, start: number, from: number): boolean {
  return start > from && MULTIPLIERS.has(scan.tokens[start - 1]?.text ?? "")
}

type ReadRange = NonNullable<ReturnType<typeof readRangeFrom>>

/** Where "and" was taken into a number ("between one hundred and two hundred"), once more without it. */
function readRange(
  scan: Scan,
  at: number,
  amount: AmountFound,
  announced: boolean,
  from: number,
  known: Surroundings,
): ReadRange | null {
  const range = readRangeFrom(scan, amount, announced, known)
  if (range !== null || !announced) return range
  const shorter = readAmount(scan, at, from, known, false)
  return shorter === null || "reason" in shorter ? null : readRangeFrom(scan, shorter, true, known)
}

/** A hedge before or after a range leaves it a range; only the word that announces it belongs to its wording. */
function assembleRange(scan: Scan, place: TokenSpan, range: ReadRange): Found {
  if ("reason" in range) return { ...place, kind: "unread", reason: range.reason }
  const after = readHedgeAfter(scan, place.end)
  const end = after?.end ?? place.end
  const meaning = { hedge: "between" as const, low: range.low, high: range.high }
  const { unit, unsettled, movement, isScaleShared } = range
  return { start: place.start, end, kind: "figure", meaning, unit, unsettled, movement, isScaleShared }
}

function assemblePoint(
  scan: Scan,
  place: TokenSpan,
  amount: AmountFound,
  words: Parameters<typeof combineHedges>[0],
): Found {
  const after = readHedgeAfter(scan, place.end)
  const hedge = combineHedges(after === null ? words : [after.hedge, ...words])
  const span = { start: place.start, end: after?.end ?? place.end }
  if (hedge === null) return { ...span, kind: "unread", reason: "its hedges contradict each other" }
  const meaning = { hedge, numeral: amount.numeral }
  return { ...span, kind: "figure", meaning, unit: amount.unit, unsettled: amount.unsettled }
}
