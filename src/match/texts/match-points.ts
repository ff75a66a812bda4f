import type { ComparisonSetting } from "../../compare/pair/setting.ts"
import type { Mention } from "../../text/mention.ts"
import { type Candidate, TO_AGREE } from "./choose-pairs.ts"
import type { Description } from "./describe/description.ts"
import type { ClauseWord } from "./describe/list-clause-words.ts"
import { preferByRows } from "./likeness/prefer-by-rows.ts"
import { rateContexts } from "./likeness/rate-contexts.ts"
import { ratePoints } from "./likeness/rate-points.ts"
import { judgePoints } from "./verdicts/judge-points.ts"
import { tellContrast } from "./verdicts/tell-contrast.ts"

/** The only date in each of two texts on one event is likely the same date. */
const ONLY_ONE = 1.2

/** Two points that may place one thing, with the verdict on them; null where they do not. See matchFigures. */
export function matchPoints(
  a: Description,
  b: Description,
  setting: ComparisonSetting,
  apart: readonly Candidate[],
): Candidate | null {
  if (a.mention.reader !== b.mention.reader) return null
  const context = rateContexts(a.context, b.context)
  const verdict = judgePoints(a.mention, b.mention, setting, context.areVersions)
  if (verdict === null || verdict.verdict === "not-comparable") return null
  if (verdict.verdict !== "agree" && !context.areVersions && (a.aside === "name" || b.aside === "name")) return null
  if (verdict.verdict !== "agree" && tellFiguresApart(a.mention, b.mention, apart)) return null
  const alike = ratePoints(a, b, verdict)
  if (alike === null) return null
  const score = context.likeness + alike + (areOnlyPoints(a, b) ? ONLY_ONE : 0)
  return score < TO_AGREE
    ? null
    : {
        a,
        b,
        score,
        preference: preferByRows(a.row, b.row),
        verdict,
        contrast: verdict.verdict === "agree" ? null : tellContrast(a, b),
      }
}

/** "5 % in March" and "7 % in April" are figures of two months, so that March is not April is no disagreement. */
function tellFiguresApart(a: Mention, b: Mention, apart: readonly Candidate[]): boolean {
  return apart.some(({ contrast }) => contrast !== null && holds(a, contrast.a) && holds(b, contrast.b))
}

function holds({ start, end }: Mention, words: readonly ClauseWord[]): boolean {
  return words.some((word) => word.start >= start && word.start < end)
}

/** The only clock time of an article may be the time when it was written, so it says nothing. */
function areOnlyPoints(a: Description, b: Description): boolean {
  return a.isOnly && b.isOnly && a.mention.reader !== "clock"
}
