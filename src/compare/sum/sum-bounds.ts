import { applyProfile } from "../../quantity/apply-profile.ts"
import type { AsOf } from "../../quantity/dates/as-of.ts"
import { inUnit } from "../../quantity/in-unit.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { findUnit } from "../../quantity/units/units.ts"
import { type CandidateBounds, candidateBounds } from "../pair/candidate-bounds.ts"
import { findObstacleInTime, isAdditive, isVague } from "../pair/comparability.ts"
import type { ComparedFigure } from "../pair/figure.ts"
import { chooseSummands } from "./choose-summands.ts"
import { sumUp } from "./sum-readings.ts"
import type { PartFigures, SumSetting } from "./sum-verdict.ts"

/**
 * Where the figures of a whole lie, in `unit` and for one as-of date, that may disagree with the sum of its parts: as
 * `candidateBounds` for two figures. Null where no part has a figure beside such a whole.
 */
export function sumBounds(
  beside: { readonly asOf: AsOf; readonly unit: string },
  parts: readonly PartFigures[],
  setting: SumSetting,
): CandidateBounds | null {
  const { asOf, unit } = beside
  const counts = (figure: ComparedFigure) =>
    isSummand(figure.quantity, unit) && findObstacleInTime(figure.asOf, asOf, { ...setting, relation: "same" }) === null
  const chosen = chooseSummands(asOf, parts, setting, counts)
  const figures = chosen.summands.flatMap((summand) => summand.figures)
  const { hedgeProfile } = setting.tolerance
  const quantities = figures.flatMap(
    ({ quantity }) => inUnit(applyProfile(quantity, hedgeProfile), unit, hedgeProfile) ?? [],
  )
  const [first] = quantities
  if (first === undefined) return null
  const sum = sumUp(
    chosen,
    quantities.map(({ implied }) => implied),
  )
  // Beside a precise whole a sum may be held to rounding alone, as a number is.
  const hedge = "exactly" as const
  return candidateBounds({ ...first, hedge, value: null, stated: sum, implied: sum }, setting.tolerance)
}

/** What is left of `findObstacle` where the whole is not known, only that it is an amount in this unit. */
function isSummand(quantity: Quantity, unit: string): boolean {
  if (isVague(quantity) || !isAdditive(quantity)) return false
  return quantity.dimension === findUnit(unit)?.dimension && inUnit(quantity, unit) !== null
}
