import type { ComparisonSetting } from "../../compare/pair/setting.ts"
import { type Candidate, TO_AGREE } from "./choose-pairs.ts"
import type { Description } from "./describe/description.ts"
import { rateContexts } from "./likeness/rate-contexts.ts"
import { ratePoints } from "./likeness/rate-points.ts"
import { judgePoints } from "./verdicts/judge-points.ts"

/** The only date in each of two texts on one event is likely the same date. */
const ONLY_ONE = 1.2

/** Two points that may place one thing, with the verdict on them; null where they do not. See matchFigures. */
export function matchPoints(a: Description, b: Description, setting: ComparisonSetting): Candidate | null {
  if (a.mention.reader !== b.mention.reader) return null
  const context = rateContexts(a.context, b.context)
  const verdict = judgePoints(a.mention, b.mention, setting, context.areVersions)
  if (verdict === null || verdict.verdict === "not-comparable") return null
  if (verdict.verdict !== "agree" && !context.areVersions && (a.aside === "name" || b.aside === "name")) return null
  const alike = ratePoints(a, b, verdict)
  if (alike === null) return null
  const score = context.likeness + alike + (areOnlyPoints(a, b) ? ONLY_ONE : 0)
  return score < TO_AGREE ? null : { a, b, score, verdict }
}

/** The only clock time of an article may be the time when it was written, so it says nothing. */
function areOnlyPoints(a: Description, b: Description): boolean {
  return a.isOnly && b.isOnly && a.mention.reader !== "clock"
}
