import { type Exact, exact, ZERO } from "../../quantity/numbers/exact.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { convertAmount } from "../rules/amount.ts"
import type { Tolerance } from "../rules/tolerance.ts"
import { daysBetween } from "./as-of-order.ts"
import type { ComparedFigure, Pair } from "./figure.ts"
import { type Gap, largestMagnitude, spansZero } from "./gap.ts"
import type { ComparisonSetting } from "./setting.ts"

/** How much was allowed between two readings, in their unit, and which part of the tolerance allowed it. */
export type Allowance = { readonly amount: Exact; readonly by: "relative" | "absolute" | "drift" | "nothing" }

/**
 * The parts of a tolerance in the unit of a pair. `share` is a fraction of one. Which part is the largest depends on the
 * gap.
 */
export type Allowances = { readonly share: Exact; readonly absolute: Exact; readonly drift: Exact }

const HUNDREDTH = exact("0.01")

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
  }
}

/** The largest of the three parts. Of equal parts, the relative counts before the absolute, and that before the drift. */
export function chooseAllowance(gap: Gap, { share, absolute, drift }: Allowances): Allowance {
  // Opposite signs and zero are reconciled by absolute allowances only.
  const relative = share.n === 0n || spansZero(gap) ? ZERO : largestMagnitude(gap).mul(share)
  if (relative.n > 0n && relative.gte(absolute) && relative.gte(drift)) return { amount: relative, by: "relative" }
  if (absolute.n > 0n && absolute.gte(drift)) return { amount: absolute, by: "absolute" }
  return drift.n > 0n ? { amount: drift, by: "drift" } : NOTHING
}

const NOTHING: Allowance = { amount: ZERO, by: "nothing" }

/** The relative part as a fraction of one; nothing for a scale whose zero is arbitrary. */
export function relativeShare(quantity: Quantity, { relativePercent }: Tolerance): Exact {
  if (relativePercent === null || hasArbitraryZero(quantity)) return ZERO
  return relativePercent.mul(HUNDREDTH)
}

/** 20 °C is not twice 10 °C, so no percentage of it means anything. A rise by 20 °C is twice a rise by 10 °C. */
export function hasArbitraryZero({ dimension, change }: Quantity): boolean {
  return dimension === "temperature" && change === undefined
}
