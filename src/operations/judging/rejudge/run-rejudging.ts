import type { Tolerance } from "../../../compare/rules/tolerance.ts"
import type { HedgeProfile } from "../../../quantity/hedges/hedge-profile.ts"
import { readQuantity } from "../../../quantity/quantity.ts"
import { listFiguresAfter, type StoredFigure, updateSearchColumns } from "../../../store/claims/figures.ts"
import { listPairsOf } from "../../../store/conflicts/conflicts.ts"
import type { Db } from "../../../store/connection/connect.ts"
import { inTransaction, type Trx } from "../../../store/connection/transaction.ts"
import { lockRejudging, type Progress, type RejudgingRow, saveProgress } from "../../../store/rules/rejudgings.ts"
import { countSubjectsIn, findNextSubjectIn } from "../../../store/rules/scopes.ts"
import { lockFamilies, lockForFiling, lockForMerging } from "../../../store/subjects/locks.ts"
import { findSubject, type SubjectRow } from "../../../store/subjects/subjects.ts"
import { publishRejudged } from "../../signals.ts"
import { listRuled } from "../judge.ts"
import { searchColumns } from "../normalise-figure.ts"
import { saveJudgements } from "../save-judgements.ts"
import { addsUp } from "../sums/judge-sum.ts"
import { judgeSumsOf } from "../sums/judge-sums.ts"
import { findTolerance } from "../tolerances.ts"
import { judgeAnew } from "./judge-anew.ts"
import { queueRejudging } from "./start-rejudging.ts"
import { addTally, type Tally, tallyPlan } from "./tally.ts"

/** The most figures of a subject that one transaction judges. Filing into that subject waits for it. */
const PAGE = 50
const REFRESHED = 1_000

/**
 * Runs a pass to its end, page by page. Each page has a transaction of its own, which also saves how far the pass has come,
 * so that it goes on from there after a crash. Ends early where another worker runs the same pass.
 */
export async function runRejudging(db: Db, id: string, clock: () => string, signal?: AbortSignal): Promise<void> {
  await awaitFilers(db)
  let isOver = false
  while (!isOver && !signal?.aborted) {
    const judged = await inTransaction(db, "rejudge a page", (trx) => runPage(trx, id, clock()))
    isOver = judged === null
    publishRejudged({ figures: judged ?? 0 })
  }
  // A process that stops hands the rest to the next worker at once.
  if (!isOver) await inTransaction(db, "queue a rejudging", (trx) => queueRejudging(trx, id))
}

/** A transaction that files now may use the old rules in a subject that it has not committed yet. Wait for all of them. */
async function awaitFilers(db: Db): Promise<void> {
  await inTransaction(db, "wait for filers", (trx) => lockForMerging(trx))
}

/** Returns how many figures were judged, or null where nothing is left to do. */
async function runPage(trx: Trx, id: string, now: string): Promise<number | null> {
  await lockForFiling(trx)
  const pass = await lockRejudging(trx, id)
  if (pass === undefined || pass.status === "done") return null
  const total = pass.subjects_total ?? (await countSubjectsIn(trx, pass.scopes))
  const subject = await lockSubjectOf(trx, pass)
  const progress = { ...progressOf(pass), subjects_total: total }
  if (subject === undefined) {
    await saveProgress(trx, id, { ...progress, status: "done" }, now)
    return null
  }
  const isSame = subject.id === pass.cursor_subject
  const page = await judgePage(trx, subject, isSame ? pass.cursor_figure : null, now)
  await saveProgress(trx, id, advance(progress, subject.id, page), now)
  return page.figures
}

/** The subject that the pass has come to, or the next one, with its family locked. */
async function lockSubjectOf(trx: Trx, pass: RejudgingRow): Promise<SubjectRow | undefined> {
  const { cursor_subject, cursor_figure, scopes } = pass
  const id =
    cursor_subject !== null && cursor_figure !== null
      ? cursor_subject
      : await findNextSubjectIn(trx, scopes, cursor_subject)
  if (id === undefined) return undefined
  await lockFamilies(trx, [id])
  return findSubject(trx, id)
}

function progressOf({ cursor_subject, cursor_figure, ...pass }: RejudgingRow): Progress {
  const { subjects_total, subjects_done, figures_done, opened, closed, changed } = pass
  const counts = { subjects_total, subjects_done, figures_done, opened, closed, changed }
  return { status: "running", cursor_subject, cursor_figure, ...counts }
}

type Page = Tally & { readonly figures: number; readonly last: string | null }

function advance(progress: Progress, subjectId: string, { figures, last, ...tally }: Page): Progress {
  return {
    ...progress,
    ...addTally(progress, tally),
    cursor_subject: subjectId,
    cursor_figure: last,
    figures_done: progress.figures_done + figures,
    subjects_done: progress.subjects_done + (last === null ? 1 : 0),
  }
}

async function judgePage(trx: Trx, subject: SubjectRow, after: string | null, now: string): Promise<Page> {
  const tolerance = await findTolerance(trx, subject)
  if (after === null) await refreshSearch(trx, subject, tolerance)
  const figures = await listFiguresAfter(trx, subject, { after, limit: PAGE })
  const stored = (await listPairsOf(trx, figures)).filter((pair) => pair.subject_id === subject.id)
  const neighbours = await listRuled(trx, subject, tolerance)
  const owns = figures.map((figure) => ({ subject, figure, neighbours }))
  const judgements = await judgeAnew(trx, owns, stored)
  let tally = tallyPlan(await saveJudgements(trx, judgements, stored, { now, actor: null }))
  if (addsUp(subject)) {
    tally = addTally(tally, tallyPlan(await judgeSumsOf(trx, subject, figures, tolerance, { now, actor: null })))
  }
  const last = figures.length < PAGE ? null : (figures.at(-1)?.id ?? null)
  return { ...tally, figures: figures.length, last }
}

/**
 * Brings the search columns up to date before the first figure is judged, so that a search finds every figure as this hedge
 * profile reads it.
 */
async function refreshSearch(trx: Trx, subject: SubjectRow, { hedgeProfile }: Tolerance): Promise<void> {
  for (let after: string | null = null; ; ) {
    const figures: StoredFigure[] = await listFiguresAfter(trx, subject, { after, limit: REFRESHED })
    for (const figure of figures) await refreshFigure(trx, figure, hedgeProfile)
    if (figures.length < REFRESHED) return
    after = figures.at(-1)?.id ?? null
  }
}

async function refreshFigure(trx: Trx, figure: StoredFigure, profile: HedgeProfile): Promise<void> {
  const columns = searchColumns(figure.unit, readQuantity(figure.quantity), profile)
  if (columns.narrowMin === figure.narrow_min && columns.narrowMax === figure.narrow_max) return
  await updateSearchColumns(trx, figure, columns)
}
