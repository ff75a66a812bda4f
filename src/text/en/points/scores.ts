import { isJoined, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { meanExactly, type PointFound } from "../../points/point.ts"
import { isDash, standsAlone } from "./tokens.ts"

/**
 * "3-1", "66–63": its higher and its lower number as two points with one span, since reports differ in whom they name
 * first. A pair that reads as a range is a figure, and was read before.
 */
export function readScore(scan: Scan, at: number): readonly PointFound[] {
  const { tokens } = scan
  const numbers = [textAt(scan, at), textAt(scan, at + 2)]
  if (!isDash(scan, at + 1) || !isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return []
  if (!numbers.every((number) => /^\d{1,3}$/.test(number)) || !standsAlone(scan, at, at + 3)) return []
  if (isDash(scan, at + 3) || (isDash(scan, at - 1) && isJoined(tokens, at))) return []
  const [high, low] = numbers.map(Number).toSorted((one, other) => other - one)
  const span = { start: at, end: at + 3, reader: "score" } as const
  return [
    { ...span, dimension: "score-high", meaning: meanExactly(high ?? 0) },
    { ...span, dimension: "score-low", meaning: meanExactly(low ?? 0) },
  ]
}
