import type { Numeral } from "../../numbers/numeral.ts"
import type { OpenEnds } from "../../numbers/reading.ts"
import { findUnit } from "../../units/units.ts"
import type { AmountFound, AmountMatch } from "../amount.ts"
import type { FigureFound, Surroundings, TokenSpan } from "../language.ts"
import { isJoined, type Scan } from "../tokenize.ts"
import type { HedgeWord } from "./hedges.ts"

/** Both ends are part of the range unless they are open. What is optional is as in `FigureFound`. */
export type RangeFound = TokenSpan &
  OpenEnds & {
    readonly low: Numeral
    readonly high: Numeral
    readonly unit: string | null
    readonly unsettled?: FigureFound["unsettled"]
    readonly isScaleShared?: FigureFound["isScaleShared"]
    /** A plus stands within the second end: "10-20+ million". */
    readonly isOpen?: boolean | undefined
    /** Both ends are one number, the level after a change, with the hedges before it: "rose from 10,000 to over 12,000". */
    readonly levelHedges?: readonly HedgeWord[]
  }

/** A range, or why what stands there is not read as one. */
export type RangeMatch = RangeFound | (TokenSpan & { readonly reason: string })

/** How a language goes on from the first end of a range to the second. */
export type RangeWords = {
  /** Whether the token joins two ends. `announced`: a word such as "between" stands before the first. */
  readonly isJoiner: (scan: Scan, at: number, announced: boolean) => boolean
  readonly readAmount: (
    scan: Scan,
    at: number,
    from: number,
    known: Surroundings,
    announced: boolean,
  ) => AmountMatch | null
  /** The token that the hedges before the token `at` start at, no further back than `from`. */
  readonly startOfHedges: (scan: Scan, at: number, from: number) => number
}

const DASHES: ReadonlySet<string> = new Set(["-", "–", "—", "−", "~"])
const MOST_TOKENS_BETWEEN = 4

/** A dash as in a range: joined on both sides or on none. Null for what is no dash. */
export function isRangeDash({ tokens }: Scan, at: number): boolean | null {
  if (!DASHES.has(tokens[at]?.text ?? "")) return null
  return isJoined(tokens, at) === isJoined(tokens, at + 1)
}

/** The second end of a range and the token that joins it to the first. */
export type SecondEnd = { readonly joiner: number; readonly amount: AmountFound }

export function readSecondEnd(
  words: RangeWords,
  scan: Scan,
  first: AmountFound,
  announced: boolean,
  known: Surroundings,
): SecondEnd | null {
  const joiner = findJoiner(words, scan, first.end, announced)
  if (joiner === null) return null
  for (let at = joiner + 1; at <= joiner + MOST_TOKENS_BETWEEN; at += 1) {
    const amount = words.readAmount(scan, at, joiner + 1, withMoney(known, first), announced)
    if (amount === null) continue
    if ("reason" in amount) return null
    return words.startOfHedges(scan, amount.start, joiner + 1) === joiner + 1 ? { joiner, amount } : null
  }
  return null
}

/** After money the letter of "$3–5T" scales money too. */
function withMoney(known: Surroundings, { unit }: AmountFound): Surroundings {
  const money = known.unit === null && unit !== null ? findUnit(unit) : null
  return money?.dimension === "money" ? { ...known, unit: money } : known
}

/** Behind the hyphen of "8- to 12-week", and within "8-to-12-week"; null where no such hyphen stands. */
function findTiedJoiner({ isJoiner }: RangeWords, scan: Scan, at: number, announced: boolean): number | null {
  const { tokens } = scan
  if (tokens[at]?.text !== "-" || !isJoined(tokens, at) || tokens[at + 1]?.kind !== "word") return null
  if (!isJoiner(scan, at + 1, announced)) return null
  if (!isJoined(tokens, at + 1)) return at + 1
  return tokens[at + 2]?.text === "-" && isJoined(tokens, at + 2) ? at + 2 : null
}

/**
 * Right after the first amount; in an announced range a noun may come first: "between 5 men and 7 men". A hyphen that is
 * joined to such a noun belongs to it: "from 2.4 % mid-2025".
 */
function findJoiner(words: RangeWords, scan: Scan, at: number, announced: boolean): number | null {
  const tied = findTiedJoiner(words, scan, at, announced)
  if (tied !== null) return tied
  const { isJoiner } = words
  const latest = announced ? at + MOST_TOKENS_BETWEEN : at
  for (let next = at; next <= latest; next += 1) {
    if (isJoiner(scan, next, announced)) return next > at && isJoined(scan.tokens, next) ? null : next
    if (scan.tokens[next]?.kind !== "word") return null
  }
  return null
}

export type RangeEnds = { readonly low: Numeral; readonly high: Numeral; readonly unit: string | null }

/** Both ends in one unit: the one that is given, or the second's where the first converts to it. Null where it does not. */
export function matchUnits(first: AmountFound, second: AmountFound): RangeEnds | null {
  const plain = { low: first.numeral, high: second.numeral, unit: second.unit ?? first.unit }
  if (first.unit === null || second.unit === null || first.unit === second.unit) return plain
  if (isRateOf(second.unit, first.unit)) return plain
  if (isRateOf(first.unit, second.unit)) return { ...plain, unit: first.unit }
  const rate = second.unit.startsWith("1/") ? `${first.unit}${second.unit.slice(1)}` : null
  if (rate !== null && findUnit(rate) !== null) return { ...plain, unit: rate }
  const [from, to] = [findUnit(first.unit), findUnit(second.unit)]
  if (from === null || to === null || from.base !== to.base || !from.offset.equals(to.offset)) return null
  const scale = first.numeral.scale.mul(from.factor).div(to.factor)
  return { ...plain, low: { ...first.numeral, scale } }
}

/** "£700 to £950 a month", "$5 a barrel to $7": what one end is per is what both are per. */
export function isRateOf(rate: string | null, over: string | null): boolean {
  return rate !== null && over !== null && rate.startsWith(`${over}/`)
}

export const DESCENT = "a range must rise; this may be a score, a vote or a change"
