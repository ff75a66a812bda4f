import type { Tolerance } from "../../compare/rules/tolerance.ts"
import { readQuantity } from "../../quantity/quantity.ts"
import { findUnit } from "../../quantity/units/units.ts"
import {
  findFigureLike,
  insertFigure,
  listFigures,
  listLiveFigures,
  recountClaimants,
} from "../../store/claims/figures.ts"
import { lockPairsOf, lockSumsOf } from "../../store/conflicts/conflicts.ts"
import { moveExceptions } from "../../store/conflicts/exceptions.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import { listStoredSummands, type SummandRow } from "../../store/conflicts/sums.ts"
import type { OpenedIn } from "../../store/conflicts/write-conflicts.ts"
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
import { listParts, listWholes } from "../../store/subjects/part-of.ts"
import {
  deleteSubjectNames,
  findSubject,
  insertSubjectNames,
  type SubjectRow,
  updateSubject,
} from "../../store/subjects/subjects.ts"
import { acceptCovered, listUncovered } from "../conflicts/exceptions.ts"
import { type JoinedConflict, putBackMoved, takeConflicts } from "../judging/conflict-door.ts"
import { judgeChanges } from "../judging/judge-changes.ts"
import { keyOf } from "../judging/judgement.ts"
import { type PlacedFigure, placeFigure, readPeriod, searchColumns } from "../judging/place-figure.ts"
import { startRejudging } from "../judging/rejudge/start-rejudging.ts"
import { judgeAllSums } from "../judging/sums/judge-sums.ts"
import { type PrintedDetail, swapSides } from "../judging/swap-sides.ts"
import { findTolerance } from "../judging/tolerances.ts"
import type { Precondition } from "../requests/precondition.ts"
import { mergeImpossible, notFound, unknownId } from "../requests/refusals.ts"
import { contentOf, saveVersion } from "../rules/save-rule.ts"
import { recordSubject } from "./change-subject.ts"
import { judgeAgainstWholes } from "./part-of.ts"

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

async function requireMergeable(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  if (from.id === into.id) throw mergeImpossible("a subject cannot be merged into itself")
  for (const subject of [from, into]) {
    if (subject.merged_into === null) continue
    throw mergeImpossible(`"${subject.name}" was itself merged into ${subject.merged_into}`)
  }
  // Two currencies are of one dimension, but nothing converts one into the other.
  if (findUnit(from.unit)?.base !== findUnit(into.unit)?.base) {
    throw mergeImpossible(`"${from.name}" is measured in "${from.unit}", "${into.name}" in "${into.unit}"`)
  }
  if (from.measure !== into.measure) {
    throw mergeImpossible(`"${from.name}" is a ${from.measure}, "${into.name}" a ${into.measure}`)
  }
  requireSameDivision(from, into)
  await requireNoCycle(trx, from, into)
}

/** All that a conflict of the two may be kept under afterwards: the second, and what either is part of. */
async function listAround(trx: Trx, [fromId, intoId]: readonly [string, string]): Promise<string[]> {
  const wholes = [...(await listWholes(trx, fromId)), ...(await listWholes(trx, intoId))]
  return [...new Set([intoId, ...wholes.map(({ id }) => id)])]
}

/** What stands above one of the two must not stand below the other. */
async function requireNoCycle(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  const ids = async (rows: Promise<{ id: string }[]>) => new Set((await rows).map((row) => row.id))
  const above = new Set([...(await ids(listWholes(trx, from.id))), ...(await ids(listWholes(trx, into.id)))])
  const below = new Set([...(await ids(listParts(trx, from.id))), ...(await ids(listParts(trx, into.id)))])
  const both = [...above].some((id) => below.has(id) || id === from.id || id === into.id)
  if (both) throw mergeImpossible(`one of "${from.name}" and "${into.name}" is part of the other`)
}

/** Parts of another division would be counted beside those that are declared to add up. */
function requireSameDivision(from: SubjectRow, into: SubjectRow): void {
  const known = new Set(into.parts.map(({ id }) => id))
  const other = from.parts.find(({ id }) => !known.has(id))
  if (!into.exhaustive || other === undefined) return
  throw mergeImpossible(
    `"${into.name}" is declared to be the sum of its parts, and "${from.name}" has another, "${other.name}"; change that first`,
  )
}

type Taken = {
  readonly conflicts: readonly PairRow[]
  readonly summands: ReadonlyMap<string, readonly SummandRow[]>
  readonly openedIn: OpenedIn
}

async function takeAll(trx: Trx, from: SubjectRow): Promise<Taken> {
  const figures = await listFigureIds(trx, from.id)
  const sums = await lockSumsOf(trx, figures)
  const summands = await listStoredSummands(trx, sums)
  const conflicts = [...(await lockPairsOf(trx, figures)), ...sums]
  return { conflicts, summands, openedIn: await takeConflicts(trx, conflicts) }
}

/** Searched by what the hedge profile of its subject makes of it. */
function addFigure(trx: Trx, figure: PlacedFigure, { hedgeProfile }: Tolerance, now: string): Promise<string> {
  const columns = searchColumns(figure.unit, readQuantity(figure.quantity), hedgeProfile)
  return insertFigure(trx, { ...figure, ...columns }, now)
}

/** Figures are placed anew, in the unit of the subject that stays: two may become one. */
async function moveFigures(trx: Trx, from: SubjectRow, into: SubjectRow, now: string): Promise<MovedFigure[]> {
  const ids = await listFigureIds(trx, from.id)
  const tolerance = await findTolerance(trx, into)
  const moved: MovedFigure[] = []
  for (const row of await listFigures(
    trx,
    ids.map((id) => ({ subjectId: from.id, id })),
  )) {
    const figure = placeFigure(into, readQuantity(row.quantity), readPeriod(row))
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

/**
 * A conflict keeps its id, status and history under the figures that took its claims. Where the same two figures were
 * in conflict in both subjects, the history goes to the one that stays.
 */
async function restoreAll(
  trx: Trx,
  { conflicts, summands, openedIn }: Taken,
  merge: { from: SubjectRow; into: SubjectRow; moved: readonly MovedFigure[] },
  now: string,
): Promise<void> {
  const into = new Map(merge.moved.map((figure) => [figure.from, figure.into]))
  const kept = [...into.values()]
  const stored = [...(await lockPairsOf(trx, kept)), ...(await lockSumsOf(trx, kept))]
  const taken = new Map(stored.map((row) => [keyOf(row.figure_a, row.figure_b), row]))
  const moved: PairRow[] = []
  const joined: JoinedConflict[] = []
  for (const conflict of conflicts) {
    const next = movePair(conflict, merge.from.id, merge.into.id, into)
    const key = keyOf(next.figure_a, next.figure_b)
    const twin = taken.get(key)
    if (twin !== undefined) joined.push({ from: conflict, into: twin })
    if (twin !== undefined || next.figure_a === next.figure_b) continue
    taken.set(key, next)
    moved.push(next)
  }
  const members = moved.flatMap((row) => {
    const named = summands.get(row.id)
    return named === undefined ? [] : [{ row, summands: named }]
  })
  const subjects = { from: merge.from.id, into: merge.into.id }
  await putBackMoved(trx, { moved, joined, summands: members, openedIn, subjects, figures: merge.moved }, now)
}

/** A sum moves with the figure of its whole; its summands stay. */
function moveSum(sum: PairRow, from: string, into: string, figures: ReadonlyMap<string, string>): PairRow {
  const figure = figures.get(sum.figure_a) ?? sum.figure_a
  const subject = sum.subject_a === from ? into : sum.subject_a
  return { ...sum, subject_id: subject, subject_a: subject, figure_a: figure, version: sum.version + 1 }
}

function movePair(pair: PairRow, from: string, into: string, figures: ReadonlyMap<string, string>): PairRow {
  if (pair.subject_b === null || pair.figure_b === null) return moveSum(pair, from, into, figures)
  const move = (subject: string, figure: string) => ({
    subject: subject === from ? into : subject,
    figure: figures.get(figure) ?? figure,
  })
  const sides = [move(pair.subject_a, pair.figure_a), move(pair.subject_b, pair.figure_b)] as const
  const isSwapped = sides[0].figure > sides[1].figure
  const [a, b] = isSwapped ? [sides[1], sides[0]] : sides
  return {
    ...pair,
    subject_id: pair.subject_id === from ? into : pair.subject_id,
    subject_a: a.subject,
    figure_a: a.figure,
    subject_b: b.subject,
    figure_b: b.figure,
    detail: isSwapped ? swapSides(pair.detail as PrintedDetail) : pair.detail,
    version: pair.version + 1,
  }
}

/** Rules follow their subject, and the tags that it brought may bring others. */
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

/** What met in the subject, then what became a part or a whole of something by it. */
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
