import type { Db } from "../connect.ts"
import { FIGURE_COLUMN_LIST, type FigureRow } from "../figures.ts"
import { prepare } from "../prepared.ts"

/** A figure that a claim asserts, and who asserts it: by folded name or by id. `place` is the caller's own number. */
export type FigureSearch = {
  readonly place: number
  readonly subject_id: string
  readonly identity: string
  readonly claimant_key: string | null
  readonly claimant_id: string | null
}

export type FoundFigure = FigureRow & {
  readonly place: number
  /** The claimant has asserted it before, by a claim that is active. */
  readonly known: boolean
}

const select = prepare<FoundFigure>(
  "read figures",
  `
select w.place, ${FIGURE_COLUMN_LIST},
  exists (select 1 from figure_claimants c where c.subject_id = f.subject_id and c.figure_id = f.id
    and c.claimant_id = coalesce((select n.source_id from source_names n where n.name_key = w.claimant_key),
      (select coalesce(s.merged_into, s.id) from sources s where s.id = w.claimant_id))) as known
from json_to_recordset($1::json) as w (place int, subject_id uuid, identity text, claimant_key text, claimant_id uuid)
cross join lateral (
  select * from figures f where f.subject_id = w.subject_id and f.identity = w.identity limit 1
) f`,
)

/** The stored figures that these are, each with what a comparison needs to know of its claims. */
export async function readFigures(db: Db, searches: readonly FigureSearch[]): Promise<readonly FoundFigure[]> {
  return searches.length === 0 ? [] : select(db, [JSON.stringify(searches)])
}
