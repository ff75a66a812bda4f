import { applyProfile } from "../../quantity/apply-profile.ts"
import type { Readings } from "../../quantity/numbers/reading.ts"
import type { Quantity } from "../../quantity/quantity.ts"
import { findAllowances, hasArbitraryZero } from "./allowance.ts"
import { laterEnd, laterFigure } from "./as-of-order.ts"
import { findCommonUnit } from "./common-unit.ts"
import { findObstacle, isVague } from "./comparability.ts"
import { type ComparedFigure, type Pair, partSide, type Side } from "./figure.ts"
import { measureGap } from "./gap.ts"
import { findBasis, findDisagreement, gradeDisagreement, measureReadings } from "./measures.ts"
import { readNarrowly } from "./narrow-reading.ts"
import { readPair } from "./pair-readings.ts"
import { relateReadings } from "./relation.ts"
import type { ComparisonSetting } from "./setting.ts"
import type { Agreement, Basis, Disagreement, Measured, NotComparable, Reason, Relation, Verdict } from "./verdict.ts"

/**
 * Holds two figures against each other by the rules of docs/semantics.md:
 *
 * - What cannot be compared is `not-comparable`, with the reason: an outcome like the others.
 * - Stated readings further apart than allowed are a `conflict`; else implied readings further apart are a `tension`.
 * - A part disagrees with its whole only from above, an earlier running total with a later one only from above.
 * - A claimant's own later figure is a `revision`; but a running total that falls stays a conflict, whoever says so.
 * - Everything else agrees, and the basis says why.
 *
 * Exchanging `a` and `b` exchanges the sides in the result and changes nothing else.
 */
export function compareFigures(a: ComparedFigure, b: ComparedFigure, setting: ComparisonSetting): Verdict {
  const figures = { a: readBy(a, setting), b: readBy(b, setting) }
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
  const readings = readPair(figures, quantities, setting.tolerance.rounding)
  const measures = measureReadings(readings, findAllowances(figures, unit, setting))
  return { figures, quantities, setting, unit, ...measures }
}

function judge(measured: Measured): Verdict {
  const { figures, gap, setting } = measured
  const disagreement = findDisagreement(measured)

  // A part above its whole disagrees with it. Otherwise a part says nothing against its whole.
  const part = partSide(setting.relation)
  if (part !== null && (disagreement === null || gap.implied.lower === part)) return agree(measured, "part")

  // A later running total may be higher by any amount; a later one that is lower conflicts.
  const later = setting.measure === "cumulative" ? laterEnd(figures.a.asOf, figures.b.asOf) : null
  if (later !== null && gap.implied.apart && gap.implied.lower !== later) return agree(measured, "later", later)
  if (disagreement === null) return agree(measured, findPairBasis(measured))
  if (later !== null) return disagree(measured, disagreement, later)

  // The later figure of the same single claimant is that claimant's own update.
  const update = haveOneClaimant(figures) ? laterFigure(figures.a, figures.b) : null
  if (update !== null) return { ...measured, verdict: "revision", later: update }
  return disagree(measured, disagreement, null)
}

function findPairBasis(measured: Measured): Basis {
  const { a, b } = measured.quantities
  return findBasis(measured, () => measureGap(readNarrowly(a), readNarrowly(b)))
}

/** Ten outlets that quote one ministry are one claimant; a second claimant of either figure ends the revision. */
function haveOneClaimant({ a, b }: Pair<ComparedFigure>): boolean {
  return a.claimants.length === 1 && b.claimants.length === 1 && a.claimants[0] === b.claimants[0]
}

function agree(measured: Measured, basis: Basis, later: Side | null = null): Agreement {
  return { ...measured, verdict: "agree", basis, later }
}

function disagree(measured: Measured, verdict: Disagreement["verdict"], later: Side | null): Disagreement {
  const { gap, quantities, setting } = measured
  const severity = gradeDisagreement(verdict, gap, setting.tolerance, hasArbitraryZero(quantities.a))
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
  const readings = common === null ? ownReadings(quantities) : readPair(figures, common, setting.tolerance.rounding)
  const unit = common?.a.unit ?? null
  const relation = common === null || isVague(common.a) || isVague(common.b) ? null : relate(readings)
  return { verdict: "not-comparable", reason, figures, setting, quantities, readings, unit, relation }
}

function ownReadings({ a, b }: Pair<Quantity>): Pair<Readings> {
  return { a: { stated: a.stated, implied: a.implied }, b: { stated: b.stated, implied: b.implied } }
}

function relate({ a, b }: Pair<Readings>): Relation {
  return relateReadings(a.stated, b.stated, measureGap(a.stated, b.stated))
}
