import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { assemblePoint, assembleRange, DENIED } from "../../scan/readers/figures.ts"
import type { HedgesBefore } from "../../scan/readers/hedges.ts"
import { type MarginWords, NO_MIDDLE, readMarginOf, startOfMargin } from "../../scan/readers/margins.ts"
import type { RangeMatch } from "../../scan/readers/ranges.ts"
import { asPercent, isShare, takeShare } from "../../scan/readers/shares.ts"
import { type BoundWords, readTwoBounds } from "../../scan/readers/two-bounds.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { ARTICLES, OF } from "../number-words.ts"
import { readAmount } from "./amount.ts"
import { readHedgeAfter, readHedgesBefore } from "./hedges.ts"
import { readRangeFrom } from "./range.ts"
import { isYear, isYearRange, mayBeYear } from "./years.ts"

/** A number with what belongs to it: hedges before and after, sign, currency, unit, the other end of a range. */
export function readNumberFigure(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const found = readAmount(scan, at, from, known)
  if (found === null) return null
  if ("reason" in found) return { ...found, kind: "unread" }
  const margin = startOfMargin(MARGINS, scan, at, from) ?? startOfMargin(MARGINS, scan, found.start, from)
  if (margin !== null) return { start: margin, end: found.end, kind: "unread", reason: NO_MIDDLE }
  const before = readHedgesBefore(scan, found.start, from)
  const range =
    readRange(scan, at, found, before.announcedAt !== null, from, known) ??
    readMarginOf(MARGINS, scan, found, (next) => readAmount(scan, next, next, known))
  const bounded = range === null ? readTwoBounds(boundWords(scan, known), scan, found, before.words) : null
  if (bounded !== null) return assembleRange(before.start, bounded, [], null)
  const formula = range === null ? endOfFormula(scan, found.end) : null
  if (formula !== null) return { start: before.start, end: formula, kind: "unread", reason: FORMULA }
  return range === null
    ? readPoint(scan, readShare(scan, found, known), before, known)
    : readWholeRange(scan, found, range, before, known)
}

const FORMULA = "it is part of a formula; write the number that it comes to"

/** "2^10", and "20 < x", which says what x is and not 20. */
function endOfFormula({ tokens }: Scan, end: number): number | null {
  const [mark, next] = [tokens[end]?.text ?? "", tokens[end + 1]]
  if (mark === "^" && next?.kind === "number" && isJoined(tokens, end) && isJoined(tokens, end + 1)) return end + 2
  if (!/^[<>≤≥]$/.test(mark)) return null
  const name = next?.text === "=" ? end + 2 : end + 1
  return tokens[name]?.kind === "word" && tokens[name]?.text.length === 1 ? name + 1 : null
}

const MARGINS: MarginWords = [["plus", "or", "minus"]]

const BOUND_JOINERS: ReadonlySet<string> = new Set(["but", "yet", "and"])

function boundWords(scan: Scan, known: Surroundings): BoundWords {
  return {
    joiners: BOUND_JOINERS,
    readAmount: (at, from) => readAmount(scan, at, from, known),
    readHedgesBefore: (at, from) => readHedgesBefore(scan, at, from),
    readHedgeAfter: (at) => readHedgeAfter(scan, at),
  }
}

function readWholeRange(
  scan: Scan,
  amount: AmountFound,
  range: RangeMatch,
  before: HedgesBefore,
  known: Surroundings,
): Found {
  if (known.inProse && isYearRange(scan, amount, range.end))
    return { start: range.start, end: range.end, kind: "other", what: "a span of years" }
  const after = readHedgeAfter(scan, range.end)
  if (known.inProse && "levelHedges" in range) {
    const levelHedges = before.words.slice(0, before.words.indexOf("range"))
    return assembleRange(before.start, { ...range, levelHedges }, [], after)
  }
  const words = isDuring(scan, amount.start, range) ? [] : before.words
  const start = words.length === 0 ? range.start : Math.min(before.announcedAt ?? range.start, before.start)
  return assembleRange(start, range, words, after)
}

function readPoint(scan: Scan, amount: AmountFound, before: HedgesBefore, known: Surroundings): Found {
  const span = { start: before.start, end: amount.end }
  if (isYear(scan, amount, before.start, known))
    return mayBeYear(scan, amount, before.start)
      ? { ...span, kind: "unread", reason: "it may be a number or a year" }
      : { start: amount.start, end: amount.end, kind: "other", what: "a year" }
  const isBetween = before.announcedAt !== null && scan.tokens[before.announcedAt]?.text === "between"
  if (before.announcedAt !== null && isBetween && (!known.inProse || breaksOff(scan, amount.end))) {
    return { ...span, start: before.announcedAt, kind: "unread", reason: '"between" needs two numbers' }
  }
  if (before.isNegated) return { ...span, kind: "unread", reason: DENIED }
  if (!known.inProse && isMultiplied(scan, span.start))
    return { ...span, kind: "unread", reason: "only a multiple of it is meant; write the number that is" }
  return assemblePoint(span, amount, before.words, readHedgeAfter(scan, span.end))
}

/** "Between 40 and" */
function breaksOff({ tokens }: Scan, end: number): boolean {
  return tokens[end]?.text === "and" && (tokens[end + 1] === undefined || tokens[end + 1]?.text === ".")
}

/** "Over 2 to 3 years": how long it takes, and no bound. */
function isDuring({ tokens }: Scan, at: number, range: RangeMatch): boolean {
  const unit = "unit" in range && range.unit !== null ? findUnit(range.unit) : null
  return tokens[at - 1]?.text === "over" && unit?.dimension === "time"
}

/** "Half" is 50 %, and "half of the 10,000" 5,000; but "half a cup" and "1/32 of a quart" are less than one of it. */
function readShare(scan: Scan, found: AmountFound, known: Surroundings): AmountFound {
  if (!isShare(found)) return found
  const of = scan.tokens[found.end]?.text === OF
  const next = scan.tokens[of ? found.end + 1 : found.end]?.text ?? ""
  if (ARTICLES.has(next) || (!of && KITCHEN_MEASURES.has(next))) return found
  return readShareOf(scan, found, known) ?? asPercent(found)
}

/** "3/4 cup of sugar" is less than one of them. */
const KITCHEN_MEASURES: ReadonlySet<string> = new Set("cup cups teaspoon tablespoon tsp tbsp glass slice".split(" "))

/** Between "half of" and the number that it is of. */
const DETERMINERS: ReadonlySet<string> = new Set(["the", "its", "their", "his", "her", "our", "those", "these", "all"])

/** "Half of the 10,000": in a wording, which has one figure, the number that is meant. Prose has two figures there. */
function readShareOf(scan: Scan, share: AmountFound, known: Surroundings): AmountFound | null {
  if (known.inProse || scan.tokens[share.end]?.text !== OF) return null
  const next = share.end + 1
  const at = DETERMINERS.has(scan.tokens[next]?.text ?? "") ? next + 1 : next
  const whole = readAmount(scan, at, at, known)
  return whole === null || "reason" in whole || isShare(whole) || whole.unit === "%"
    ? null
    : takeShare(share, whole, known)
}

const MULTIPLIERS: ReadonlySet<string> = new Set(["twice", "thrice", "double", "triple", "times"])
/** Between a multiple and its number: "three times as many as the 40". */
const AFTER_MULTIPLIER: ReadonlySet<string> = new Set("as many much high large big the of size level number".split(" "))
const MOST_AFTER_MULTIPLIER = 5

/** "twice 5,000", "three times as many as 40" */
function isMultiplied({ tokens }: Scan, start: number): boolean {
  let at = start - 1
  while (at >= start - MOST_AFTER_MULTIPLIER && AFTER_MULTIPLIER.has(tokens[at]?.text ?? "")) at -= 1
  return MULTIPLIERS.has(tokens[at]?.text ?? "")
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
