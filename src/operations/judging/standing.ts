import { listFigures } from "../../store/claims/figures.ts"
import { listKeptRivals, listLeavingOut } from "../../store/conflicts/kept-conflicts.ts"
import { type KeptStanding, listStanding } from "../../store/conflicts/list-standing.ts"
import type { ConflictRow } from "../../store/conflicts/pair-row.ts"
import type { Db } from "../../store/connection/connect.ts"
import { findSubject, type InFamily } from "../../store/subjects/subjects.ts"
import { listAccepted } from "./exceptions-in-force.ts"
import { viewStore } from "./family-view.ts"
import { judgeAgainst, listNeighbours } from "./judge.ts"
import { type Told, tellVerdicts } from "./tell-verdicts.ts"

/** What stands against a figure: the disagreements with it that are not resolved. */
export type Standing = {
  /** The most severe first, as many as were asked for. */
  readonly conflicts: readonly Told<ConflictRow>[]
  readonly total: number
  /** How many of these are not kept. */
  readonly leftOut: number
}

export const NOTHING_STANDS: Standing = { conflicts: [], total: 0, leftOut: 0 }

/**
 * What stands against these figures, by the id of the figure, with the worst `limit` of each. `total` counts all that
 * disagree, also those that are not kept, so that it does not depend on which came first.
 */
export async function findStandings(
  db: Db,
  figures: readonly InFamily[],
  limit: number,
  now: string,
): Promise<ReadonlyMap<string, Standing>> {
  const [kept, leaving] = await Promise.all([listStanding(db, figures, limit), listLeavingOut(db, figures)])
  const standings = await tellStandings(db, kept)
  for (const figure of leaving) {
    const leftOut = await countLeftOut(db, figure, now)
    const standing = standings.get(figure.id) ?? NOTHING_STANDS
    standings.set(figure.id, { ...standing, total: standing.total + leftOut, leftOut })
  }
  return standings
}

/** A conflict that stands against several of the figures is told once. */
export async function tellStandings(db: Db, kept: ReadonlyMap<string, KeptStanding>): Promise<Map<string, Standing>> {
  const once = new Map([...kept.values()].flatMap(({ conflicts }) => conflicts.map((one) => [one.id, one] as const)))
  const told = new Map((await tellVerdicts(db, [...once.values()])).map((one) => [one.id, one]))
  return new Map(
    [...kept].map(([figure, { conflicts, total }]) => [
      figure,
      { conflicts: conflicts.flatMap(({ id }) => told.get(id) ?? []), total, leftOut: 0 },
    ]),
  )
}

/** How many conflicts of a figure are not kept; 0 for a figure that has room for all. */
export async function findLeftOut(db: Db, figure: InFamily, now: string): Promise<number> {
  const [leaving] = await listLeavingOut(db, [figure])
  return leaving === undefined ? 0 : countLeftOut(db, leaving, now)
}

/**
 * Judges the figure anew against all that it may disagree with, and counts those for which no conflict is kept. So the
 * number is right whatever has ended since, and nobody has to keep it.
 */
async function countLeftOut(db: Db, key: InFamily & { readonly subject_id: string }, now: string): Promise<number> {
  const [figure] = await listFigures(db, [key])
  const subject = await findSubject(db, key.subject_id)
  if (figure === undefined || figure.claims === 0 || subject === undefined) return 0
  const neighbours = await listNeighbours(db, subject)
  const found = (await judgeAgainst(viewStore(db), [{ subject, figure, neighbours }])).filter(
    ({ judged }) => judged.isFlagged,
  )
  const rivals = await listKeptRivals(db, figure)
  const unkept = found.filter(({ a, b }) => !rivals.has(a.id === figure.id ? b.id : a.id))
  const owners = unkept.map(({ subjectId }) => ({ family_id: figure.family_id, id: subjectId }))
  const acceptedFor = await listAccepted(viewStore(db), owners, now)
  return unkept.filter(({ subjectId }) => acceptedFor(subjectId, undefined) === null).length
}
