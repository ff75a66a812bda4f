import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import {
  findFigureLike,
  insertFigure,
  listFigures,
  listLiveFigures,
  recountClaimants,
} from "../../store/claims/figures.ts"
import { moveExceptions } from "../../store/conflicts/exceptions.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { listRulesOfSubject } from "../../store/rules/rules.ts"
import { lockFamilies, lockForFiling } from "../../store/subjects/locks.ts"
import {
  deleteFigures,
  listFigureIds,
  type MovedFigure,
  markSubjectMerged,
  moveClaims,
  moveParts,
} from "../../store/subjects/merges.ts"
import { listWholes } from "../../store/subjects/part-of.ts"
import {
  deleteSubjectNames,
  findSubject,
  insertSubjectNames,
  type SubjectRow,
  updateSubject,
} from "../../store/subjects/subjects.ts"
import { acceptCovered, listUncovered } from "../conflicts/exceptions.ts"
import { judgeChanges } from "../judging/judge-changes.ts"
import { type NormalisedFigure, normaliseFigure, readPeriod, searchColumns } from "../judging/normalise-figure.ts"
import { startRejudging } from "../judging/rejudge/start-rejudging.ts"
import { judgeAllSums } from "../judging/sums/judge-sums.ts"
import { findTolerance } from "../judging/tolerances.ts"
import type { Precondition } from "../requests/precondition.ts"
import { notFound, unknownId } from "../requests/refusals.ts"
import { contentOf, saveVersion } from "../rules/save-rule.ts"
import { recordSubject } from "./change-subject.ts"
import { requireMergeable } from "./mergeable-subjects.ts"
import { restoreAll, takeAll } from "./move-conflicts.ts"
import { judgeAgainstWholes } from "./part-of.ts"

/**
 * Moves everything that one subject has to another: claims, figures, conflicts with their history, names, tags and
 * relations. The first subject stays as a pointer to the second.
 */
export async function mergeSubjects(
  trx: Trx,
  fromId: string,
  intoId: string,
  context: { now: string; check: Precondition },
): Promise<void> {
  await lockForFiling(trx)
  await lockFamilies(trx, [fromId, intoId])
  const from = await findSubject(trx, fromId)
  if (from === undefined) throw notFound("subject", fromId)
  context.check(from.version)
  const into = await findSubject(trx, intoId)
  if (into === undefined) throw unknownId("/into", "subject", intoId)
  await requireMergeable(trx, from, into)
  const around = await listAround(trx, [from.id, into.id])
  const uncovered = await listUncovered(trx, [from.id, ...around], context.now)
  const taken = await takeAll(trx, from)
  const moved = await moveFigures(trx, from, into, context.now)
  await restoreAll(trx, taken, { from, into, moved }, context.now)
  await deleteFigures(trx, from.id)
  await moveExceptions(trx, from.id, into.id)
  await moveParts(trx, from.id, into.id)
  await moveNames(trx, from, into)
  await moveRules(trx, from, into, context.now)
  await markSubjectMerged(trx, from.id, into.id)
  await judgeMoved(trx, into.id, moved, context.now)
  await acceptCovered(trx, around, uncovered, context.now)
  const change = { action: "merged", before: { into: null }, after: { into: into.id } }
  await recordSubject(trx, from.id, change, context.now)
  await recordSubject(trx, into.id, { action: "merged", before: null, after: { from: from.id } }, context.now)
}

/** The subjects that a conflict of the two may belong to afterwards: the second, and the wholes of both. */
async function listAround(trx: Trx, [fromId, intoId]: readonly [string, string]): Promise<string[]> {
  const wholes = [...(await listWholes(trx, fromId)), ...(await listWholes(trx, intoId))]
  return [...new Set([intoId, ...wholes.map(({ id }) => id)])]
}

/** Inserts a figure with the search columns that the hedge profile of its subject gives. */
function addFigure(trx: Trx, figure: NormalisedFigure, { hedgeProfile }: Tolerance, now: string): Promise<string> {
  const columns = searchColumns(figure.unit, readQuantity(figure.quantity), hedgeProfile)
  return insertFigure(trx, { ...figure, ...columns }, now)
}

/** Moves figures into the unit of the subject that stays, in which two of them may become one. */
async function moveFigures(trx: Trx, from: SubjectRow, into: SubjectRow, now: string): Promise<MovedFigure[]> {
  const ids = await listFigureIds(trx, from.id)
  const tolerance = await findTolerance(trx, into)
  const moved: MovedFigure[] = []
  for (const row of await listFigures(
    trx,
    ids.map((id) => ({ subjectId: from.id, id })),
  )) {
    const figure = normaliseFigure(into, readQuantity(row.quantity), readPeriod(row))
    const found = await findFigureLike(trx, figure)
    const joined = found !== undefined && found.claims > 0
    moved.push({ from: row.id, into: found?.id ?? (await addFigure(trx, figure, tolerance, now)), joined })
  }
  await moveClaims(trx, { from: from.id, into: into.id }, moved)
  await recountClaimants(
    trx,
    into.id,
    moved.map((figure) => figure.into),
  )
  return moved
}

/** Moves the rules of the subject. The tags that it brings may bring other rules, so all is judged anew. */
async function moveRules(trx: Trx, from: SubjectRow, into: SubjectRow, now: string): Promise<void> {
  for (const rule of await listRulesOfSubject(trx, from.id)) {
    await saveVersion(trx, rule, { ...contentOf(rule), subject_id: into.id }, "moved", now)
  }
  await startRejudging(trx, [{ subject: into.id }], null, now)
}

async function moveNames(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  await deleteSubjectNames(trx, from.id)
  await deleteSubjectNames(trx, into.id)
  await insertSubjectNames(trx, into.id, into.name, [...into.aliases, from.name, ...from.aliases])
  await updateSubject(trx, into.id, {
    name: into.name,
    tags: [...new Set([...into.tags, ...from.tags])],
    externalIds: { ...from.external_ids, ...into.external_ids },
    exhaustive: into.exhaustive,
  })
}

/** Judges the figures that meet in the subject, then the relations to parts and wholes that it gained. */
async function judgeMoved(trx: Trx, intoId: string, moved: readonly MovedFigure[], now: string): Promise<void> {
  const subject = await findSubject(trx, intoId)
  if (subject === undefined) return
  const joined = new Map(moved.map((figure) => [figure.into, figure.joined]))
  const changes = (await listLiveFigures(trx, intoId)).flatMap((after) => {
    const claimantsChanged = joined.get(after.id)
    return claimantsChanged === undefined ? [] : [{ subject, before: after, after, revived: true, claimantsChanged }]
  })
  await judgeChanges(trx, changes, now)
  await judgeAgainstWholes(trx, subject, now)
  for (const { id } of [subject, ...subject.wholes]) await judgeAllSums(trx, id, now)
}
