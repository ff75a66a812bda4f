import { readQuantity } from "../../quantity/quantity.ts"
import { findFigure, insertKnownFigure, listLiveFigures, recountClaimants } from "../../store/claims/figures.ts"
import { returnExceptions } from "../../store/conflicts/exceptions.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { listRulesOfSubject } from "../../store/rules/rules.ts"
import { lockFamilies, lockForFiling, lockNames } from "../../store/subjects/locks.ts"
import {
  type Described,
  deleteMergeRecord,
  type MergedFigure,
  markSubjectUnmerged,
  replaceRelations,
  returnClaims,
} from "../../store/subjects/merge-records.ts"
import { foldName } from "../../store/subjects/names.ts"
import { listWholes, MOST_PARTS, measureTree } from "../../store/subjects/part-of.ts"
import {
  deleteSubjectNames,
  findSubject,
  type InFamily,
  insertSubjectNames,
  listSubjectsNamed,
  type SubjectRow,
  updateSubject,
} from "../../store/subjects/subjects.ts"
import { keepTerms } from "../candidates/keep-terms.ts"
import { settleUncovered } from "../conflicts/exceptions.ts"
import { type FigureChange, judgeChanges } from "../judging/judge-changes.ts"
import { searchColumns } from "../judging/normalise-figure.ts"
import { startRejudging } from "../judging/rejudge/start-rejudging.ts"
import { resolveOfFigure } from "../judging/save-judgements.ts"
import { judgeAllSums } from "../judging/sums/judge-sums.ts"
import { findTolerance } from "../judging/tolerances.ts"
import { keyName } from "../names/keyed-name.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { notFound, unmergeImpossible } from "../requests/refusals.ts"
import { contentOf, saveVersion } from "../rules/save-rule.ts"
import { recordSubject, requireNoTwin } from "./change-subject.ts"
import { judgeAgainstWholes, withdrawPairs } from "./part-of.ts"
import { returnConflicts } from "./return-conflicts.ts"
import { requireUndoable, type Undoable } from "./undoable-merge.ts"

/**
 * Undoes the merge of a subject into another, where nothing has changed since. Both have what they had before: claims,
 * figures, names, relations, rules and exceptions. Their conflicts are judged anew; those that the merge had moved go back
 * with their history. The two stay in one family.
 */
export async function unmergeSubject(
  trx: Trx,
  id: string,
  reason: string | null,
  context: Occasion & { readonly check: Precondition },
): Promise<void> {
  await lockForFiling(trx)
  const known = await findSubject(trx, id)
  if (known === undefined) throw notFound("subject", id)
  await lockNames(trx, [foldName(known.name)])
  await lockFamilies(trx, [id])
  const found = (await findSubject(trx, id)) ?? known
  context.check(found.version)
  const undoable = await requireUndoable(trx, found)
  requireNoTwin(await listSubjectsNamed(trx, foldName(found.name)), found, id)
  const around = await listAround(trx, undoable)
  await restoreDirectory(trx, undoable, context)
  await restoreFigures(trx, undoable, context.now)
  const back = await returnConflicts(trx, undoable, context)
  await returnExceptions(trx, undoable.from, { exceptions: undoable.record.exceptions, conflicts: [...back] })
  await judgeApart(trx, undoable, around, context)
  await deleteMergeRecord(trx, id)
  const { from, into } = undoable
  await keepTerms(trx, [from.id, into.id])
  const told = { action: "unmerged", note: reason }
  await recordSubject(trx, from, { ...told, before: { into: into.id }, after: { into: null } }, context)
  await recordSubject(trx, into, { ...told, before: { from: from.id }, after: null }, context)
}

/** Both subjects and all wholes of the one that stays, which has those of both. */
async function listAround(trx: Trx, { from, into }: Undoable): Promise<InFamily[]> {
  const ids = [from.id, into.id, ...(await listWholes(trx, into.id)).map(({ id }) => id)]
  return ids.map((id) => ({ family_id: into.family_id, id }))
}

async function restoreDirectory(trx: Trx, { from, into, record }: Undoable, occasion: Occasion): Promise<void> {
  const { before, followers } = record
  await markSubjectUnmerged(trx, from.id, followers)
  const relations = [...relationsOf(from.id, before.from), ...relationsOf(into.id, before.into)]
  await replaceRelations(trx, [from.id, into.id], relations)
  await requireRoomForBoth(trx, before)
  await restoreNames(trx, into.id, before.into)
  await restoreNames(trx, from.id, before.from)
  const measureAssumed = before.into.measureAssumed && !isConfirmed(into, record)
  await updateSubject(trx, into.id, { ...before.into, measureAssumed })
  const rules = new Set(record.rules)
  for (const rule of await listRulesOfSubject(trx, into.id)) {
    if (!rules.has(rule.id)) continue
    await saveVersion(trx, rule, { ...contentOf(rule), subject_id: from.id }, "moved", occasion)
  }
  await startRejudging(trx, [{ subject: from.id }, { subject: into.id }], null, occasion.now)
}

/** A whole that both were part of has one part more than it had while they were one. */
async function requireRoomForBoth(trx: Trx, before: Undoable["record"]["before"]): Promise<void> {
  for (const whole of before.from.wholes.filter((id) => before.into.wholes.includes(id))) {
    const { parts } = await measureTree(trx, [whole], [])
    if (parts <= MOST_PARTS) continue
    const { name } = await requireSubject(trx, whole)
    throw unmergeImpossible(`"${name}" would have ${parts} direct parts; a whole has at most ${MOST_PARTS}`)
  }
}

/** The measure that was assumed at the merge has been given since. */
function isConfirmed({ measure_assumed }: SubjectRow, { after }: Undoable["record"]): boolean {
  return after.measureAssumed && !measure_assumed
}

function relationsOf(id: string, { wholes, parts }: Described) {
  return [...wholes.map((whole) => ({ whole, part: id })), ...parts.map((part) => ({ whole: id, part }))]
}

async function restoreNames(trx: Trx, id: string, { name, aliases }: Described): Promise<void> {
  await deleteSubjectNames(trx, id)
  await insertSubjectNames(trx, id, [name, ...aliases].map(keyName))
}

/** The figures of the first subject come back under their ids, with their claims. Those of the second are counted again. */
async function restoreFigures(trx: Trx, { from, into, record }: Undoable, now: string): Promise<void> {
  const { hedgeProfile } = await findTolerance(trx, from)
  for (const figure of record.figures) {
    const columns = searchColumns(figure.unit, readQuantity(figure.quantity), hedgeProfile)
    await insertKnownFigure(trx, { ...toNewFigure(from, figure), ...columns }, figure.id, figure.created_at ?? now)
  }
  await returnClaims(trx, from, record.figures)
  const ids = [...record.figures.map(({ id }) => id), ...record.moved.map((figure) => figure.into)]
  await recountClaimants(trx, into.family_id, [...new Set(ids)])
}

function toNewFigure({ family_id, id }: SubjectRow, figure: MergedFigure) {
  const { identity, quantity, unit, as_of_from: asOfFrom, as_of_to: asOfTo } = figure
  return { familyId: family_id, subjectId: id, identity, quantity, unit, asOfFrom, asOfTo }
}

/** Ends what only the merge had brought about, and judges all that the two subjects have by themselves. */
async function judgeApart(
  trx: Trx,
  { from, into, record }: Undoable,
  around: readonly InFamily[],
  occasion: Occasion,
): Promise<void> {
  const reason = `"${from.name}" and "${into.name}" are apart again: their merge was undone.`
  // A figure of the first that nobody claimed any more may have been revived by what it joined.
  const touched = new Set(record.moved.flatMap((figure) => [figure.from, figure.into]))
  for (const id of touched) {
    const figure = await findFigure(trx, { family_id: into.family_id, id })
    if (figure?.claims === 0) await resolveOfFigure(trx, figure, { by: "moved", reason, ...occasion })
  }
  // What had ended before the merge because a relation had may have been revived by a relation of the other.
  for (const id of [from.id, into.id, ...record.after.parts])
    await withdrawPairs(trx, await requireSubject(trx, id), reason, occasion)
  const joined = new Set(record.moved.filter((figure) => figure.joined).flatMap((figure) => [figure.from, figure.into]))
  const changes: FigureChange[] = []
  for (const id of [from.id, into.id]) {
    const subject = await requireSubject(trx, id)
    for (const after of await listLiveFigures(trx, subject)) {
      if (!touched.has(after.id)) continue
      changes.push({ subject, before: after, after, revived: true, claimantsChanged: joined.has(after.id) })
    }
  }
  await judgeChanges(trx, changes, occasion)
  await judgeAgainstWholes(trx, await requireSubject(trx, from.id), occasion)
  for (const { id } of around) await judgeAllSums(trx, id, occasion)
  await settleUncovered(trx, around, occasion)
}

async function requireSubject(trx: Trx, id: string): Promise<SubjectRow> {
  const subject = await findSubject(trx, id)
  if (subject === undefined) throw new Error(`the subject ${id} is gone while its family is locked`)
  return subject
}
