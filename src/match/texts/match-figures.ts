import { type Candidate, TO_AGREE } from "./choose-pairs.ts"
import type { Description } from "./describe/description.ts"
import { preferByRows } from "./likeness/prefer-by-rows.ts"
import { rateContexts } from "./likeness/rate-contexts.ts"
import { rateDescriptions } from "./likeness/rate-descriptions.ts"
import { areSlips, rateNumbers, rateValues } from "./likeness/rate-values.ts"
import { isPartOfTotal } from "./verdicts/is-part-of-total.ts"
import { isSomeOf } from "./verdicts/is-some-of.ts"
import { judgeFigures, type TextSetting } from "./verdicts/judge-figures.ts"
import { type Contrast, tellContrast } from "./verdicts/tell-contrast.ts"
import { tellDays } from "./verdicts/tell-days.ts"

/** Two figures that may measure one thing, with the verdict on them; null where they do not. */
export function matchFigures(a: Description, b: Description, setting: TextSetting): Candidate | null {
  const alike = rateApartFromValues(a, b)
  if (alike === null) return null
  const context = rateContexts(a.context, b.context)
  if (alike + context.likeness + rateValuesAtMost(a, b) < TO_AGREE) return null
  const verdict = judgeFigures(a.mention, b.mention, setting, context.areVersions)
  if (verdict.verdict === "not-comparable") return null
  const disagree = verdict.verdict !== "agree"
  if (disagree && !context.areVersions && areNoRivals(a, b)) return null
  const contrast = disagree ? (tellContrast(a, b) ?? tellDaysApart(a, b, setting, context.areVersions)) : null
  return {
    a,
    b,
    score: alike + context.likeness + rateValues(verdict),
    preference: preferByRows(a.row, b.row),
    verdict,
    contrast,
  }
}

/** Who changed the day and the number of one sentence has changed the number. */
function tellDaysApart(
  a: Description,
  b: Description,
  { tolerance }: TextSetting,
  areVersions: boolean,
): Contrast | null {
  return areVersions ? null : tellDays(a, b, tolerance.windowDays)
}

/** The only amount of money in each of two texts on one event is likely the same amount. */
const ONLY_ONE = 1.2
const POSITION = 0.2

function rateApartFromValues(a: Description, b: Description): number | null {
  const alike = rateDescriptions(a, b)
  if (alike === null) return null
  return alike + (a.isOnly && b.isOnly ? ONLY_ONE : 0) - Math.abs(a.position - b.position) * POSITION
}

/** Saves the verdict on the many pairs that cannot meet. Units are converted by the verdict, so two units may meet. */
function rateValuesAtMost(a: Description, b: Description): number {
  const isOneUnit = a.mention.quantity.unit === b.mention.quantity.unit
  return isOneUnit && !areSlips(a.mention.quantity, b.mention.quantity)
    ? rateNumbers(a.middle, b.middle, true)
    : Number.POSITIVE_INFINITY
}

/** "Another 12 mills" does not contradict "9 mills", nor does one of the parts contradict their total. */
function areNoRivals(a: Description, b: Description): boolean {
  if (a.aside !== b.aside || isSomeOf(a, b) || isSomeOf(b, a)) return true
  return isPartOfTotal(a.all, a.index, b.mention) || isPartOfTotal(b.all, b.index, a.mention)
}
