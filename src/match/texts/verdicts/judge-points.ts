import { compareFigures } from "../../../compare/pair/compare-figures.ts"
import type { ComparisonSetting } from "../../../compare/pair/setting.ts"
import type { Verdict } from "../../../compare/pair/verdict.ts"
import type { Mention } from "../../../text/mention.ts"
import { judgeVersions } from "./judge-versions.ts"
import { isExactScale, onOneScale, withoutAllowance } from "./point-scales.ts"
import { toComparedFigure } from "./to-compared-figure.ts"

/** The verdict on two points; null where they have no scale in common. */
export function judgePoints(a: Mention, b: Mention, setting: ComparisonSetting, areVersions: boolean): Verdict | null {
  const scaled = onOneScale(a.quantity, b.quantity)
  if (scaled === null) return null
  const judge = areVersions ? judgeVersions : compareFigures
  const [one, other] = [toComparedFigure(a, b), toComparedFigure(b, a)]
  const verdict = judge({ ...one, quantity: scaled.a }, { ...other, quantity: scaled.b }, settingFor(a, setting))
  return isDisagreement(verdict) && isExactScale(a.quantity) ? { ...verdict, severity: "medium" } : verdict
}

function settingFor({ quantity }: Mention, setting: ComparisonSetting): ComparisonSetting {
  return isExactScale(quantity) ? { ...setting, tolerance: withoutAllowance(setting.tolerance) } : setting
}

function isDisagreement(verdict: Verdict): verdict is Extract<Verdict, { severity: string }> {
  return verdict.verdict === "conflict" || verdict.verdict === "tension"
}
