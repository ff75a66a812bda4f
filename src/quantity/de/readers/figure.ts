import type { Found, Surroundings } from "../../scan/language.ts"
import { assemblePoint, assembleRange, DENIED } from "../../scan/readers/figures.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { readAmount } from "./amount.ts"
import { readHedgeAfter, readHedgesBefore, startOfHedges } from "./hedges.ts"
import { readRangeFrom } from "./range.ts"
import { isYear } from "./years.ts"

/** A number with what belongs to it: hedges before and after, sign, currency, unit, the other end of a range. */
export function readNumberFigure(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const amount = readAmount(scan, at, from, known)
  if (amount === null) return null
  if ("reason" in amount) return { ...amount, kind: "unread" }
  const before = readHedgesBefore(scan, amount.start, from)
  const start = startOfHedges(before)
  const isBetween = scan.tokens.slice(start, amount.start).some(({ text }) => text === "zwischen")
  const range = readRangeFrom(scan, amount, isBetween, known)
  if (range !== null) return assembleRange(start, range, before.words, readHedgeAfter(scan, range.end))
  if (isYear(scan, amount, before.start < amount.start, known))
    return { start: amount.start, end: amount.end, kind: "other", what: "a year" }
  const span = { start: before.start, end: amount.end }
  if (isBetween) return { ...span, kind: "unread", reason: '"zwischen" needs two numbers' }
  if (before.isNegated) return { ...span, kind: "unread", reason: DENIED }
  return assemblePoint(span, amount, before.words, readHedgeAfter(scan, span.end))
}
