import type { Readings } from "../../quantity/numbers/reading.ts"
import type { Tolerance } from "../rules/tolerance.ts"
import { type Allowances, chooseAllowance } from "./allowance.ts"
import type { Pair } from "./figure.ts"
import { type Gap, isWithin, measureGap } from "./gap.ts"
import { isSameReading, relateReadings } from "./relation.ts"
import { gradeGap } from "./severity.ts"
import type { Basis, Disagreement, Measures, Severity } from "./verdict.ts"

/** What lies between two pairs of readings, those of two figures or of a whole and a sum. All in one unit. */
export function measureReadings(readings: Pair<Readings>, allowances: Allowances): Omit<Measures, "unit"> {
  const { a, b } = readings
  const gap = { stated: measureGap(a.stated, b.stated), implied: measureGap(a.implied, b.implied) }
  const allowed = {
    stated: chooseAllowance(gap.stated, allowances),
    implied: chooseAllowance(gap.implied, allowances),
  }
  return { readings, relation: relateReadings(a.stated, b.stated, gap.stated), gap, allowed }
}

/** Each pair of readings is held to its own allowance, which depends on where the nearest ends lie. */
export function findDisagreement({ gap, allowed }: Omit<Measures, "unit">): Disagreement["verdict"] | null {
  if (!isWithin(gap.stated, allowed.stated.amount)) return "conflict"
  return isWithin(gap.implied, allowed.implied.amount) ? null : "tension"
}

/** By the gap that makes the disagreement. `arbitraryZero`: on scales such as °C. */
export function gradeDisagreement(
  verdict: Disagreement["verdict"],
  { stated, implied }: Measures["gap"],
  tolerance: Tolerance,
  arbitraryZero: boolean,
): Severity {
  return gradeGap(verdict === "conflict" ? stated : implied, tolerance, arbitraryZero)
}

/** Why readings agree. `measureNarrow` measures what lies between the numbers themselves, without their rounding. */
export function findBasis(
  { readings: { a, b }, gap }: Omit<Measures, "unit">,
  measureNarrow: () => Gap,
): Exclude<Basis, "later" | "part"> {
  if (gap.implied.apart) return "tolerance"
  if (isSameReading(a.stated, b.stated) && isSameReading(a.implied, b.implied)) return "identical"
  // The numerals differ: as the numbers they say they would not meet, but their rounded readings do.
  return measureNarrow().apart ? "rounding" : "overlap"
}
