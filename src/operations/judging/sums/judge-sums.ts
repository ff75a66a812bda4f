import type { Tolerance } from "../../../compare/rules/tolerance.ts"
import { sumBounds } from "../../../compare/sum/sum-bounds.ts"
import { type FigureRow, listFigures, listLiveFigures } from "../../../store/claims/figures.ts"
import { listSettledSumsWith, listSumsOf, listSumsOfSubject } from "../../../store/conflicts/conflicts.ts"
import { type Days, listDatesBeside, listSumCandidates, listSummands } from "../../../store/conflicts/sums.ts"
import type { Db } from "../../../store/connection/connect.ts"
import type { Trx } from "../../../store/connection/transaction.ts"
import { findSubject, type InFamily, type SubjectRow } from "../../../store/subjects/subjects.ts"
import type { Occasion } from "../../requests/occasion.ts"
import { viewStore } from "../family-view.ts"
import type { Subject } from "../judge.ts"
import type { Judgement } from "../judgement.ts"
import { ceilBound, floorBound, readPeriod } from "../normalise-figure.ts"
import { type Plan, type PlanOptions, planJudgements } from "../plan-judgements.ts"
import { resolveConflicts, saveJudgements } from "../save-judgements.ts"
import { findTolerance } from "../tolerances.ts"
import { addsUp, groupByPart, judgeSum, sumSetting, type Whole } from "./judge-sum.ts"

/**
 * Judges sums after a figure came or went: its own sum, where the parts of its subject are declared to add up, and the
 * sums of the wholes that its subject is a direct part of. The caller holds the lock of the family.
 */
export async function judgeSumsAround(
  trx: Trx,
  subject: Subject,
  figure: FigureRow,
  occasion: Occasion,
): Promise<void> {
  if (addsUp(subject) && figure.claims > 0) {
    await judgeSumsOf(trx, subject, [figure], await findTolerance(trx, subject), occasion)
  }
  for (const { id } of subject.wholes) {
    const whole = await findSubject(trx, id)
    if (whole !== undefined && addsUp(whole)) await judgeSumsBeside(trx, whole, figure, occasion)
  }
}

/** Opens again the sums that a person had settled, after a claimant took up or left a figure that stays. */
export async function judgeSettledSums(
  trx: Trx,
  subject: Subject,
  figure: InFamily,
  occasion: Occasion,
): Promise<void> {
  if (!addsUp(subject) && subject.wholes.length === 0) return
  for (const sum of await listSettledSumsWith(trx, figure)) {
    const whole = await findSubject(trx, sum.subject_id)
    if (whole === undefined || !addsUp(whole)) continue
    const figures = await listFigures(trx, [{ family_id: sum.family_id, id: sum.figure_a }])
    await judgeSumsOf(trx, whole, figures, await findTolerance(trx, whole), {
      ...occasion,
      changed: new Set([sum.figure_a]),
    })
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
  const stored = await listSumsOf(trx, figures)
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
  const stored = await listSumsOf(db, figures)
  return planJudgements(viewStore(db), judgements, stored, options)
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
  return listSummands(db, whole.family_id, parts, days, { measure: whole.measure, windowDays })
}

/** Adds up one sum for each date, and holds it against the figures of that date that may disagree with it, or did before. */
async function judgeSumsBeside(trx: Trx, whole: SubjectRow, part: Days, occasion: Occasion): Promise<void> {
  const tolerance = await findTolerance(trx, whole)
  const { measure, unit } = whole
  const dates = await listDatesBeside(trx, whole, part, { measure, windowDays: tolerance.windowDays })
  for (const days of dates) {
    const summands = await summandsBeside(trx, whole, days, tolerance)
    const setting = sumSetting(whole, tolerance)
    const bounds = sumBounds({ asOf: readPeriod(days), unit }, groupByPart(whole, summands), setting)
    const search = {
      familyId: whole.family_id,
      subjectId: whole.id,
      unit,
      below: bounds?.below ? ceilBound(bounds.below) : null,
      above: bounds?.above ? floorBound(bounds.above) : null,
    }
    const figures = await listSumCandidates(trx, days, search)
    const judgements = figures.map((figure) => judgeSum(whole, figure, summands, tolerance))
    await saveJudgements(trx, judgements, figures.length === 0 ? [] : await listSumsOf(trx, figures), occasion)
  }
}

/** Judges all sums of a subject after its parts changed, or after they were declared to add up, or no longer to. */
export async function judgeAllSums(trx: Trx, subjectId: string, occasion: Occasion): Promise<void> {
  const subject = await findSubject(trx, subjectId)
  if (subject === undefined) return
  if (!addsUp(subject)) return withdrawSums(trx, subject, occasion)
  const figures = await listLiveFigures(trx, subject)
  await judgeSumsOf(trx, subject, figures, await findTolerance(trx, subject), occasion)
}

async function withdrawSums(trx: Trx, subject: SubjectRow, occasion: Occasion): Promise<void> {
  const reason = `The parts of "${subject.name}" are not declared to add up to it any more.`
  await resolveConflicts(trx, await listSumsOfSubject(trx, subject), { by: "withdrawn", reason, ...occasion })
}
