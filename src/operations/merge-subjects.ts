import { readQuantity } from "../quantity/quantity.ts"
import { findUnit } from "../quantity/units.ts"
import { insertPairs, lockPairsOf, type PairRow } from "../store/conflicts.ts"
import { findFigureLike, insertFigure, listFigures, listLiveFigures, recountClaimants } from "../store/figures.ts"
import { lockFamilies } from "../store/locks.ts"
import {
  deleteFigures,
  deletePairs,
  listFigureIds,
  type MovedFigure,
  markSubjectMerged,
  moveClaims,
  moveParts,
} from "../store/merges.ts"
import { listParts, listWholes } from "../store/part-of.ts"
import {
  deleteSubjectNames,
  findSubject,
  insertSubjectNames,
  type SubjectRow,
  updateSubject,
} from "../store/subjects.ts"
import type { Trx } from "../store/transaction.ts"
import { judgeRevived } from "./add-claim.ts"
import { recordSubject } from "./change-subject.ts"
import { placeFigure, readPeriod } from "./place-figure.ts"
import type { Precondition } from "./precondition.ts"
import { mergeImpossible, notFound, unknownId } from "./refusals.ts"

/**
 * Moves all that one subject has to another: claims, figures, conflicts with their history, names, tags and relations.
 * The first stays as a pointer to the second.
 */
export async function mergeSubjects(
  trx: Trx,
  fromId: string,
  intoId: string,
  context: { now: string; check: Precondition },
): Promise<void> {
  await lockFamilies(trx, [fromId, intoId])
  const from = await findSubject(trx, fromId)
  if (from === undefined) throw notFound("subject", fromId)
  context.check(from.version)
  const into = await findSubject(trx, intoId)
  if (into === undefined) throw unknownId("/into", "subject", intoId)
  await requireMergeable(trx, from, into)
  const pairs = await takePairs(trx, from)
  const moved = await moveFigures(trx, from, into, context.now)
  await restorePairs(trx, pairs, { from, into, moved }, context.now)
  await deleteFigures(trx, from.id)
  await moveParts(trx, from.id, into.id)
  await moveNames(trx, from, into)
  await markSubjectMerged(trx, from.id, into.id)
  await judgeMoved(trx, into.id, moved, context.now)
  const change = { action: "merged", before: { into: null }, after: { into: into.id } }
  await recordSubject(trx, from.id, change, context.now)
  await recordSubject(trx, into.id, { action: "merged", before: null, after: { from: from.id } }, context.now)
}

async function requireMergeable(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  if (from.id === into.id) throw mergeImpossible("a subject cannot be merged into itself")
  for (const subject of [from, into]) {
    if (subject.merged_into === null) continue
    throw mergeImpossible(`"${subject.name}" was itself merged into ${subject.merged_into}`)
  }
  if (findUnit(from.unit)?.dimension !== findUnit(into.unit)?.dimension) {
    throw mergeImpossible(`"${from.name}" is measured in "${from.unit}", "${into.name}" in "${into.unit}"`)
  }
  if (from.measure !== into.measure) {
    throw mergeImpossible(`"${from.name}" is a ${from.measure}, "${into.name}" a ${into.measure}`)
  }
  await requireNoCycle(trx, from, into)
}

/** What stands above one of the two must not stand below the other. */
async function requireNoCycle(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  const ids = async (rows: Promise<{ id: string }[]>) => new Set((await rows).map((row) => row.id))
  const above = new Set([...(await ids(listWholes(trx, from.id))), ...(await ids(listWholes(trx, into.id)))])
  const below = new Set([...(await ids(listParts(trx, from.id))), ...(await ids(listParts(trx, into.id)))])
  const both = [...above].some((id) => below.has(id) || id === from.id || id === into.id)
  if (both) throw mergeImpossible(`one of "${from.name}" and "${into.name}" is part of the other`)
}

async function takePairs(trx: Trx, from: SubjectRow): Promise<PairRow[]> {
  const pairs = await lockPairsOf(trx, await listFigureIds(trx, from.id))
  await deletePairs(
    trx,
    pairs.map((pair) => pair.id),
  )
  return pairs
}

/** Figures are placed anew, in the unit of the subject that stays: two may become one. */
async function moveFigures(trx: Trx, from: SubjectRow, into: SubjectRow, now: string): Promise<MovedFigure[]> {
  const ids = await listFigureIds(trx, from.id)
  const moved: MovedFigure[] = []
  for (const row of await listFigures(
    trx,
    ids.map((id) => ({ subjectId: from.id, id })),
  )) {
    const figure = placeFigure(into, readQuantity(row.quantity), readPeriod(row))
    const found = await findFigureLike(trx, figure)
    moved.push({ from: row.id, into: found?.id ?? (await insertFigure(trx, figure, now)) })
  }
  await moveClaims(trx, { from: from.id, into: into.id }, moved)
  await recountClaimants(
    trx,
    into.id,
    moved.map((figure) => figure.into),
  )
  return moved
}

/** A conflict keeps its id, status and history under the figures that took its claims. */
async function restorePairs(
  trx: Trx,
  pairs: readonly PairRow[],
  merge: { from: SubjectRow; into: SubjectRow; moved: readonly MovedFigure[] },
  now: string,
): Promise<void> {
  const into = new Map(merge.moved.map((figure) => [figure.from, figure.into]))
  const taken = new Set((await lockPairsOf(trx, [...into.values()])).map((pair) => `${pair.figure_a} ${pair.figure_b}`))
  const restored: PairRow[] = []
  for (const pair of pairs) {
    const next = movePair(pair, merge.from.id, merge.into.id, into)
    const key = `${next.figure_a} ${next.figure_b}`
    if (next.figure_a === next.figure_b || taken.has(key)) continue
    taken.add(key)
    restored.push(next)
  }
  await insertPairs(trx, restored, now)
}

function movePair(pair: PairRow, from: string, into: string, figures: ReadonlyMap<string, string>): PairRow {
  const a = {
    subject: pair.subject_a === from ? into : pair.subject_a,
    figure: figures.get(pair.figure_a) ?? pair.figure_a,
  }
  const b = {
    subject: pair.subject_b === from ? into : pair.subject_b,
    figure: figures.get(pair.figure_b) ?? pair.figure_b,
  }
  const [first, second] = a.figure < b.figure ? [a, b] : [b, a]
  return {
    ...pair,
    subject_id: pair.subject_id === from ? into : pair.subject_id,
    subject_a: first.subject,
    figure_a: first.figure,
    subject_b: second.subject,
    figure_b: second.figure,
  }
}

async function moveNames(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  await deleteSubjectNames(trx, from.id)
  await deleteSubjectNames(trx, into.id)
  await insertSubjectNames(trx, into.id, into.name, [...into.aliases, from.name, ...from.aliases])
  await updateSubject(trx, into.id, {
    name: into.name,
    tags: [...new Set([...into.tags, ...from.tags])],
    externalIds: { ...from.external_ids, ...into.external_ids },
  })
}

async function judgeMoved(trx: Trx, intoId: string, moved: readonly MovedFigure[], now: string): Promise<void> {
  const subject = await findSubject(trx, intoId)
  if (subject === undefined) return
  const ids = new Set(moved.map((figure) => figure.into))
  for (const figure of await listLiveFigures(trx, intoId)) {
    if (ids.has(figure.id)) await judgeRevived(trx, subject, figure, now)
  }
}
