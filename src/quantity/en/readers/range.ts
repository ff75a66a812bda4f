import { ONE } from "../../numbers/exact.ts"
import { type Numeral, numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../../scan/amount.ts"
import type { FigureFound, Surroundings, TokenSpan, Unsettled } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { readAmount } from "./amount.ts"
import { readHedgesBefore } from "./hedges.ts"

export type RangeFound = TokenSpan & {
  readonly low: Numeral
  readonly high: Numeral
  readonly unit: string | null
  readonly unsettled: Unsettled | undefined
  readonly movement: FigureFound["movement"]
  readonly isScaleShared: boolean
}
export type RangeMatch = RangeFound | (TokenSpan & { readonly reason: string })

const DASHES: ReadonlySet<string> = new Set(["-", "–", "—", "−"])
const JOINING_WORDS: ReadonlySet<string> = new Set(["to", "or", "and", "through"])
const MOST_TOKENS_BETWEEN = 4

/** The second half of a range whose first amount is `first`: "-12,000", "to 12,000", "and 12,000" after "between". */
export function readRangeFrom(
  scan: Scan,
  first: AmountFound,
  announced: boolean,
  known: Surroundings,
): RangeMatch | null {
  const second = readSecond(scan, first, announced, known)
  if (second === null) return null
  const units = matchUnits(first, second)
  if (units === null || (known.inProse && isDifferenceAndLevel(scan, first, second))) return null
  const { low, high, isScaleShared } = shareScale(units.low, units.high)
  const unsettled = units.unit === null ? (second.unsettled ?? first.unsettled) : undefined
  const range = { start: first.start, end: second.end, unit: units.unit, unsettled, isScaleShared }
  const isMovement = isFromTo(scan, first, second)
  const movement = isMovement ? { from: low, to: high } : undefined
  const third = known.inProse ? readThird(scan, second, known) : null
  if (third !== null) return { start: first.start, end: third.end, reason: "a range has two ends; this names more" }
  if (numberOf(high).gte(numberOf(low))) return { ...range, low, high, movement }
  if (isMovement && known.inProse) return { ...range, low: high, high: low, movement }
  return known.inProse && isTwoLevels(scan, first, second) ? null : explainDescent(scan, range, second)
}

/** "From $160 to $180 to $200"; but "from 5 to 7 to 3 to 5" are two ranges. */
function readThird(scan: Scan, second: AmountFound, known: Surroundings): AmountFound | null {
  if (scan.tokens[second.start - 1]?.text !== "to" || scan.tokens[second.end]?.text !== "to") return null
  const third = readSecond(scan, second, false, known)
  if (third === null || third.unit !== second.unit) return null
  return readSecond(scan, third, false, known) === null ? third : null
}

const LARGEST_SCORE = 300
const SCORED: ReadonlySet<string> = new Set(["vote", "score", "margin", "majority", "tally"])

/** "A staff of 400 to 27", "49 % to 47 %": two figures. Two small bare numbers may be a score. */
function isTwoLevels(scan: Scan, first: AmountFound, second: AmountFound): boolean {
  if (scan.tokens[second.start - 1]?.text !== "to") return false
  if (first.unit !== null || !first.isBare || numberOf(first.numeral).gt(LARGEST_SCORE)) return true
  const [noun, of] = [scan.tokens[first.start - 2]?.text ?? "", scan.tokens[first.start - 1]?.text]
  return of === "of" && !SCORED.has(noun)
}

const LEAST_RATIO = 3

/** "Fell 12 cents to $45.20", "shed 19.35 to 1,731.08": how far it moved, and where it came to. */
function isDifferenceAndLevel(scan: Scan, first: AmountFound, second: AmountFound): boolean {
  if (scan.tokens[second.start - 1]?.text !== "to") return false
  if (first.unit === null && !(first.numeral.places ?? 0)) return false
  if (!MOVE_VERBS.has(scan.tokens[first.start - 1]?.text ?? "")) return false
  return numberOf(second.numeral).abs().gte(numberOf(first.numeral).abs().mul(LEAST_RATIO))
}

const MOVE_VERBS: ReadonlySet<string> = new Set(
  (
    "fell rose dropped gained lost climbed jumped added slipped slid shed tumbled sank surged soared increased " +
    "decreased declined advanced dipped plunged rallied grew eased up down by falling rising gaining losing"
  ).split(" "),
)

/** "Fell from 5 to 3", "from $5 to $3". */
function isFromTo(scan: Scan, first: AmountFound, second: AmountFound): boolean {
  return scan.tokens[first.start - 1]?.text === "from" && scan.tokens[second.start - 1]?.text === "to"
}

function explainDescent(scan: Scan, { start, end }: TokenSpan, second: AmountFound): RangeMatch | null {
  const joiner = scan.tokens[second.start - 1]?.text ?? ""
  if (joiner === "or" || joiner === "and") return null
  return { start, end, reason: "a range must rise; this may be a score, a vote or a change" }
}

function readSecond(scan: Scan, first: AmountFound, announced: boolean, known: Surroundings): AmountFound | null {
  const joiner = findJoiner(scan, first.end, announced)
  if (joiner === null) return null
  for (let at = joiner + 1; at <= joiner + MOST_TOKENS_BETWEEN; at += 1) {
    const amount = readAmount(scan, at, joiner + 1, known, announced)
    if (amount === null) continue
    if ("reason" in amount || (isJoined(scan.tokens, joiner + 1) && amount.start > joiner + 1)) return null
    return readHedgesBefore(scan, amount.start, joiner + 1).start === joiner + 1 ? amount : null
  }
  return null
}

/** Right after the first amount; after "between" a noun may come first: "between 5 men and 7 men". */
function findJoiner(scan: Scan, at: number, announced: boolean): number | null {
  const latest = announced ? at + MOST_TOKENS_BETWEEN : at
  for (let next = at; next <= latest; next += 1) {
    if (isJoiner(scan, next, announced)) return next
    if (scan.tokens[next]?.kind !== "word") return null
  }
  return null
}

/** "5 and 7" are two figures unless "between" stands before them. */
function isJoiner(scan: Scan, at: number, announced: boolean): boolean {
  const text = scan.tokens[at]?.text ?? ""
  if (DASHES.has(text)) return isEvenDash(scan, at)
  return JOINING_WORDS.has(text) && (announced || text !== "and")
}

/** A dash of a range is joined on both sides or on none. */
function isEvenDash(scan: Scan, at: number): boolean {
  return isJoined(scan.tokens, at) === isJoined(scan.tokens, at + 1)
}

/** One unit for both: the one that is given, or the second's where the first converts to it. */
function matchUnits(
  first: AmountFound,
  second: AmountFound,
): { low: Numeral; high: Numeral; unit: string | null } | null {
  const plain = { low: first.numeral, high: second.numeral, unit: second.unit ?? first.unit }
  if (first.unit === null || second.unit === null || first.unit === second.unit) return plain
  const [from, to] = [findUnit(first.unit), findUnit(second.unit)]
  if (first.unit.startsWith(`${second.unit}/`)) return { ...plain, unit: first.unit }
  if (from === null || to === null || from.base !== to.base || !from.offset.equals(to.offset)) return null
  const scale = first.numeral.scale.mul(from.factor).div(to.factor)
  return { ...plain, low: { ...first.numeral, scale } }
}

/** "10 to 12 thousand", "$3-5bn": the scale at the end is for both, unless the first is larger without it. */
function shareScale(low: Numeral, high: Numeral): { low: Numeral; high: Numeral; isScaleShared: boolean } {
  const isScaleShared = low.scale.equals(ONE) && !high.scale.equals(ONE) && low.mantissa.lte(high.mantissa)
  return { low: isScaleShared ? { ...low, scale: high.scale } : low, high, isScaleShared }
}
