import { readQuantity } from "../../quantity/quantity.ts"
import { findFigureLike, listFigures, listLiveFigures, recountClaimants } from "../../store/claims/figures.ts"
import { listExceptionIds, moveExceptions } from "../../store/conflicts/exceptions.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { listRulesOfSubject } from "../../store/rules/rules.ts"
import { lockFamilies, lockForFiling } from "../../store/subjects/locks.ts"
import {
  deleteFigures,
  listFigureKeys,
  type MovedFigure,
  markSubjectMerged,
  moveClaims,
  moveParts,
} from "../../store/subjects/merges.ts"
import { listWholes } from "../../store/subjects/part-of.ts"
import {
  deleteSubjectNames,
  findSubject,
  type InFamily,
  insertSubjectNames,
  type SubjectRow,
  updateSubject,
} from "../../store/subjects/subjects.ts"
import { keepTerms } from "../candidates/keep-terms.ts"
import { acceptCovered, listUncovered } from "../conflicts/exceptions.ts"
import { addFigure } from "../judging/add-figure.ts"
import { judgeChanges } from "../judging/judge-changes.ts"
import { normaliseFigure, readPeriod } from "../judging/normalise-figure.ts"
import { startRejudging } from "../judging/rejudge/start-rejudging.ts"
import { judgeAllSums } from "../judging/sums/judge-sums.ts"
import { findTolerance } from "../judging/tolerances.ts"
import { keyName } from "../names/keyed-name.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { notFound, unknownId } from "../requests/refusals.ts"
import { contentOf, saveVersion } from "../rules/save-rule.ts"
import { recordSubject } from "./change-subject.ts"
import { joinWithin } from "./join-families.ts"
import { requireMergeable } from "./mergeable-subjects.ts"
import { restoreAll, takeAll } from "./move-conflicts.ts"
import { judgeAgainstWholes } from "./part-of.ts"
import { type MergeMoves, rememberBefore, saveMerge } from "./remember-merge.ts"

/**
 * Moves everything that one subject has to another: claims, figures, conflicts with their history, names, tags and
 * relations. The first subject stays as a pointer to the second.
 */
export async function mergeSubjects(
  trx: Trx,
  fromId: string,
  intoId: string,
  context: Occasion & { readonly check: Precondition },
): Promise<void> {
  await lockForFiling(trx)
  await lockFamilies(trx, [fromId, intoId])
  const found = await findSubject(trx, fromId)
  if (found === undefined) throw notFound("subject", fromId)
  context.check(found.version)
  const into = await findSubject(trx, intoId)
  if (into === undefined) throw unknownId("/into", "subject", intoId)
  await requireMergeable(trx, found, into)
  await joinWithin(trx, found, into, "/into")
  const from = { ...found, family_id: into.family_id }
  const remembered = await rememberBefore(trx, from, into)
  const around = await listAround(trx, from, into)
  const uncovered = await listUncovered(trx, [from, ...around], context.now)
  const rules = await moveDirectory(trx, from, into, context)
  const moved = await moveJudged(trx, from, into, context)
  await judgeMoved(trx, into.id, moved.figures, context)
  await acceptCovered(trx, around, uncovered, context)
  await keepTerms(trx, [from.id, into.id])
  const change = { action: "merged", before: { into: null }, after: { into: into.id } }
  await recordSubject(trx, from, change, context)
  await recordSubject(trx, into, { action: "merged", before: null, after: { from: from.id } }, context)
  await saveMerge(trx, { from, into }, remembered, { rules, ...moved }, context.now)
}

/** Moves what is known of the subject besides its figures. Answers the ids of its rules. */
async function moveDirectory(trx: Trx, from: SubjectRow, into: SubjectRow, occasion: Occasion): Promise<string[]> {
  await moveParts(trx, from.id, into.id)
  await moveNames(trx, from, into)
  const rules = await moveRules(trx, from, into, occasion)
  await markSubjectMerged(trx, from.id, into.id)
  return rules
}

/** Moves the figures with their claims, conflicts and exceptions, which are in one family by now. */
async function moveJudged(
  trx: Trx,
  from: SubjectRow,
  into: SubjectRow,
  occasion: Occasion,
): Promise<Omit<MergeMoves, "rules">> {
  const taken = await takeAll(trx, from, occasion.now)
  const moved = await moveFigures(trx, from, into, occasion.now)
  const conflicts = await restoreAll(trx, taken, { from, into, moved }, occasion)
  await deleteFigures(trx, from)
  const exceptions = await listExceptionIds(trx, from)
  await moveExceptions(trx, from, into)
  return { figures: moved, conflicts, exceptions }
}

/** The subjects that a conflict of the two may belong to afterwards: the second, and the wholes of both. */
async function listAround(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<InFamily[]> {
  const wholes = [...(await listWholes(trx, from.id)), ...(await listWholes(trx, into.id))]
  return [...new Set([into.id, ...wholes.map(({ id }) => id)])].map((id) => ({ family_id: into.family_id, id }))
}

/** Moves figures into the unit of the subject that stays, in which two of them may become one. */
async function moveFigures(trx: Trx, from: SubjectRow, into: SubjectRow, now: string): Promise<MovedFigure[]> {
  const tolerance = await findTolerance(trx, into)
  const moved: MovedFigure[] = []
  for (const row of await listFigures(trx, await listFigureKeys(trx, from))) {
    const figure = normaliseFigure(into, readQuantity(row.quantity), readPeriod(row))
    const found = await findFigureLike(trx, figure)
    const joined = found !== undefined && found.claims > 0
    moved.push({ from: row.id, into: found?.id ?? (await addFigure(trx, figure, tolerance, now)), joined })
  }
  await moveClaims(trx, { from, into }, moved)
  await recountClaimants(
    trx,
    into.family_id,
    moved.map((figure) => figure.into),
  )
  return moved
}

/** Moves the rules of the subject. The tags that it brings may bring other rules, so all is judged anew. */
async function moveRules(trx: Trx, from: SubjectRow, into: SubjectRow, occasion: Occasion): Promise<string[]> {
  const rules = await listRulesOfSubject(trx, from.id)
  for (const rule of rules) {
    await saveVersion(trx, rule, { ...contentOf(rule), subject_id: into.id }, "moved", occasion)
  }
  await startRejudging(trx, [{ subject: into.id }], null, occasion.now)
  return rules.map(({ id }) => id)
}

async function moveNames(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  await deleteSubjectNames(trx, from.id)
  await deleteSubjectNames(trx, into.id)
  await insertSubjectNames(trx, into.id, [into.name, ...into.aliases, from.name, ...from.aliases].map(keyName))
  await updateSubject(trx, into.id, {
    name: into.name,
    tags: [...new Set([...into.tags, ...from.tags])],
    externalIds: { ...from.external_ids, ...into.external_ids },
    exhaustive: into.exhaustive,
    disjoint: into.disjoint,
    unit: into.unit,
    measure: into.measure,
    measureAssumed: into.measure_assumed,
  })
}

/** Judges the figures that meet in the subject, then the relations to parts and wholes that it gained. */
async function judgeMoved(trx: Trx, intoId: string, moved: readonly MovedFigure[], occasion: Occasion): Promise<void> {
  const subject = await findSubject(trx, intoId)
  if (subject === undefined) return
  const joined = new Map(moved.map((figure) => [figure.into, figure.joined]))
  const changes = (await listLiveFigures(trx, subject)).flatMap((after) => {
    const claimantsChanged = joined.get(after.id)
    return claimantsChanged === undefined ? [] : [{ subject, before: after, after, revived: true, claimantsChanged }]
  })
  await judgeChanges(trx, changes, occasion)
  await judgeAgainstWholes(trx, subject, occasion)
  for (const { id } of [subject, ...subject.wholes]) await judgeAllSums(trx, id, occasion)
}
