import type { Tolerance } from "../rules/tolerance.ts"
import { type Gap, hasOppositeSigns, percentOf } from "./gap.ts"
import type { Severity } from "./verdict.ts"

/**
 * How grave a disagreement is, by its gap in percent. `arbitraryZero`: the gap is on a scale such as °C, where neither
 * a percentage nor a sign means anything; all that is known is that the two disagree.
 */
export function gradeGap(gap: Gap, { severity }: Tolerance, arbitraryZero: boolean): Severity {
  if (arbitraryZero) return "medium"
  if (hasOppositeSigns(gap)) return "high"
  const percent = percentOf(gap)
  if (percent.gte(severity.high)) return "high"
  return percent.gte(severity.medium) ? "medium" : "low"
}
