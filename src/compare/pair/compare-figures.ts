import { applyProfile } from "../../quantity/apply-profile.ts"
import type { Readings } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { findAllowances } from "./allowance.ts"
import { laterEnd, laterFigure, wasReplaced } from "./as-of-order.ts"
import { isRange } from "./bounds.ts"
import { findCommonUnit } from "./common-unit.ts"
import { findObstacle, isVague, relatePeriods } from "./comparability.ts"
import { type ComparedFigure, otherSide, type Pair, partSide, type Side } from "./figure.ts"
import { measureGap } from "./gap.ts"
import { findBasis, findDisagreement, measureReadings } from "./measures.ts"
import { readingsOf, roundPair } from "./pair-readings.ts"
import { relateReadings } from "./relation.ts"
import type { ComparisonSetting } from "./setting.ts"
import { gradeDisagreement } from "./severity.ts"
import { isStrict, precisionOf } from "./strictness.ts"
import type { Agreement, Basis, Disagreement, Measured, NotComparable, Reason, Relation, Verdict } from "./verdict.ts"

/**
 * Holds two figures against each other by the rules of docs/semantics.md:
 *
 * - What cannot be compared is `not-comparable`, with the reason: an outcome like the others.
 * - Stated readings further apart than allowed are a `conflict`; else implied readings further apart are a `tension`.
 * - A part disagrees with its whole only from above, an earlier running total with a later one only from above. A flow
 *   of a period within a longer period is a part of it.
 * - A claimant's own later figure is a `revision`, unless the claimant said the earlier one again.
 * - Everything else agrees, and the basis says why.
 *
 * Exchanging `a` and `b` exchanges the sides in the result and changes nothing else.
 */
export function compareFigures(a: ComparedFigure, b: ComparedFigure, given: ComparisonSetting): Verdict {
  const figures = { a: readBy(a, given), b: readBy(b, given) }
  const setting = relatePeriods(figures, given)
  const common = findCommonUnit(figures.a.quantity, figures.b.quantity, setting.tolerance.hedgeProfile)
  const obstacle = findObstacle(figures, common !== null, setting)
  if (common === null || obstacle !== null) {
    return Object.freeze(refuse(figures, common, setting, obstacle ?? "different-dimensions"))
  }
  return Object.freeze(judge(measure(figures, common, setting)))
}

/** Each figure as the hedge profile of the tolerance reads it. */
function readBy(figure: ComparedFigure, { tolerance }: ComparisonSetting): ComparedFigure {
  const quantity = applyProfile(figure.quantity, tolerance.hedgeProfile)
  return quantity === figure.quantity ? figure : { ...figure, quantity }
}

/** Readings, gaps and allowances in the unit that both have in common. */
function measure(figures: Pair<ComparedFigure>, quantities: Pair<Quantity>, setting: ComparisonSetting): Measured {
  const { unit } = quantities.a
  const sides = { a: precisionOf(quantities.a), b: precisionOf(quantities.b) }
  const measures = measureReadings(
    { a: readingsOf(quantities.a), b: readingsOf(quantities.b) },
    {
      allowances: findAllowances(figures, unit, setting),
      rounded: roundPair(figures, quantities, setting.tolerance.rounding),
      isStrict: (gap) => isStrict(gap, sides, setting.tolerance),
    },
  )
  return { figures, quantities, setting, unit, ...measures }
}

function judge(measured: Measured): Verdict {
  const { figures, gap, setting } = measured
  const disagreement = findPairDisagreement(measured)

  // A part above its whole disagrees with it. Otherwise a part says nothing against its whole.
  const part = partSide(setting.relation)
  if (part !== null && (disagreement === null || gap.implied.lower === part)) return agree(measured, "part")

  // A later running total may be higher by any amount; a later one that is lower is judged as any two figures are.
  const later = setting.measure === "cumulative" ? laterEnd(figures.a.asOf, figures.b.asOf) : null
  if (later !== null && gap.implied.apart && gap.implied.lower !== later) return agree(measured, "later", later)
  if (disagreement === null) return agree(measured, findPairBasis(measured))

  // The later figure of the same single claimant is that claimant's own update, if the earlier was said no more since.
  // A figure of a part or of a shorter period updates nothing that was said of the whole.
  const update = part === null && haveOneClaimant(figures) ? laterFigure(figures.a, figures.b) : null
  if (update !== null && wasReplaced(figures[otherSide(update)], figures[update])) {
    return { ...measured, verdict: "revision", later: update }
  }
  return disagree(measured, disagreement, later)
}

/** "More than 5,000" and "as many as 8,000" make a range: a reader who takes them further apart is not misled. */
function findPairDisagreement(measured: Measured): Disagreement["verdict"] | null {
  const disagreement = findDisagreement(measured)
  return disagreement === "tension" && makeRange(measured) ? null : disagreement
}

function makeRange({ quantities, gap }: Measured): boolean {
  return !gap.stated.apart && isRange(quantities)
}

function findPairBasis(measured: Measured): Basis {
  const basis = findBasis(measured)
  return basis === "tolerance" && makeRange(measured) ? "overlap" : basis
}

/** Ten outlets that quote one ministry are one claimant; a second claimant of either figure ends the revision. */
export function haveOneClaimant({ a, b }: Pair<Pick<ComparedFigure, "claimants">>): boolean {
  return a.claimants.length === 1 && b.claimants.length === 1 && a.claimants[0] === b.claimants[0]
}

function agree(measured: Measured, basis: Basis, later: Side | null = null): Agreement {
  return { ...measured, verdict: "agree", basis, later }
}

function disagree(measured: Measured, verdict: Disagreement["verdict"], later: Side | null): Disagreement {
  const { gap, quantities, setting } = measured
  const severity = gradeDisagreement(verdict, gap, quantities.a, setting.tolerance)
  return { ...measured, verdict, severity, later }
}

/** Readings are shown all the same, and in one unit where there is one. A vague figure lies nowhere. */
function refuse(
  figures: Pair<ComparedFigure>,
  common: Pair<Quantity> | null,
  setting: ComparisonSetting,
  reason: Reason,
): NotComparable {
  const quantities = common ?? { a: figures.a.quantity, b: figures.b.quantity }
  const readings = { a: readingsOf(quantities.a), b: readingsOf(quantities.b) }
  const unit = common?.a.unit ?? null
  const relation = common === null || isVague(common.a) || isVague(common.b) ? null : relate(readings)
  return { verdict: "not-comparable", reason, figures, setting, quantities, readings, unit, relation }
}

function relate({ a, b }: Pair<Readings>): Relation {
  return relateReadings(a.stated, b.stated, measureGap(a.stated, b.stated))
}
