import { applyProfile } from "../../quantity/apply-profile.ts"
import type { Reading, Readings } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { allowancesOver } from "../pair/allowance.ts"
import { daysBetween } from "../pair/as-of-order.ts"
import { findCommonUnit, findCommonUnitOfAll } from "../pair/common-unit.ts"
import { findObstacle, findObstacleInTime } from "../pair/comparability.ts"
import type { ComparedFigure, Pair } from "../pair/figure.ts"
import { findBasis, findDisagreement, measureReadings } from "../pair/measures.ts"
import { readingsOf, roundTogether } from "../pair/pair-readings.ts"
import { isOneNumber } from "../pair/precise.ts"
import { gradeDisagreement } from "../pair/severity.ts"
import { isStrict, type Precision, precisionOf } from "../pair/strictness.ts"
import { type ChosenSummands, chooseSummands } from "./choose-summands.ts"
import { sumUp } from "./sum-readings.ts"
import type { PartFigures, SumMeasured, SumSetting, SumVerdict } from "./sum-verdict.ts"

/**
 * Holds a whole against the sum of the parts that are declared to make it up (docs/semantics.md, "Sums"):
 * stated readings further apart than allowed are a `conflict`, else implied readings further apart a `tension`. A part
 * without a figure beside the whole may be anything from 0 upwards, so that a sum above the whole is still found; so it
 * is with parts that are only declared disjoint. Null where no part has one. There are no revisions here: no claimant
 * asserts a sum.
 */
export function compareSum(
  whole: ComparedFigure,
  parts: readonly PartFigures[],
  setting: SumSetting,
): SumVerdict | null {
  const chosen = chooseSummands(whole.asOf, parts, setting, (figure) => counts(figure, whole, setting))
  const { hedgeProfile } = setting.tolerance
  const figures = [whole, ...chosen.summands.flatMap((summand) => summand.figures)]
  const said = figures.map(({ quantity }) => applyProfile(quantity, hedgeProfile))
  const common = findCommonUnitOfAll(said, hedgeProfile)
  if (chosen.summands.length === 0 || common === null) return null
  return Object.freeze(judge(measure(whole, chosen, { said, common }, setting), common[0] ?? whole.quantity))
}

/** As a part's figure is held against its whole, but a flow for the same period alone. */
function counts(figure: ComparedFigure, whole: ComparedFigure, setting: SumSetting): boolean {
  const sharesUnit = findCommonUnit(figure.quantity, whole.quantity) !== null
  const pair = { a: figure, b: whole }
  if (findObstacle(pair, sharesUnit, { ...setting, relation: "a-part-of-b" }) !== null) return false
  return findObstacleInTime(figure.asOf, whole.asOf, { ...setting, relation: "same" }) === null
}

/** Of the whole and then of all summands: the quantities as they were said, and the same in one unit. */
type Quantities = { readonly said: readonly Quantity[]; readonly common: readonly Quantity[] }

function measure(
  whole: ComparedFigure,
  chosen: ChosenSummands,
  { said, common }: Quantities,
  setting: SumSetting,
): SumMeasured {
  const { tolerance } = setting
  const unit = common[0]?.unit ?? whole.quantity.unit
  const rounded = roundTogether(said, common, tolerance.rounding, isOneNumber)
  const days = setting.measure === "stock" ? longestTime(whole, chosen) : 0
  const [own, ...parts] = common.map(precisionOf)
  const sides = { a: own ?? precisionOf(whole.quantity), b: precisionOfSum(parts, common.slice(1)) }
  const measures = measureReadings(addUp(chosen, common.map(readingsOf), whole), {
    allowances: allowancesOver(days, whole.quantity, unit, tolerance),
    rounded: rounded && addUp(chosen, rounded, whole),
    isStrict: (gap) => isStrict(gap, sides, tolerance),
  })
  return { whole, ...chosen, setting, unit, ...measures, days }
}

/** The readings of the whole, which come first, beside the sum of all others. */
function addUp(chosen: ChosenSummands, [own, ...parts]: readonly Readings[], whole: ComparedFigure): Pair<Readings> {
  const sum = (level: keyof Readings) =>
    sumUp(
      chosen,
      parts.map((readings) => readings[level]),
    )
  return { a: own ?? readingsOf(whole.quantity), b: { stated: sum("stated"), implied: sum("implied") } }
}

/** A sum of precise figures is precise: 80 launched is not 50 and 27. Each of its ends is made of ends of its parts. */
function precisionOfSum(parts: readonly Precision[], quantities: readonly Quantity[]): Precision {
  return {
    isNumber: parts.every(({ isNumber }) => isNumber),
    isPreciseAt: (_gap, isLower) => {
      const side = isLower ? "max" : "min"
      return parts.every((part, at) => {
        const reading: Reading | undefined = quantities[at]?.implied
        const end = reading?.[side] ?? null
        return part.isPreciseAt({ from: end, to: end }, isLower)
      })
    },
  }
}

/** Drift is allowed once, for the summand that has had the most time to. */
function longestTime(whole: ComparedFigure, { summands }: ChosenSummands): number {
  return Math.max(...summands.flatMap(({ figures }) => figures.map(({ asOf }) => daysBetween(asOf, whole.asOf))))
}

/** `quantity` is that of the whole, in the unit of the verdict. */
function judge(measured: SumMeasured, quantity: Quantity): SumVerdict {
  const verdict = findDisagreement(measured)
  if (verdict === null) return { ...measured, verdict: "agree", basis: findBasis(measured) }
  const severity = gradeDisagreement(verdict, measured.gap, quantity, measured.setting.tolerance)
  return { ...measured, verdict, severity }
}
