import { compareFigures } from "../../../compare/pair/compare-figures.ts"
import type { ComparedFigure } from "../../../compare/pair/figure.ts"
import type { ComparisonSetting } from "../../../compare/pair/setting.ts"
import type { Verdict } from "../../../compare/pair/verdict.ts"
import { isRoundedForm, withoutSharedHedge } from "./shared-hedge.ts"

/**
 * The verdict on two figures in the same gap of a sentence that was written twice. Who changed 280 to 285 replaced the
 * number, even where each could be a rounding of something that lies between.
 */
export function judgeVersions(a: ComparedFigure, b: ComparedFigure, setting: ComparisonSetting): Verdict {
  const bare = withoutSharedHedge(a.quantity, b.quantity)
  if (bare !== null) return compareFigures({ ...a, quantity: bare.a }, { ...b, quantity: bare.b }, setting)
  const verdict = compareFigures(a, b, setting)
  if (verdict.verdict !== "agree" || verdict.basis !== "rounding" || isRoundedForm(verdict)) return verdict
  return compareFigures(a, b, { ...setting, tolerance: { ...setting.tolerance, rounding: "none" } })
}
