import { type Exact, exact } from "../../quantity/numbers/exact.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { findUnit } from "../../quantity/units/units.ts"
import type { Tolerance } from "../rules/tolerance.ts"
import { hasArbitraryZero, isShare } from "./allowance.ts"
import { type Gap, hasOppositeSigns, percentOf } from "./gap.ts"
import type { Disagreement, Measures, Severity } from "./verdict.ts"

/** Counts that differ by less than this are a slip of the pen. The number is our own. */
const FEW = exact(3)
/** From so many percentage points on, two shares differ as much as other things do by percent. Our own numbers. */
const POINTS = Object.freeze({ medium: exact(2), high: exact(10) })

/**
 * How grave a disagreement is, by the gap that makes it. `quantity` is one of the two, in the unit of the gap. On a scale
 * such as °C neither a percentage nor a sign means anything; all that is known is that the two disagree.
 */
export function gradeDisagreement(
  verdict: Disagreement["verdict"],
  gap: Measures["gap"],
  quantity: Quantity,
  tolerance: Pick<Tolerance, "severity">,
): Severity {
  if (hasArbitraryZero(quantity)) return "medium"
  const severity = gradeGap(verdict === "conflict" ? gap.stated : gap.implied, quantity, tolerance)
  return verdict === "tension" && severity === "high" ? "medium" : severity
}

function gradeGap(gap: Gap, quantity: Quantity, { severity }: Pick<Tolerance, "severity">): Severity {
  if (hasOppositeSigns(gap)) return "high"
  if (quantity.dimension === "count" && gap.distance.lt(FEW) && gap.from?.n !== 0n && gap.to?.n !== 0n) return "low"
  const byPercent = grade(percentOf(gap), severity)
  return isShare(quantity) ? graver(byPercent, grade(pointsOf(gap, quantity), POINTS)) : byPercent
}

function grade(size: Exact, { medium, high }: Tolerance["severity"]): Severity {
  if (size.gte(high)) return "high"
  return size.gte(medium) ? "medium" : "low"
}

function graver(a: Severity, b: Severity): Severity {
  if (a === "high" || b === "high") return "high"
  return a === "medium" || b === "medium" ? "medium" : "low"
}

/** A per mille is a tenth of a point. */
function pointsOf({ distance }: Gap, { unit }: Quantity): Exact {
  return distance.mul(findUnit(unit)?.factor ?? 1)
}
