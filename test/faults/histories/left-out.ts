import { LIMITS, type Limits } from "./limits.ts"
import type { Expected } from "./sequential.ts"
import type { ConflictRow, Stored } from "./stored.ts"

/** How much is kept, and whether all room that came free has been filled, as it is after a pass over everything. */
export type Room = { readonly limits: Limits; readonly isFilled: boolean }

/** More than a few hundred operations can fill. */
export const AMPLE: Room = { limits: LIMITS, isFilled: false }

/** A conflict that ended by itself gives its place to another; one that a person settled keeps it, and so does a revision. */
export function takesPlace({ kind, status, verdict, resolution }: ConflictRow): boolean {
  if (kind === "sum") return false
  if (status !== "resolved" || resolution === "accepted" || resolution === "person") return true
  return verdict === "revision" && resolution === "rejudged"
}

/** How many conflicts take a place of each figure. */
export function countPlaces({ conflicts }: Stored): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { figure_a, figure_b } of conflicts.filter(takesPlace)) {
    for (const id of [figure_a, figure_b ?? figure_a]) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return counts
}

/** Two figures that disagree, or of which one revises the other, and of which no conflict is kept: by "figure figure". */
function listUnkept({ conflicts }: Stored, { verdicts }: Expected): string[] {
  const kept = new Set(conflicts.filter(takesPlace).map(({ figure_a, figure_b }) => `${figure_a} ${figure_b}`))
  return [...verdicts]
    .filter(([key, { kind, isFlagged, verdict }]) => {
      return kind !== "sum" && (isFlagged || verdict === "revision") && !kept.has(key)
    })
    .map(([key]) => key)
}

/**
 * Those of these that may be left out: both figures say that they leave something out, and once all room is filled, one of
 * them has no more.
 */
export function findLeftOut(stored: Stored, expected: Expected, { limits, isFilled }: Room): ReadonlySet<string> {
  const leaving = new Set(stored.figures.filter(({ leaves_out }) => leaves_out).map(({ id }) => id))
  const places = countPlaces(stored)
  const isFull = (id: string) => (places.get(id) ?? 0) === limits.kept
  const mayMiss = (sides: readonly string[]) =>
    sides.every((id) => leaving.has(id)) && (!isFilled || sides.some((id) => isFull(id)))
  return new Set(listUnkept(stored, expected).filter((key) => mayMiss(key.split(" "))))
}

/**
 * What is told of each figure that leaves something out: how many disagree with it and are not kept, without revisions and
 * without what an exception for the subject accepts.
 */
export function countLeftOut(stored: Stored, expected: Expected): ReadonlyMap<string, number> {
  const accepting = new Set(
    stored.exceptions.filter((one) => one.status === "active" && one.conflict_id === null).map((one) => one.subject_id),
  )
  const told = listUnkept(stored, expected).filter((key) => {
    const is = expected.verdicts.get(key)
    return is?.isFlagged === true && !accepting.has(is.subject)
  })
  const sides = told.flatMap((key) => key.split(" "))
  const leaving = stored.figures.filter(({ id, leaves_out }) => leaves_out && expected.live.has(id))
  return new Map(leaving.map(({ id }) => [id, sides.filter((side) => side === id).length]))
}
