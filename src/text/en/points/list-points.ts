import type { Scan } from "../../../quantity/scan/tokenize.ts"
import type { PointFound } from "../../points/point.ts"
import { readCalendarDate } from "./calendar-dates.ts"
import { readClock } from "./clock.ts"
import { readOrdinal } from "./ordinals.ts"
import { readRating } from "./ratings.ts"
import { readScore } from "./scores.ts"
import { readYear } from "./years.ts"

/** The reader that takes more tokens comes first: a day before its year, a century before its ordinal. */
const READERS = [readCalendarDate, readYear, readClock, readRating, readOrdinal] as const

/** The points of a sentence, in their order. */
export function listPoints(scan: Scan): readonly PointFound[] {
  const points: PointFound[] = []
  for (let at = 0; at < scan.tokens.length; ) {
    const found = readAt(scan, at)
    for (const point of found) points.push(point)
    at = Math.max(at + 1, found[0]?.end ?? 0)
  }
  return points
}

function readAt(scan: Scan, at: number): readonly PointFound[] {
  if (scan.tokens[at]?.kind === "mark" && scan.tokens[at]?.text !== "#") return []
  for (const read of READERS) {
    const found = read(scan, at)
    if (found !== null) return [found]
  }
  return readScore(scan, at)
}
