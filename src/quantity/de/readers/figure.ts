import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { assemblePoint, assembleRange, DENIED } from "../../scan/readers/figures.ts"
import type { HedgesBefore } from "../../scan/readers/hedges.ts"
import { type MarginWords, NO_MIDDLE, readMarginOf, startOfMargin } from "../../scan/readers/margins.ts"
import type { RangeMatch } from "../../scan/readers/ranges.ts"
import { asPercent, isShare, takeShare } from "../../scan/readers/shares.ts"
import { type BoundWords, readTwoBounds } from "../../scan/readers/two-bounds.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { HALVES } from "../number-words.ts"
import { readAmount } from "./amount.ts"
import { readHedgeAfter, readHedgesBefore, startOfHedges } from "./hedges.ts"
import { readReached, shareWithReached } from "./levels.ts"
import { readRangeFrom } from "./range.ts"
import { withRateBefore } from "./rates.ts"
import { readTempered } from "./tempered.ts"
import { isYear, isYearRange } from "./years.ts"

/** A number with what belongs to it: hedges before and after, sign, currency, unit, the other end of a range. */
export function readNumberFigure(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const found = readAmount(scan, at, from, known)
  if (found === null) return readTempered(scan, at, from, known)
  if ("reason" in found) return { ...found, kind: "unread" }
  const margin = startOfMargin(MARGINS, scan, at, from)
  if (margin !== null) return { start: margin, end: found.end, kind: "unread", reason: NO_MIDDLE }
  const before = readHedgesBefore(scan, found.start, from)
  const reached = readReached(scan, found, before, known)
  if (reached !== null) return reached
  const amount = shareWithReached(scan, found, before, known)
  if ("reason" in amount) return { ...amount, kind: "unread" }
  return readRange(scan, amount, before, known) ?? readPoint(scan, amount, before, known)
}

function readRange(scan: Scan, amount: AmountFound, before: HedgesBefore, known: Surroundings): Found | null {
  const start = startOfHedges(before)
  const range = readRangeFrom(scan, amount, isAnnounced(scan, amount, before), known) ?? readMargin(scan, amount, known)
  const bounded = range === null ? readTwoBounds(boundWords(scan, known), scan, amount, before.words) : null
  if (bounded !== null) return assembleRange(start, bounded, [], null)
  if (range === null) return null
  const isPlain = before.words.every((word) => word === "range")
  if (known.inProse && isPlain && isYearRange(scan, amount, range.end))
    return { start: range.start, end: range.end, kind: "other", what: "a span of years" }
  const whole = "reason" in range ? range : { ...range, unit: withRateBefore(scan, start, range.unit) }
  return assembleRange(start, whole, before.words, readHedgeAfter(scan, range.end))
}

/** Behind "zwischen". */
function isAnnounced(scan: Scan, amount: AmountFound, before: HedgesBefore): boolean {
  return scan.tokens.slice(startOfHedges(before), amount.start).some(({ text }) => text === "zwischen")
}

function readPoint(scan: Scan, amount: AmountFound, before: HedgesBefore, known: Surroundings): Found {
  if (isYear(scan, amount, before.start, known))
    return { start: amount.start, end: amount.end, kind: "other", what: "a year" }
  const share = readShare(scan, amount, known)
  const span = { start: before.start, end: share.end }
  if (isAnnounced(scan, amount, before)) return { ...span, kind: "unread", reason: '"zwischen" needs two numbers' }
  if (before.isNegated) return { ...span, kind: "unread", reason: DENIED }
  const unit = withRateBefore(scan, before.start, share.unit)
  return assemblePoint(span, { ...share, unit }, before.words, readHedgeAfter(scan, span.end))
}

const MARGINS: MarginWords = [
  ["plus", "minus"],
  ["plus", "oder", "minus"],
  ["plus", "/", "minus"],
]

function readMargin(scan: Scan, amount: AmountFound, known: Surroundings): RangeMatch | null {
  return readMarginOf(MARGINS, scan, amount, (next) => readAmount(scan, next, next, known))
}

const BOUND_JOINERS: ReadonlySet<string> = new Set(["aber", "jedoch", "doch", "und"])

function boundWords(scan: Scan, known: Surroundings): BoundWords {
  return {
    joiners: BOUND_JOINERS,
    readAmount: (at, from) => readAmount(scan, at, from, known),
    readHedgesBefore: (at, from) => readHedgesBefore(scan, at, from),
    readHedgeAfter: (at) => readHedgeAfter(scan, at),
  }
}

/** "Die Hälfte" is 50 %, and "die Hälfte der 10.000" 5,000; but "ein halbes Brot" is less than one of it. */
function readShare(scan: Scan, found: AmountFound, known: Surroundings): AmountFound {
  const isHalfOne = scan.tokens.slice(found.start, found.end).some(({ text }) => HALVES.has(text))
  if (!isShare(found) || isHalfOne) return found
  return readShareOf(scan, found, known) ?? asPercent(found)
}

/** "Die Hälfte der 10.000", "die Hälfte von 10.000": in a wording the number that is meant. Prose has two figures there. */
function readShareOf(scan: Scan, share: AmountFound, known: Surroundings): AmountFound | null {
  if (known.inProse) return null
  const [first, second] = [scan.tokens[share.end]?.text, scan.tokens[share.end + 1]?.text]
  if (first !== "der" && first !== "von") return null
  const at = first === "von" && second === "den" ? share.end + 2 : share.end + 1
  const whole = readAmount(scan, at, at, known)
  return whole === null || "reason" in whole || isShare(whole) || whole.unit === "%"
    ? null
    : takeShare(share, whole, known)
}
