import { ONE, ZERO } from "../../numbers/exact.ts"
import { type Numeral, numberOf, precisionOf } from "../../numbers/numeral.ts"
import type { AmountFound, AmountMatch } from "../amount.ts"
import { isJoined, type Scan } from "../tokenize.ts"
import { matchUnits, type RangeMatch } from "./ranges.ts"

/** The words of a language for "±", each a token: "plus or minus". */
export type MarginWords = readonly (readonly string[])[]

type ReadMargin = (at: number) => AmountMatch | null

/** "52% ± 3%", "135,000 ± 5,000 km", "700 +/- 30": from the difference to the sum. A margin of another unit is not understood. */
export function readMarginOf(words: MarginWords, scan: Scan, first: AmountFound, read: ReadMargin): RangeMatch | null {
  const at = endOfMark(words, scan, first.end)
  const margin = at === null ? null : read(at)
  if (margin === null) return null
  const span = { start: first.start, end: margin.end }
  if ("reason" in margin) return { ...span, reason: margin.reason }
  const ends = isPointsOfPercent(first, margin)
    ? { low: first.numeral, high: margin.numeral, unit: "%" }
    : matchUnits(first, margin)
  if (ends === null || (margin.unit === "%" && first.unit === null)) return { ...span, reason: OTHER_UNIT }
  const [middle, width] = [numberOf(ends.low), numberOf(ends.high).abs()]
  const places = ends.low.places === 0 && ends.high.places === 0 ? 0 : null
  const precision = precisionOf(ends.high)
  const make = (mantissa: typeof middle): Numeral => ({ mantissa, places, scale: ONE, precision })
  if (width.equals(ZERO)) return null
  return { ...span, low: make(middle.sub(width)), high: make(middle.add(width)), unit: ends.unit }
}

const OTHER_UNIT = "the margin is of another unit than the number"

function isPointsOfPercent(first: AmountFound, margin: AmountFound): boolean {
  return first.unit === "%" && (margin.unit === "%{point}" || margin.unit === null)
}

/** Behind the mark that begins at the token `at`; null where there is none. */
function endOfMark(words: MarginWords, { tokens }: Scan, at: number): number | null {
  if (tokens[at]?.text === "±") return at + 1
  const isSlashed =
    tokens[at]?.text === "+" && tokens[at + 1]?.text === "/" && /^[-−–]$/.test(tokens[at + 2]?.text ?? "")
  if (isSlashed && isJoined(tokens, at + 1) && isJoined(tokens, at + 2)) return at + 3
  const phrase = words.find((one) => one.every((word, offset) => tokens[at + offset]?.text === word))
  return phrase === undefined ? null : at + phrase.length
}

/** Where a mark ends right before the token `at`, the token that it starts at: "±3" alone says how far, and not from where. */
export function startOfMargin(words: MarginWords, scan: Scan, at: number, from: number): number | null {
  for (let start = Math.max(from, at - LONGEST_MARK); start < at; start += 1) {
    if (endOfMark(words, scan, start) === at) return start
  }
  return null
}

const LONGEST_MARK = 4
export const NO_MIDDLE = "a margin says how far from a number, and not which number"
