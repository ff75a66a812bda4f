import type { AmountFound } from "../../scan/amount.ts"
import { combineHedges } from "../../scan/combine-hedges.ts"
import type { Found, Surroundings, TokenSpan } from "../../scan/language.ts"
import type { Scan } from "../../scan/tokenize.ts"
import type { HedgeWord } from "../hedges.ts"
import { readAmount } from "./amount.ts"
import { readHedgeAfter, readHedgesBefore } from "./hedges.ts"
import { type RangeMatch, readRangeFrom } from "./range.ts"
import { isYear } from "./years.ts"

/** A number with what belongs to it: hedges before and after, sign, currency, unit, the other end of a range. */
export function readNumberFigure(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const amount = readAmount(scan, at, from, known)
  if (amount === null) return null
  if ("reason" in amount) return { ...amount, kind: "unread" }
  const before = readHedgesBefore(scan, amount.start, from)
  const isBetween = scan.tokens.slice(before.start, amount.start).some(({ text }) => text === "zwischen")
  const range = readRangeFrom(scan, amount, isBetween, known)
  if (range !== null) return assembleRange(scan, { start: before.start, end: range.end }, range)
  if (isYear(scan, amount, before.pointStart < amount.start, known))
    return { start: amount.start, end: amount.end, kind: "other", what: "a year" }
  const place = { start: before.pointStart, end: amount.end }
  if (isBetween) return { ...place, kind: "unread", reason: '"zwischen" needs two numbers' }
  if (before.isNegated)
    return { ...place, kind: "unread", reason: "a number that is denied says little of the true one" }
  return assemblePoint(scan, place, amount, before.words)
}

/** A hedge before or after a range leaves it a range. */
function assembleRange(scan: Scan, place: TokenSpan, range: RangeMatch): Found {
  if ("reason" in range) return { ...place, kind: "unread", reason: range.reason }
  const end = readHedgeAfter(scan, place.end)?.end ?? place.end
  const meaning = { hedge: "between" as const, low: range.low, high: range.high }
  return { start: place.start, end, kind: "figure", meaning, unit: range.unit }
}

function assemblePoint(scan: Scan, place: TokenSpan, amount: AmountFound, words: readonly HedgeWord[]): Found {
  const after = readHedgeAfter(scan, place.end)
  const hedge = combineHedges(after === null ? words : [after.hedge, ...words])
  const span = { start: place.start, end: after?.end ?? place.end }
  if (hedge === null) return { ...span, kind: "unread", reason: "its hedges contradict each other" }
  return { ...span, kind: "figure", meaning: { hedge, numeral: amount.numeral }, unit: amount.unit }
}
