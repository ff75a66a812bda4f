import { ONE } from "../../numbers/exact.ts"
import { type Numeral, numberOf } from "../../numbers/numeral.ts"
import { findUnit } from "../../units/units.ts"
import type { AmountFound, AmountMatch } from "../amount.ts"
import { combineHedges, type Side, sideOf } from "../combine-hedges.ts"
import type { Scan } from "../tokenize.ts"
import type { HedgeAfter, HedgesBefore, HedgeWord } from "./hedges.ts"
import { matchUnits, type RangeEnds, type RangeFound } from "./ranges.ts"

/** How a language says a floor and a ceiling of one number. */
export type BoundWords = {
  /** Between the two: "but". */
  readonly joiners: ReadonlySet<string>
  readonly readAmount: (at: number, from: number) => AmountMatch | null
  readonly readHedgesBefore: (at: number, from: number) => Pick<HedgesBefore, "start" | "words">
  readonly readHedgeAfter: (at: number) => HedgeAfter | null
}

/** After these the number itself is no part of what is meant. */
const OPEN: ReadonlySet<string> = new Set(["more-than", "less-than"])
const MOST_TOKENS = 5
const MOST_NOUNS = 2

/** A number with the side on which it bounds another, which ends before the token `end`. */
type Bound = { readonly amount: AmountFound; readonly side: Side; readonly isOpen: boolean; readonly end: number }
/** "More than 100 but fewer than 300", "at least 5 and no more than 10 people": one number between the two. */
export function readTwoBounds(
  words: BoundWords,
  scan: Scan,
  amount: AmountFound,
  hedges: readonly HedgeWord[],
): RangeFound | null {
  const chained = readChain(words, scan, amount, hedges)
  if (chained !== null) return chained
  const first = toBound(words, amount, hedges)
  const joiner = first === null ? null : findJoiner(words, scan, first.end)
  const second = joiner === null ? null : readBound(words, joiner + 1)
  if (first === null || joiner === null || second === null) return null
  return countsApart(scan, first, joiner, second) ? null : join(first, second)
}

/** The range from the floor to the ceiling, which must lie above it, with a whole number between where whole ones are counted. */
function join(first: Bound, second: Bound): RangeFound | null {
  if (first.side === second.side || !isOneUnit(first.amount, second.amount)) return null
  const units = matchUnits(first.amount, second.amount)
  if (units === null) return null
  const isRising = first.side === "low"
  const [low, high] = isRising ? [shareScale(units), units.high] : [units.high, units.low]
  const [minOpen, maxOpen] = isRising ? [first.isOpen, second.isOpen] : [second.isOpen, first.isOpen]
  const width = numberOf(high).sub(numberOf(low))
  const isEmpty = minOpen && maxOpen && units.unit === null && width.lte(ONE)
  if (isEmpty || numberOf(low).gte(numberOf(high))) return null
  return { start: first.amount.start, end: second.end, low, high, unit: units.unit, minOpen, maxOpen }
}

/** "Over 1 but under 2 million": the scale at the end is for both, unless the first is larger without it. */
function shareScale({ low, high }: RangeEnds): Numeral {
  const isShared = low.scale.equals(ONE) && !high.scale.equals(ONE) && low.mantissa.lte(high.mantissa)
  return isShared ? { ...low, scale: high.scale } : low
}

/** "Above 56 %, and less than 102 reviews" are two figures; "over 2 hours but under 3" is one. */
function isOneUnit(first: AmountFound, second: AmountFound): boolean {
  const isMoney = second.unit !== null && findUnit(second.unit)?.dimension === "money"
  return (
    first.unit === second.unit || second.isBare || (first.unit === null && first.unsettled === undefined && !isMoney)
  )
}

/** The bound that the hedges before an amount make of it, or the one behind it: "ten or more". */
function toBound(words: BoundWords, amount: AmountFound, hedges: readonly HedgeWord[]): Bound | null {
  const after = hedges.length > 0 ? null : words.readHedgeAfter(amount.end)
  const hedged = after ?? combineHedges(hedges)
  const side = sideOf(hedged)
  return hedged && side && { amount, side, isOpen: OPEN.has(hedged.hedge), end: after?.end ?? amount.end }
}

/** Right after the number, or after a noun or two and a comma; right after the number a comma may stand alone. */
function findJoiner({ joiners }: BoundWords, { tokens }: Scan, end: number): number | null {
  for (let at = end; at <= end + MOST_NOUNS; at += 1) {
    const next = tokens[at]?.text === "," ? at + 1 : at
    if (joiners.has(tokens[next]?.text ?? "")) return next
    if (tokens[at]?.kind !== "word") return at === end && next > at ? at : null
  }
  return null
}

/** The first amount from the token `from` on, with nothing before it but its hedges. */
function readBound(words: BoundWords, from: number): Bound | null {
  for (let at = from; at <= from + MOST_TOKENS; at += 1) {
    const amount = words.readAmount(at, from)
    if (amount === null) continue
    if ("reason" in amount) return null
    const before = words.readHedgesBefore(amount.start, from)
    return before.start === from ? toBound(words, amount, before.words) : null
  }
  return null
}

/** "More than 100 dead but fewer than 300 hurt", "over 30, under 50 hurt": each number counts something of its own. */
function countsApart({ tokens }: Scan, first: Bound, joiner: number, second: Bound): boolean {
  const [end, last] = [first.end, second.end]
  if (tokens[last]?.kind !== "word") return false
  if (second.amount.unit !== first.amount.unit && second.amount.isBare) return true
  return tokens[joiner]?.text === "," || (tokens[end]?.kind === "word" && end < joiner)
}

/** "30 < x < 50", "10 ≤ n < 20", "50 > x > 30": what is between two signs is the number that both bound. */
function readChain(
  words: BoundWords,
  { tokens }: Scan,
  amount: AmountFound,
  hedges: readonly HedgeWord[],
): RangeFound | null {
  const sign = hedges.length > 0 ? undefined : SIGNS.get(tokens[amount.end]?.text ?? "")
  if (sign === undefined) return null
  const hasEqual = tokens[amount.end + 1]?.text === "="
  const name = amount.end + (hasEqual ? 2 : 1)
  const second = tokens[name]?.kind === "word" ? readBound(words, name + 1) : null
  if (second === null || second.side === sign.side) return null
  return join({ amount, side: sign.side, isOpen: sign.isOpen && !hasEqual, end: amount.end }, second)
}

/** What the number before a sign is to the one behind it. */
const SIGNS: ReadonlyMap<string, { readonly side: Side; readonly isOpen: boolean }> = new Map([
  ["<", { side: "low", isOpen: true }],
  ["≤", { side: "low", isOpen: false }],
  [">", { side: "high", isOpen: true }],
  ["≥", { side: "high", isOpen: false }],
])
