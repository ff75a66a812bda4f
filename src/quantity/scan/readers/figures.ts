import type { AmountFound } from "../amount.ts"
import { combineHedges } from "../combine-hedges.ts"
import type { Found, TokenSpan } from "../language.ts"
import type { HedgeAfter, HedgeWord } from "./hedges.ts"
import type { RangeMatch } from "./ranges.ts"

/** A range from the token `start`. A hedge before or after it leaves it a range; the one after belongs to its wording. */
export function assembleRange(start: number, range: RangeMatch, after: HedgeAfter | null): Found {
  if ("reason" in range) return { start, end: range.end, kind: "unread", reason: range.reason }
  const { low, high, unit, unsettled, movement, isScaleShared } = range
  const meaning = { hedge: "between" as const, low, high }
  const end = after?.end ?? range.end
  return { start, end, kind: "figure", meaning, unit, unsettled, movement, isScaleShared }
}

/** One number with the hedges before it, `words`, and the one after it. */
export function assemblePoint(
  span: TokenSpan,
  { numeral, unit, unsettled }: AmountFound,
  words: readonly HedgeWord[],
  after: HedgeAfter | null,
): Found {
  const hedge = combineHedges(after === null ? words : [after.hedge, ...words])
  const hedged = { start: span.start, end: after?.end ?? span.end }
  if (hedge === null) return { ...hedged, kind: "unread", reason: "its hedges contradict each other" }
  return { ...hedged, kind: "figure", meaning: { hedge, numeral }, unit, unsettled }
}

export const DENIED = "a number that is denied says little of the true one"
