import { findUnit } from "../../quantity/units/units.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { countFigures, countMeeting, MOST_MERGED, MOST_MET } from "../../store/subjects/family-size.ts"
import { DEEPEST_TREE, listParts, listWholes, MOST_PARTS, measureTree } from "../../store/subjects/part-of.ts"
import type { SubjectRow } from "../../store/subjects/subjects.ts"
import { addsUp } from "../judging/sums/judge-sum.ts"
import { findTolerance } from "../judging/tolerances.ts"
import { limitReached, mergeImpossible } from "../requests/refusals.ts"

/** Refuses a merge that would join what cannot be compared, or make a subject part of itself. */
export async function requireMergeable(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  if (from.id === into.id) throw mergeImpossible("a subject cannot be merged into itself")
  for (const subject of [from, into]) {
    if (subject.merged_into === null) continue
    throw mergeImpossible(`"${subject.name}" was itself merged into ${subject.merged_into}`)
  }
  for (const subject of [from, into]) {
    if (subject.archived_at !== null) throw mergeImpossible(`"${subject.name}" is archived; take it back first`)
  }
  // Two currencies are of one dimension, but nothing converts one into the other.
  if (findUnit(from.unit)?.base !== findUnit(into.unit)?.base) {
    throw mergeImpossible(`"${from.name}" is measured in "${from.unit}", "${into.name}" in "${into.unit}"`)
  }
  if (from.measure !== into.measure && !yieldsMeasure(from)) {
    throw mergeImpossible(
      `"${from.name}" is a ${from.measure}, "${into.name}" a ${into.measure}; change one of them first`,
    )
  }
  requireSameDivision(from, into)
  await requireNoCycle(trx, from, into)
  await requireRoomForMerged(trx, from, into)
  await requireFewFigures(trx, from, into)
}

/** What is judged in one transaction has a bound, since filing into both subjects waits for it. */
async function requireFewFigures(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  if ((await countFigures(trx, from)) > MOST_MERGED) {
    throw limitReached("/into", `"${from.name}" has more than ${MOST_MERGED} figures; a merge moves at most so many`)
  }
  const { windowDays } = await findTolerance(trx, into)
  if ((await countMeeting(trx, from, into, windowDays)) > MOST_MET) {
    const many = `more than ${MOST_MET} pairs of figures of "${from.name}" and "${into.name}" would have to be judged`
    throw limitReached("/into", `${many}; a merge judges at most so many`)
  }
}

/** The subject that stays has the parts and the wholes of both. */
async function requireRoomForMerged(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  const both = [from.id, into.id]
  const { above, below, parts } = await measureTree(trx, both, both)
  if (above + below > DEEPEST_TREE) {
    const deep = `the merged subject would be in a tree that is ${above + below} relations deep`
    throw limitReached("/into", `${deep}; at most ${DEEPEST_TREE} lie one below the other`)
  }
  if (parts > MOST_PARTS) {
    throw limitReached("/into", `the merged subject would have ${parts} or more direct parts; at most ${MOST_PARTS}`)
  }
}

/** A measure that was only assumed gives way to that of the subject that stays, if no part or whole shares it. */
function yieldsMeasure({ measure_assumed, wholes, parts }: SubjectRow): boolean {
  return measure_assumed && wholes.length + parts.length === 0
}

/** A subject above one of the two must not be below the other. */
async function requireNoCycle(trx: Trx, from: SubjectRow, into: SubjectRow): Promise<void> {
  const ids = async (rows: Promise<{ id: string }[]>) => new Set((await rows).map((row) => row.id))
  const above = new Set([...(await ids(listWholes(trx, from.id))), ...(await ids(listWholes(trx, into.id)))])
  const below = new Set([...(await ids(listParts(trx, from.id))), ...(await ids(listParts(trx, into.id)))])
  const both = [...above].some((id) => below.has(id) || id === from.id || id === into.id)
  if (both) throw mergeImpossible(`one of "${from.name}" and "${into.name}" is part of the other`)
}

/** Parts of another division would be added to those that are declared to add up, or not to overlap. */
function requireSameDivision(from: SubjectRow, into: SubjectRow): void {
  const known = new Set(into.parts.map(({ id }) => id))
  const other = from.parts.find(({ id }) => !known.has(id))
  if (!addsUp(into) || other === undefined) return
  throw mergeImpossible(
    `"${into.name}" has parts that are declared ${into.exhaustive ? "exhaustive" : "disjoint"}, and "${from.name}" has another, "${other.name}"; change that first`,
  )
}
