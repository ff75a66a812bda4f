import { ZERO } from "../../numbers/exact.ts"
import { numberOf } from "../../numbers/numeral.ts"
import type { AmountFound } from "../../scan/amount.ts"
import type { Surroundings } from "../../scan/language.ts"
import {
  DESCENT,
  isRangeDash,
  matchUnits,
  type RangeMatch,
  type RangeWords,
  readSecondEnd,
} from "../../scan/readers/ranges.ts"
import { shareScale } from "../../scan/readers/share-scale.ts"
import { isLikelyYear } from "../../scan/readers/years.ts"
import { isCapital, type Scan } from "../../scan/tokenize.ts"
import { isNumberWord } from "../compound.ts"
import { readAmount } from "./amount.ts"
import { readHedgesBefore, startOfHedges } from "./hedges.ts"

const WORDS: RangeWords = Object.freeze({
  isJoiner,
  readAmount,
  startOfHedges: (scan: Scan, at: number, from: number) => startOfHedges(readHedgesBefore(scan, at, from)),
})

/** The second half of a range whose first amount is `first`: "-12.000", "bis 12.000", "und 12.000" after "zwischen". */
export function readRangeFrom(
  scan: Scan,
  first: AmountFound,
  announced: boolean,
  known: Surroundings,
): RangeMatch | null {
  const second = readSecondEnd(WORDS, scan, first, announced, known)
  if (second !== null && isUntilYear(scan, first, second.amount)) return null
  const units = second && matchUnits(first, second.amount)
  if (second === null || units === null) return null
  const span = { start: first.start, end: second.amount.end }
  const ends = shareScale(scan, { ...units, first, second: second.amount }, scaleOfWord)
  if ("reason" in ends) return { ...span, reason: ends.reason }
  const { low, high } = ends
  const isOpen = second.amount.isOpen
  if (numberOf(high).gte(numberOf(low))) return { ...span, low, high, unit: units.unit, isOpen }
  if (numberOf(low).lt(ZERO)) return { ...span, low: high, high: low, unit: units.unit }
  return isStrong(scan.tokens[second.amount.start - 1]?.text ?? "") ? { ...span, reason: DESCENT } : null
}

/** "100 Milliarden Euro bis 2030": until when, and no range. */
function isUntilYear(scan: Scan, first: AmountFound, second: AmountFound): boolean {
  if (scan.tokens[second.start - 1]?.text !== "bis" || first.isBare || !second.isBare || !isLikelyYear(second))
    return false
  const next = scan.tokens[second.end]
  return next === undefined || !isCapital(scan, next)
}

/** What a number word is counted in: "zwei- bis dreihundert", "zwei bis dreitausend", "zwei bis dreihundertfünfzig". */
function scaleOfWord(text: string): number | null {
  const [scale] = /hunderttausend|tausend/.exec(text) ?? /hundert/.exec(text) ?? []
  if (scale === undefined || scale === text || !isNumberWord(text)) return null
  return (scale.startsWith("hundert") ? 100 : 1) * (scale.endsWith("tausend") ? 1000 : 1)
}

/** After "oder" and "und" a lower second number is a figure of its own. */
function isStrong(joiner: string): boolean {
  return joiner !== "oder" && joiner !== "und"
}

/** "5 und 7" are two figures unless "zwischen" stands before them; "5 bis zu 7" is no range. */
function isJoiner(scan: Scan, at: number, announced: boolean): boolean {
  const isDash = isRangeDash(scan, at)
  if (isDash !== null) return isDash
  const text = scan.tokens[at]?.text ?? ""
  if (text === "bis") return scan.tokens[at + 1]?.text !== "zu"
  return text === "oder" || (text === "und" && announced)
}
