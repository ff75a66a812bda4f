import { ONE } from "../../numbers/exact.ts"
import { type Numeral, numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../../scan/amount.ts"
import type { Surroundings, TokenSpan } from "../../scan/language.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { readAmount } from "./amount.ts"
import { readHedgesBefore } from "./hedges.ts"

export type RangeFound = TokenSpan & { readonly low: Numeral; readonly high: Numeral; readonly unit: string | null }
export type RangeMatch = RangeFound | (TokenSpan & { readonly reason: string })

const DASHES: ReadonlySet<string> = new Set(["-", "–", "—", "−"])
const MOST_TOKENS_BETWEEN = 4

/** The second half of a range whose first amount is `first`: "-12.000", "bis 12.000", "und 12.000" after "zwischen". */
export function readRangeFrom(
  scan: Scan,
  first: AmountFound,
  announced: boolean,
  known: Surroundings,
): RangeMatch | null {
  const second = readSecond(scan, first, announced, known)
  if (second === null) return null
  const units = matchUnits(first, second)
  if (units === null) return null
  const [low, high] = shareScale(units.low, units.high)
  const place = { start: first.start, end: second.end }
  if (numberOf(high).gte(numberOf(low))) return { ...place, low, high, unit: units.unit }
  if (!isStrong(scan.tokens[second.start - 1]?.text ?? "")) return null
  return { ...place, reason: "a range must rise; this may be a score, a vote or a change" }
}

function isStrong(joiner: string): boolean {
  return joiner !== "oder" && joiner !== "und"
}

function readSecond(scan: Scan, first: AmountFound, announced: boolean, known: Surroundings): AmountFound | null {
  const joiner = findJoiner(scan, first.end, announced)
  if (joiner === null) return null
  for (let at = joiner + 1; at <= joiner + MOST_TOKENS_BETWEEN; at += 1) {
    const amount = readAmount(scan, at, joiner + 1, known)
    if (amount === null) continue
    if ("reason" in amount) return null
    return readHedgesBefore(scan, amount.start, joiner + 1).start === joiner + 1 ? amount : null
  }
  return null
}

/** Right after the first amount; after "zwischen" a noun may come first: "zwischen 5 Männern und 7 Frauen". */
function findJoiner(scan: Scan, at: number, announced: boolean): number | null {
  const latest = announced ? at + MOST_TOKENS_BETWEEN : at
  for (let next = at; next <= latest; next += 1) {
    if (isJoiner(scan, next, announced)) return next
    if (scan.tokens[next]?.kind !== "word") return null
  }
  return null
}

/** "5 und 7" are two figures unless "zwischen" stands before them; "5 bis zu 7" is no range. */
function isJoiner(scan: Scan, at: number, announced: boolean): boolean {
  const text = scan.tokens[at]?.text ?? ""
  if (DASHES.has(text)) return isJoined(scan.tokens, at) === isJoined(scan.tokens, at + 1)
  if (text === "bis") return scan.tokens[at + 1]?.text !== "zu"
  return text === "oder" || (text === "und" && announced)
}

/** One unit for both: the one that is given, or the second's where the first converts to it. */
function matchUnits(
  first: AmountFound,
  second: AmountFound,
): { low: Numeral; high: Numeral; unit: string | null } | null {
  const plain = { low: first.numeral, high: second.numeral, unit: second.unit ?? first.unit }
  if (first.unit === null || second.unit === null || first.unit === second.unit) return plain
  const [from, to] = [findUnit(first.unit), findUnit(second.unit)]
  if (from === null || to === null || from.base !== to.base || !from.offset.equals(to.offset)) return null
  const scale = first.numeral.scale.mul(from.factor).div(to.factor)
  return { ...plain, low: { ...first.numeral, scale } }
}

/** "10 bis 12 Millionen": the scale at the end is for both, unless the first is larger without it. */
function shareScale(low: Numeral, high: Numeral): [Numeral, Numeral] {
  const isShared = low.scale.equals(ONE) && !high.scale.equals(ONE) && low.mantissa.lte(high.mantissa)
  return [isShared ? { ...low, scale: high.scale } : low, high]
}
