import { applyProfile } from "../../quantity/apply-profile.ts"
import { type Readings, UNBOUNDED } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { allowancesOver } from "../pair/allowance.ts"
import { daysBetween } from "../pair/as-of-order.ts"
import { findCommonUnit, findCommonUnitOfAll } from "../pair/common-unit.ts"
import { findObstacle } from "../pair/comparability.ts"
import type { ComparedFigure, Pair } from "../pair/figure.ts"
import { type Gap, measureGap } from "../pair/gap.ts"
import { findBasis, findDisagreement, gradeDisagreement, measureReadings } from "../pair/measures.ts"
import { readNarrowly } from "../pair/narrow-reading.ts"
import { readTogether } from "../pair/pair-readings.ts"
import { type ChosenSummands, chooseSummands } from "./choose-summands.ts"
import { sumUp } from "./sum-readings.ts"
import type { PartFigures, SumMeasured, SumSetting, SumVerdict } from "./sum-verdict.ts"

/**
 * Holds a whole against the sum of the parts that are declared to make it up (docs/semantics.md, "Sums"):
 * stated readings further apart than allowed are a `conflict`, else implied readings further apart a `tension`. A part
 * without a figure beside the whole may be anything from 0 upwards, so that a sum above the whole is still found. Null
 * where no part has one. There are no revisions here: no claimant asserts a sum.
 */
export function compareSum(
  whole: ComparedFigure,
  parts: readonly PartFigures[],
  setting: SumSetting,
): SumVerdict | null {
  const chosen = chooseSummands(whole.asOf, parts, setting.measure, (figure) => counts(figure, whole, setting))
  const { hedgeProfile } = setting.tolerance
  const figures = [whole, ...chosen.summands.flatMap((summand) => summand.figures)]
  const said = figures.map(({ quantity }) => applyProfile(quantity, hedgeProfile))
  const common = findCommonUnitOfAll(said, hedgeProfile)
  if (chosen.summands.length === 0 || common === null) return null
  const [a, ...rest] = readTogether(said, common, setting.tolerance.rounding)
  const readings = { a: a ?? whole.quantity, b: sumReadings(chosen, rest) }
  return Object.freeze(judge(measure(whole, chosen, readings, common[0]?.unit ?? whole.quantity.unit, setting), common))
}

/** As a part's figure is held against its whole. */
function counts(figure: ComparedFigure, whole: ComparedFigure, setting: SumSetting): boolean {
  const sharesUnit = findCommonUnit(figure.quantity, whole.quantity) !== null
  return findObstacle({ a: figure, b: whole }, sharesUnit, { ...setting, relation: "a-part-of-b" }) === null
}

function sumReadings(chosen: ChosenSummands, figures: readonly Readings[]): Readings {
  const sum = (level: keyof Readings) =>
    sumUp(
      chosen,
      figures.map((readings) => readings[level]),
    )
  return { stated: sum("stated"), implied: sum("implied") }
}

function measure(
  whole: ComparedFigure,
  chosen: ChosenSummands,
  readings: Pair<Readings>,
  unit: string,
  setting: SumSetting,
): SumMeasured {
  const days = setting.measure === "stock" ? longestTime(whole, chosen) : 0
  const measures = measureReadings(readings, allowancesOver(days, whole.quantity, unit, setting.tolerance))
  return { whole, ...chosen, setting, unit, ...measures, days }
}

/** Drift is allowed once, for the summand that has had the most time to. */
function longestTime(whole: ComparedFigure, { summands }: ChosenSummands): number {
  return Math.max(...summands.flatMap(({ figures }) => figures.map(({ asOf }) => daysBetween(asOf, whole.asOf))))
}

/** `common` are all quantities in one unit, the whole first. */
function judge(measured: SumMeasured, common: readonly Quantity[]): SumVerdict {
  const verdict = findDisagreement(measured)
  if (verdict === null) {
    return { ...measured, verdict: "agree", basis: findBasis(measured, () => measureNarrowly(measured, common)) }
  }
  const severity = gradeDisagreement(verdict, measured.gap, measured.setting.tolerance, false)
  return { ...measured, verdict, severity }
}

function measureNarrowly(chosen: ChosenSummands, common: readonly Quantity[]): Gap {
  const [whole, ...figures] = common.map(readNarrowly)
  return measureGap(whole ?? UNBOUNDED, sumUp(chosen, figures))
}
