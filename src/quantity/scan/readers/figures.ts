import type { AmountFound } from "../amount.ts"
import { combineHedges } from "../combine-hedges.ts"
import type { Found, TokenSpan } from "../language.ts"
import type { HedgeAfter, HedgeWord } from "./hedges.ts"
import type { RangeMatch } from "./ranges.ts"
import { isShare, toPercent } from "./shares.ts"

/**
 * A range from the token `start`. A hedge before or after it leaves it a range and moves its ends. Where words such as
 * "between" announce it, what stands after them is the hedge of the first end, and only "about" is taken to be of both.
 */
export function assembleRange(
  start: number,
  range: RangeMatch,
  words: readonly HedgeWord[],
  after: HedgeAfter | null,
): Found {
  if ("reason" in range) return { start, end: range.end, kind: "unread", reason: range.reason }
  const { unit, unsettled, isScaleShared } = range
  const isOfShares = [range.low, range.high].every((numeral) => isShare({ numeral, unit, unsettled }))
  const [low, high] = isOfShares ? [toPercent(range.low), toPercent(range.high)] : [range.low, range.high]
  if (range.levelHedges)
    return assemblePoint(
      { start, end: range.end },
      { ...range, numeral: range.low, isBare: false },
      range.levelHedges,
      after,
    )
  const announced = words.indexOf("range")
  const opened = range.isOpen ? ["at-least" as const] : []
  const ofBoth = [...opened, ...words.filter((word, at) => at > announced || word === "about")]
  const combined = combineHedges(after === null ? ofBoth : [after.hedge, ...ofBoth])
  const end = after?.end ?? range.end
  if (combined === null) return { start, end, kind: "unread", reason: CONTRADICTION }
  const moved = combined.hedge === "none" ? {} : { moved: combined.hedge }
  const { minOpen, maxOpen } = range
  const ends = { ...(minOpen && { minOpen }), ...(maxOpen && { maxOpen }) }
  const meaning = { hedge: "between" as const, low, high, ...moved, ...ends }
  return { start, end, kind: "figure", meaning, unit: isOfShares ? "%" : unit, unsettled, isScaleShared }
}

const CONTRADICTION = "its hedges contradict each other"

/** One number with the hedges before it, `words`, and the one after it. */
export function assemblePoint(
  span: TokenSpan,
  amount: AmountFound,
  words: readonly HedgeWord[],
  after: HedgeAfter | null,
): Found {
  const within = [...(amount.isOpen ? ["at-least" as const] : []), ...(amount.isRough ? ["about" as const] : [])]
  const combined = combineHedges([...(after === null ? [] : [after.hedge]), ...within, ...words])
  const hedged = { start: span.start, end: after?.end ?? span.end }
  if (combined === null) return { ...hedged, kind: "unread", reason: CONTRADICTION }
  const { numeral, unit, unsettled } = amount
  return { ...hedged, kind: "figure", meaning: { ...combined, numeral }, unit, unsettled }
}

export const DENIED = "a number that is denied says little of the true one"
