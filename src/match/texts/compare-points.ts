import type { Measure } from "../../compare/pair/figure.ts"
import type { ComparisonSetting } from "../../compare/pair/setting.ts"
import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { type Described, describeFigures, type TextFigures } from "./describe-figures.ts"
import { findPairs, type Judged, type TextPair, TO_AGREE } from "./find-pairs.ts"
import { judgePoints } from "./judge-points.ts"
import { likenessOfPoints } from "./likeness-of-points.ts"
import { likenessOfSlots } from "./likeness-of-slots.ts"
import { listPartners } from "./list-partners.ts"
import { countKinds, isOnly } from "./only-of-kind.ts"

/** The points of two texts on one event that meet (text/points.ts), as compareTexts does it for their figures. */
export function comparePoints(
  a: TextFigures,
  b: TextFigures,
  { measure, tolerance }: { readonly measure: Measure; readonly tolerance: Tolerance },
): readonly TextPair[] {
  const setting: ComparisonSetting = { measure, tolerance, relation: "same" }
  const [pointsA, pointsB] = [describeFigures(a), describeFigures(b)]
  const only = { a: countKinds(pointsA), b: countKinds(pointsB) }
  const candidates = listPartners({ a: pointsA, b: pointsB }).flatMap(
    ([one, other]) => judge(one, other, setting, isOnly(one, only.a) && isOnly(other, only.b)) ?? [],
  )
  return findPairs(candidates)
}

function judge(a: Described, b: Described, setting: ComparisonSetting, areOnly: boolean): Judged | null {
  if (a.mention.reader !== b.mention.reader) return null
  const slots = likenessOfSlots(a.slot, b.slot)
  const verdict = judgePoints(a.mention, b.mention, setting, slots.areVersions)
  if (verdict === null || verdict.verdict === "not-comparable") return null
  if (verdict.verdict !== "agree" && !slots.areVersions && (a.aside === "name" || b.aside === "name")) return null
  const alike =
    slots.likeness + likenessOfPoints(a, b, verdict) + (areOnly && a.mention.reader !== "clock" ? ONLY_ONE : 0)
  return alike < TO_AGREE ? null : { a: a.index, b: b.index, score: alike, verdict }
}

/** The only date in each of two texts on one event; the only clock time may be when they were written. */
const ONLY_ONE = 1.2
