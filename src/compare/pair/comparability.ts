import type { AsOf } from "../../quantity/dates/as-of.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { isAdditiveDimension } from "../../quantity/units/units.ts"
import { daysBetween, liesWithinPeriod, samePeriod, shorterPeriod } from "./as-of-order.ts"
import { type ComparedFigure, otherSide, type Pair, partSide, type SubjectRelation } from "./figure.ts"
import type { ComparisonSetting } from "./setting.ts"
import type { Reason } from "./verdict.ts"

/**
 * What stands in the way of comparing two figures; null where nothing does. Where several things do, the first in this
 * order is named: what the figures are about, what they measure, when.
 */
export function findObstacle(
  { a, b }: Pair<ComparedFigure>,
  sharesUnit: boolean,
  setting: ComparisonSetting,
): Reason | null {
  if (setting.relation === "unrelated") return "unrelated-subjects"
  const inKind = findObstacleInKind(a.quantity, b.quantity, sharesUnit, setting.relation)
  return inKind ?? findObstacleInTime(a.asOf, b.asOf, setting)
}

/** A flow of a period within a longer period is a part of it: the deaths of October are among those of the year. */
export function relatePeriods({ a, b }: Pair<ComparedFigure>, setting: ComparisonSetting): ComparisonSetting {
  if (setting.measure !== "flow" || setting.relation !== "same") return setting
  const shorter = isAdditive(a.quantity) && isAdditive(b.quantity) ? shorterPeriod(a.asOf, b.asOf) : null
  if (shorter === null) return setting
  return { ...setting, relation: shorter === "a" ? "a-part-of-b" : "b-part-of-a" }
}

function findObstacleInKind(a: Quantity, b: Quantity, sharesUnit: boolean, relation: SubjectRelation): Reason | null {
  // "Several" names no number: never compared, never guessed at.
  if (isVague(a) || isVague(b)) return "vague"
  // "1" and "%" are two dimensions.
  if (a.dimension !== b.dimension) return "different-dimensions"
  // Money is not converted. All other units of one dimension are.
  if (!sharesUnit) return "different-currencies"
  // "Rose by 5 %" and "stands at 5 %" are figures of two things.
  if (isChange(a) !== isChange(b)) return "level-and-change"
  return relation === "same" || (isAdditive(a) && isAdditive(b)) ? null : "not-additive"
}

/**
 * A stock is compared within the window, a running total always, and a flow for the same period, that of a part also for
 * a period within that of its whole.
 */
export function findObstacleInTime(
  a: AsOf,
  b: AsOf,
  { measure, relation, tolerance }: ComparisonSetting,
): Reason | null {
  if (measure === "stock" && daysBetween(a, b) > tolerance.windowDays) return "outside-window"
  if (measure !== "flow") return null
  const part = partSide(relation)
  const fits = part === null ? samePeriod(a, b) : liesWithinPeriod({ a, b }[part], { a, b }[otherSide(part)])
  return fits ? null : "different-periods"
}

export function isVague({ hedge }: Quantity): boolean {
  return hedge === "vague"
}

export function isChange({ change }: Quantity): boolean {
  return change !== undefined
}

/** Whether it is an amount of which a part cannot exceed its whole: no change, and nothing below zero. */
export function isAdditive(quantity: Quantity): boolean {
  return isAdditiveDimension(quantity.dimension) && !isChange(quantity) && !isNegative(quantity)
}

function isNegative({ stated }: Quantity): boolean {
  return stated.max !== null && stated.max.s < 0n
}
