import { listPairsOf, listSumsOf } from "../../store/conflicts/conflicts.ts"
import type { PairRow } from "../../store/conflicts/pair-row.ts"
import { listStoredSummands } from "../../store/conflicts/sums.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { Sides } from "../../store/subjects/merge-records.ts"
import type { InFamily } from "../../store/subjects/subjects.ts"
import { putBackMoved, takeConflicts } from "../judging/conflict-door.ts"
import { swapSides } from "../judging/swap-sides.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Undoable } from "./undoable-merge.ts"

/**
 * Gives the conflicts that a merge had moved back to the figures that they were of, with their id, status and history.
 * Those that went into a twin stay there: their history is that of both. Answers the ids of those that went back.
 */
export async function returnConflicts(
  trx: Trx,
  { from, into, record }: Undoable,
  occasion: Occasion,
): Promise<ReadonlySet<string>> {
  const sides = new Map(record.conflicts.map((one) => [one.id, one]))
  const figures = record.moved.map(({ into: id }): InFamily => ({ family_id: into.family_id, id }))
  const stored = [...(await listPairsOf(trx, figures)), ...(await listSumsOf(trx, figures))]
  const moved = stored.filter(({ id }) => sides.has(id))
  const summands = await listStoredSummands(
    trx,
    moved.filter(({ kind }) => kind === "sum"),
  )
  const openedIn = await takeConflicts(trx, moved, occasion.now)
  const figureInto = new Map(record.moved.map((figure) => [figure.from, figure.into]))
  const back = moved.map((row) => toSides(row, sides.get(row.id) ?? row, figureInto))
  const members = back.flatMap((row) => {
    const named = summands.get(row.id)
    return named === undefined ? [] : [{ row, summands: named }]
  })
  const subjects = { from: into, into: from }
  await putBackMoved(trx, { moved: back, joined: [], summands: members, openedIn, subjects, figures: [] }, occasion)
  return new Set(moved.map(({ id }) => id))
}

/** The merge may have exchanged the sides of a pair, since they stand in the order of the ids of their figures. */
function toSides(row: PairRow, sides: Sides, into: ReadonlyMap<string, string>): PairRow {
  const isSwapped = row.figure_b !== null && (into.get(sides.figure_a) ?? sides.figure_a) !== row.figure_a
  return { ...row, ...sides, ...(isSwapped ? swapSides(row) : {}), version: row.version + 1 }
}
