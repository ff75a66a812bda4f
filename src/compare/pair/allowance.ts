import { type Exact, exact, smaller, ZERO } from "../../quantity/numbers/exact.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { convertAmount } from "../rules/amount.ts"
import type { Amount, Tolerance } from "../rules/tolerance.ts"
import { daysBetween } from "./as-of-order.ts"
import type { ComparedFigure, Pair } from "./figure.ts"
import { type Gap, largestMagnitude, spansZero } from "./gap.ts"
import type { ComparisonSetting } from "./setting.ts"

/**
 * How much was allowed between two readings, in their unit, and what allowed it: a part of the tolerance, or what is built
 * in for shares (`points`). Between precise figures (`precise`) nothing is.
 */
export type Allowance = {
  readonly amount: Exact
  readonly by: "relative" | "absolute" | "drift" | "points" | "precise" | "nothing"
}

/**
 * The parts of a tolerance in the unit of a pair. `share` is a fraction of one. Which part is the largest depends on the
 * gap. `points` takes the place of all three where it is not null.
 */
export type Allowances = {
  readonly share: Exact
  readonly absolute: Exact
  readonly drift: Exact
  readonly points: Exact | null
}

const HUNDREDTH = exact("0.01")

/** Shares may differ by so much, but by no more than this fraction of the larger one. The numbers are our own. */
const POINTS: Amount = Object.freeze({ amount: exact("0.5"), unit: "%{point}" })
export const MOST_OF_A_SHARE = exact("0.05")

export function findAllowances({ a, b }: Pair<ComparedFigure>, unit: string, setting: ComparisonSetting): Allowances {
  const drifts = setting.measure === "stock" && setting.tolerance.driftPerDay !== null
  return allowancesOver(drifts ? daysBetween(a.asOf, b.asOf) : 0, a.quantity, unit, setting.tolerance)
}

/** `days`: the whole days for which drift is allowed, 0 where nothing drifts. */
export function allowancesOver(days: number, quantity: Quantity, unit: string, tolerance: Tolerance): Allowances {
  const { absolute, driftPerDay } = tolerance
  return {
    share: relativeShare(quantity, tolerance),
    absolute: absolute === null ? ZERO : (convertAmount(absolute, unit) ?? ZERO),
    drift: driftPerDay === null || days === 0 ? ZERO : (convertAmount(driftPerDay, unit)?.mul(days) ?? ZERO),
    points: pointsBuiltIn(quantity, unit, tolerance),
  }
}

/** Half a percentage point in the unit, for shares where no rule of the newsroom decides; else null. */
export function pointsBuiltIn(quantity: Quantity, unit: string, { precise }: Tolerance): Exact | null {
  return precise === "strict" && isShare(quantity) ? convertAmount(POINTS, unit) : null
}

/** A percentage, or percentage points; levels and changes alike. */
export function isShare({ dimension }: Pick<Quantity, "dimension">): boolean {
  return dimension === "percent" || dimension === "percentage-points"
}

/**
 * The largest of the three parts. Of equal parts, the relative counts before the absolute, and that before the drift.
 * `isStrict`: between precise figures rounding alone excuses.
 */
export function chooseAllowance(gap: Gap, allowances: Allowances, isStrict: boolean): Allowance {
  const { share, absolute, drift, points } = allowances
  if (isStrict) return PRECISE
  if (points !== null) return allowPoints(gap, points)
  // Opposite signs and zero are reconciled by absolute allowances only.
  const relative = share.n === 0n || spansZero(gap) ? ZERO : largestMagnitude(gap).mul(share)
  if (relative.n > 0n && relative.gte(absolute) && relative.gte(drift)) return { amount: relative, by: "relative" }
  if (absolute.n > 0n && absolute.gte(drift)) return { amount: absolute, by: "absolute" }
  return drift.n > 0n ? { amount: drift, by: "drift" } : NOTHING
}

function allowPoints(gap: Gap, points: Exact): Allowance {
  if (spansZero(gap)) return { amount: ZERO, by: "points" }
  return { amount: smaller(points, largestMagnitude(gap).mul(MOST_OF_A_SHARE)), by: "points" }
}

const NOTHING: Allowance = { amount: ZERO, by: "nothing" }
const PRECISE: Allowance = { amount: ZERO, by: "precise" }

/** The relative part as a fraction of one; nothing for a scale whose zero is arbitrary. */
export function relativeShare(quantity: Quantity, { relativePercent }: Tolerance): Exact {
  if (relativePercent === null || hasArbitraryZero(quantity)) return ZERO
  return relativePercent.mul(HUNDREDTH)
}

/** 20 °C is not twice 10 °C, so no percentage of it means anything. A rise by 20 °C is twice a rise by 10 °C. */
export function hasArbitraryZero({ dimension, change }: Quantity): boolean {
  return dimension === "temperature" && change === undefined
}
