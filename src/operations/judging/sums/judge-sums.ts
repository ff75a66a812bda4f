import type { Tolerance } from "../../../compare/rules/tolerance.ts"
import { sumBounds } from "../../../compare/sum/sum-bounds.ts"
import { type FigureRow, listFigures, listLiveFigures } from "../../../store/claims/figures.ts"
import { listSumsOf, lockSettledSumsWith, lockSumsOf, lockSumsOfSubject } from "../../../store/conflicts/conflicts.ts"
import { type Days, listDatesBeside, listSumCandidates, listSummands } from "../../../store/conflicts/sums.ts"
import type { Db } from "../../../store/connection/connect.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { findSubject, type SubjectRow } from "../../../store/subjects/subjects.ts"
import type { Subject } from "../judge.ts"
import type { Judgement } from "../judgement.ts"
import { ceilBound, floorBound, readPeriod } from "../normalise-figure.ts"
import { type Plan, type PlanOptions, planJudgements } from "../plan-judgements.ts"
import { resolveConflicts, saveJudgements } from "../save-judgements.ts"
import { findTolerance } from "../tolerances.ts"
import { groupByPart, judgeSum, type Whole } from "./judge-sum.ts"

/**
 * Judges sums after a figure came or went: its own sum, where the parts of its subject are declared to add up, and the
 * sums of the wholes that its subject is a direct part of. The caller holds the lock of the family.
 */
export async function judgeSumsAround(trx: Trx, subject: Subject, figure: FigureRow, now: string): Promise<void> {
  if (subject.exhaustive && figure.claims > 0) {
    await judgeSumsOf(trx, subject, [figure], await findTolerance(trx, subject), { now })
  }
  for (const { id } of subject.wholes) {
    const whole = await findSubject(trx, id)
    if (whole?.exhaustive) await judgeSumsBeside(trx, whole, figure, now)
  }
}

/** Opens again the sums that a person had settled, after a claimant took up or left a figure that stays. */
export async function judgeSettledSums(trx: Trx, subject: Subject, figureId: string, now: string): Promise<void> {
  if (!subject.exhaustive && subject.wholes.length === 0) return
  for (const sum of await lockSettledSumsWith(trx, figureId)) {
    const whole = await findSubject(trx, sum.subject_id)
    if (!whole?.exhaustive) continue
    const figures = await listFigures(trx, [{ subjectId: sum.subject_a, id: sum.figure_a }])
    await judgeSumsOf(trx, whole, figures, await findTolerance(trx, whole), { now, changed: new Set([sum.figure_a]) })
  }
}

/** Judges the sums of these figures of a whole, and stores what they come to. */
export async function judgeSumsOf(
  trx: Trx,
  whole: Whole,
  figures: readonly FigureRow[],
  tolerance: Tolerance,
  options: PlanOptions,
): Promise<Plan> {
  const judgements = await judgeEach(trx, whole, figures, tolerance)
  const stored = await lockSumsOf(
    trx,
    figures.map(({ id }) => id),
  )
  return saveJudgements(trx, judgements, stored, options)
}

/** The same without storing anything. */
export async function planSumsOf(
  db: Db,
  whole: Whole,
  figures: readonly FigureRow[],
  tolerance: Tolerance,
  options: PlanOptions,
): Promise<Plan> {
  const judgements = await judgeEach(db, whole, figures, tolerance)
  const stored = await listSumsOf(
    db,
    figures.map(({ id }) => id),
  )
  return planJudgements(db, judgements, stored, options)
}

async function judgeEach(
  db: Db,
  whole: Whole,
  figures: readonly FigureRow[],
  tolerance: Tolerance,
): Promise<Judgement[]> {
  const judgements: Judgement[] = []
  for (const figure of figures) {
    judgements.push(judgeSum(whole, figure, await summandsBeside(db, whole, figure, tolerance), tolerance))
  }
  return judgements
}

function summandsBeside(db: Db, whole: Whole, days: Days, { windowDays }: Tolerance): Promise<FigureRow[]> {
  const parts = whole.parts.map(({ id }) => id)
  return listSummands(db, parts, days, { measure: whole.measure, windowDays })
}

/** Adds up one sum for each date, and holds it against the figures of that date that may disagree with it, or did before. */
async function judgeSumsBeside(trx: Trx, whole: SubjectRow, part: Days, now: string): Promise<void> {
  const tolerance = await findTolerance(trx, whole)
  const { measure, unit } = whole
  const dates = await listDatesBeside(trx, whole.id, part, { measure, windowDays: tolerance.windowDays })
  for (const days of dates) {
    const summands = await summandsBeside(trx, whole, days, tolerance)
    const setting = { measure, tolerance }
    const bounds = sumBounds({ asOf: readPeriod(days), unit }, groupByPart(whole, summands), setting)
    const search = {
      subjectId: whole.id,
      unit,
      below: bounds?.below ? ceilBound(bounds.below) : null,
      above: bounds?.above ? floorBound(bounds.above) : null,
    }
    const figures = await listSumCandidates(trx, days, search)
    const judgements = figures.map((figure) => judgeSum(whole, figure, summands, tolerance))
    const ids = figures.map(({ id }) => id)
    await saveJudgements(trx, judgements, ids.length === 0 ? [] : await lockSumsOf(trx, ids), { now })
  }
}

/** Judges all sums of a subject after its parts changed, or after they were declared to add up, or no longer to. */
export async function judgeAllSums(trx: Trx, subjectId: string, now: string): Promise<void> {
  const subject = await findSubject(trx, subjectId)
  if (subject === undefined) return
  if (!subject.exhaustive) return withdrawSums(trx, subject, now)
  const figures = await listLiveFigures(trx, subject.id)
  await judgeSumsOf(trx, subject, figures, await findTolerance(trx, subject), { now })
}

async function withdrawSums(trx: Trx, subject: SubjectRow, now: string): Promise<void> {
  const reason = `The parts of "${subject.name}" are not declared to add up to it any more.`
  await resolveConflicts(trx, await lockSumsOfSubject(trx, subject.id), { by: "withdrawn", reason, now })
}
