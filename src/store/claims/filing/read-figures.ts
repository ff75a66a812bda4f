import type { Db } from "../../connection/connect.ts"
import { columnsOf, prepare } from "../../connection/prepared.ts"
import { FIGURE_COLUMN_LIST, type FigureRow } from "../figures.ts"
import { sourceOf } from "./source-of.ts"

/**
 * A figure that a claim asserts, and who asserts it, by folded name or by id. `index` is that of the claim in its
 * batch.
 */
export type FigureSearch = {
  readonly index: number
  readonly family_id: string
  readonly subject_id: string
  readonly identity: string
  readonly claimant_key: string | null
  readonly claimant_id: string | null
}

export type FoundFigure = FigureRow & {
  readonly index: number
  /** True where an active claim of this claimant asserts it already. Several claimants of one claim are several searches. */
  readonly known: boolean
}

const read = prepare<FoundFigure>(
  "read figures",
  `
select w.index, ${FIGURE_COLUMN_LIST},
  exists (select 1 from figure_claimants c where c.family_id = f.family_id and c.figure_id = f.id
    and c.claimant_id = ${sourceOf("w.claimant_key", "w.claimant_id")}) as known
from unnest($1::int[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::uuid[])
  as w (index, family_id, subject_id, identity, claimant_key, claimant_id)
cross join lateral (
  select * from figures f where f.family_id = w.family_id and f.subject_id = w.subject_id and f.identity = w.identity limit 1
) f`,
)

/** The stored figures among those searched, each with what a comparison needs to know of its claims; in no order. */
export async function readFigures(db: Db, searches: readonly FigureSearch[]): Promise<readonly FoundFigure[]> {
  if (searches.length === 0) return []
  return read(db, columnsOf(searches, ["index", "family_id", "subject_id", "identity", "claimant_key", "claimant_id"]))
}

/** By the index of the claim: the figure is known to a claim where each of its claimants asserts it already. */
export function gatherFigures(found: readonly FoundFigure[]): ReadonlyMap<number, FoundFigure> {
  const gathered = new Map<number, FoundFigure>()
  for (const figure of found) {
    const known = figure.known && (gathered.get(figure.index)?.known ?? true)
    gathered.set(figure.index, { ...figure, known })
  }
  return gathered
}
