import { numberOf } from "../../numbers/numeral.ts"
import { findUnit } from "../../units/units.ts"
import type { AmountFound, AmountMatch } from "../amount.ts"
import { combineHedges } from "../combine-hedges.ts"
import type { Scan } from "../tokenize.ts"
import type { HedgesBefore, HedgeWord } from "./hedges.ts"
import { matchUnits, type RangeFound } from "./ranges.ts"

/** How a language says a floor and a ceiling of one number. */
export type BoundWords = {
  /** Between the two: "but". */
  readonly joiners: ReadonlySet<string>
  readonly readAmount: (at: number, from: number) => AmountMatch | null
  readonly readHedgesBefore: (at: number, from: number) => Pick<HedgesBefore, "start" | "words">
}

const FLOORS: ReadonlySet<string> = new Set(["more-than", "at-least"])
const CEILINGS: ReadonlySet<string> = new Set(["less-than", "at-most", "up-to"])
const MOST_TOKENS = 5
const MOST_NOUNS = 2

/** "More than 100 but fewer than 300", "at least 5 and no more than 10 people": one number between the two. */
export function readTwoBounds(
  words: BoundWords,
  scan: Scan,
  first: AmountFound,
  hedges: readonly HedgeWord[],
): RangeFound | null {
  const side = sideOf(hedges)
  const joiner = side === null ? null : findJoiner(words, scan, first.end)
  const second = joiner === null ? null : readBound(words, joiner + 1)
  if (side === null || joiner === null || second === null || sideOf(second.words) !== OTHER_SIDE[side]) return null
  if (countsApart(scan, first.end, joiner, second.amount.end)) return null
  const units = isOneUnit(first, second.amount) ? matchUnits(first, second.amount) : null
  if (units === null) return null
  const [low, high] = side === "floor" ? [units.low, units.high] : [units.high, units.low]
  if (numberOf(low).gte(numberOf(high))) return null
  return { start: first.start, end: second.amount.end, low, high, unit: units.unit }
}

/** "Above 56 %, and less than 102 reviews" are two figures. */
function isOneUnit(first: AmountFound, second: AmountFound): boolean {
  const isMoney = second.unit !== null && findUnit(second.unit)?.dimension === "money"
  return first.unit === second.unit || (first.unit === null && first.unsettled === undefined && !isMoney)
}

type Side = "floor" | "ceiling"

const OTHER_SIDE: Readonly<Record<Side, Side>> = Object.freeze({ floor: "ceiling", ceiling: "floor" })

function sideOf(words: readonly HedgeWord[]): Side | null {
  const hedge = combineHedges(words)?.hedge ?? "none"
  if (FLOORS.has(hedge)) return "floor"
  return CEILINGS.has(hedge) ? "ceiling" : null
}

/** Right after the number, or after a noun or two and a comma. */
function findJoiner({ joiners }: BoundWords, { tokens }: Scan, end: number): number | null {
  for (let at = end; at <= end + MOST_NOUNS; at += 1) {
    const next = tokens[at]?.text === "," ? at + 1 : at
    if (joiners.has(tokens[next]?.text ?? "")) return next
    if (tokens[at]?.kind !== "word") return null
  }
  return null
}

/** The first amount after the joiner, with nothing before it but its hedges. */
function readBound(words: BoundWords, from: number): { amount: AmountFound; words: readonly HedgeWord[] } | null {
  for (let at = from + 1; at <= from + MOST_TOKENS; at += 1) {
    const amount = words.readAmount(at, from)
    if (amount === null) continue
    if ("reason" in amount) return null
    const before = words.readHedgesBefore(amount.start, from)
    return before.start === from ? { amount, words: before.words } : null
  }
  return null
}

/** "More than 100 dead but fewer than 300 hurt": each number counts something of its own. */
function countsApart({ tokens }: Scan, end: number, joiner: number, last: number): boolean {
  const hasNoun = tokens[end]?.kind === "word" && end < joiner
  return hasNoun && tokens[last]?.kind === "word"
}
