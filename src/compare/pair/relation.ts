import { liesWithin, type Reading } from "../../quantity/numbers/reading.ts"
import type { Gap } from "./gap.ts"
import type { Relation } from "./verdict.ts"

/** How two readings lie to each other, which every verdict reports: 12,000 lies within "over 7,000". */
export function relateReadings(a: Reading, b: Reading, gap: Gap): Relation {
  if (gap.apart) return "apart"
  if (isSameReading(a, b)) return "same"
  if (liesWithin(a, b)) return "a-within-b"
  return liesWithin(b, a) ? "b-within-a" : "overlap"
}

export function isSameReading(a: Reading, b: Reading): boolean {
  return a === b || (liesWithin(a, b) && liesWithin(b, a))
}
