import { findUnit } from "../../quantity/units/units.ts"
import { listLiveFigures } from "../../store/claims/figures.ts"
import { listPairsOf, listPartPairs } from "../../store/conflicts/conflicts.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import {
  DEEPEST_TREE,
  deletePart,
  insertPart,
  listParts,
  listWholes,
  MOST_PARTS,
  measureTree,
} from "../../store/subjects/part-of.ts"
import { findSubject, type SubjectRow } from "../../store/subjects/subjects.ts"
import { viewStore } from "../judging/family-view.ts"
import { judgeAgainst, listNeighbours } from "../judging/judge.ts"
import { resolveConflicts, saveJudgements } from "../judging/save-judgements.ts"
import { addsUp } from "../judging/sums/judge-sum.ts"
import { judgeAllSums } from "../judging/sums/judge-sums.ts"
import type { Occasion } from "../requests/occasion.ts"
import { lastPart, limitReached, partOfCycle, partOfDiffers, unknownId } from "../requests/refusals.ts"
import { joinWithin } from "./join-families.ts"

/**
 * Makes these the wholes that a subject is part of, and judges the relations that begin or end by it. The caller holds the
 * locks of the families of all of them.
 */
export async function changeWholes(
  trx: Trx,
  subject: SubjectRow,
  wholeIds: readonly string[],
  occasion: Occasion,
): Promise<void> {
  const old = new Set(subject.wholes.map((whole) => whole.id))
  const wanted = new Set(wholeIds.map((id) => id.toLowerCase()))
  const added = [...wanted].filter((id) => !old.has(id))
  const removed = subject.wholes.filter((whole) => !wanted.has(whole.id))
  for (const whole of removed) await deletePart(trx, whole.id, subject.id)
  let part = subject
  for (const id of added) part = await addWhole(trx, part, id, [...wanted].indexOf(id))
  if (removed.length > 0) {
    const names = removed.map((whole) => `"${whole.name}"`).join(", ")
    await withdrawPairs(trx, part, `"${part.name}" is no longer part of ${names}.`, occasion)
  }
  if (added.length > 0) await judgeAgainstWholes(trx, part, occasion)
  for (const id of [...added, ...removed.map((whole) => whole.id)]) await judgeChangedSums(trx, id, occasion)
}

/** A whole that is declared to be exhausted must keep a part to be exhausted by. */
async function judgeChangedSums(trx: Trx, wholeId: string, occasion: Occasion): Promise<void> {
  const whole = await findSubject(trx, wholeId)
  if (whole === undefined || !addsUp(whole)) return
  if (whole.parts.length === 0) throw lastPart(whole.name)
  await judgeAllSums(trx, wholeId, occasion)
}

/** Returns the part as it is in the family of its whole. */
async function addWhole(trx: Trx, part: SubjectRow, wholeId: string, place: number): Promise<SubjectRow> {
  const whole = await findSubject(trx, wholeId)
  if (whole === undefined || whole.merged_into !== null) throw unknownId(`/partOf/${place}`, "subject", wholeId)
  requireSameKind(part, whole, `/partOf/${place}`)
  const above = await listWholes(trx, wholeId)
  if (wholeId === part.id || above.some(({ id }) => id === part.id)) throw partOfCycle(part.name, whole.name)
  await requireRoomInTree(trx, part, whole, `/partOf/${place}`)
  await joinWithin(trx, part, whole, `/partOf/${place}`)
  await insertPart(trx, wholeId, part.id)
  return { ...part, family_id: whole.family_id }
}

/** Refuses a part that could never be compared with its whole. */
export function requireSameKind(part: SubjectRow, whole: SubjectRow, pointer: string): void {
  const differ = (what: string, a: string, b: string) =>
    partOfDiffers(pointer, `"${part.name}" has the ${what} "${a}", "${whole.name}" has "${b}"`)
  if (part.measure !== whole.measure) throw differ("measure", part.measure, whole.measure)
  if (findUnit(part.unit)?.dimension !== findUnit(whole.unit)?.dimension) throw differ("unit", part.unit, whole.unit)
}

/** Refuses a relation that would make a tree deeper, or give a whole more direct parts, than the limits allow. */
export async function requireRoomInTree(
  trx: Trx,
  part: Pick<SubjectRow, "id" | "name">,
  whole: Pick<SubjectRow, "id" | "name">,
  pointer: string,
): Promise<void> {
  const { above, below, parts } = await measureTree(trx, [whole.id], [part.id])
  if (above + 1 + below > DEEPEST_TREE) {
    const deep = `"${part.name}" as part of "${whole.name}" would make a tree that is ${above + 1 + below} relations deep`
    throw limitReached(pointer, `${deep}; at most ${DEEPEST_TREE} lie one below the other`)
  }
  if (parts >= MOST_PARTS) {
    throw limitReached(pointer, `"${whole.name}" has ${parts} direct parts; a whole has at most ${MOST_PARTS}`)
  }
}

/** Judges the figures of the subject and of all its parts against all that they are part of. */
export async function judgeAgainstWholes(trx: Trx, part: SubjectRow, occasion: Occasion): Promise<void> {
  for (const { id } of [part, ...(await listParts(trx, part.id))]) {
    // What has no figures has nothing to be judged, however much stands above it.
    const figures = await listLiveFigures(trx, { family_id: part.family_id, id })
    const subject = figures.length === 0 ? undefined : await findSubject(trx, id)
    if (subject === undefined) continue
    const neighbours = (await listNeighbours(trx, subject)).filter(({ relation }) => relation === "a-part-of-b")
    for (const figure of figures) {
      const judgements = await judgeAgainst(viewStore(trx), [{ subject, figure, neighbours }])
      const stored = judgements.length === 0 ? [] : await listPairsOf(trx, [figure])
      await saveJudgements(trx, judgements, stored, occasion)
    }
  }
}

/** Resolves the conflicts of parts with wholes that they are no longer part of. */
export async function withdrawPairs(
  trx: Trx,
  part: Pick<SubjectRow, "family_id" | "id">,
  reason: string,
  occasion: Occasion,
): Promise<void> {
  for (const { id } of [part, ...(await listParts(trx, part.id))]) {
    const still = new Set((await listWholes(trx, id)).map((whole) => whole.id))
    const ended = (await listPartPairs(trx, { family_id: part.family_id, id })).filter(
      (pair) => !still.has(pair.subject_id),
    )
    await resolveConflicts(trx, ended, { by: "withdrawn", reason, ...occasion })
  }
}
