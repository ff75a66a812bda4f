import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import { FIGURE_COLUMN_LIST, type FigureRow } from "./figures.ts"

/** What figures of a subject are searched by. Bounds are numeric literals, in the unit. */
export type EqualSearch = {
  /** The index of the search among those of one call. */
  readonly index: number
  readonly familyId: string
  readonly subjectId: string
  readonly unit: string
  readonly narrowMin: string
  readonly narrowMax: string
}

/** Figures of one search that are read: those with the latest dates. */
const MOST_A_SEARCH = 5

const selectEqual = prepare<FigureRow & { readonly index: number }>(
  "list equal figures",
  `
select s.index, ${FIGURE_COLUMN_LIST}
from json_to_recordset($1::json) as s (index int, family_id uuid, subject_id uuid, unit text, narrow_min numeric, narrow_max numeric)
cross join lateral (
  select * from figures f
  where f.family_id = s.family_id and f.subject_id = s.subject_id and f.unit = s.unit and f.claims > 0
    and f.narrow_max = s.narrow_max and f.narrow_min = s.narrow_min
  order by f.as_of_to desc, f.id limit ${MOST_A_SEARCH}
) f`,
)

/** The figures with active claims that say the same number for whatever date, the latest of each search. In no order. */
export async function listEqualFigures(
  db: Db,
  searches: readonly EqualSearch[],
): Promise<readonly (FigureRow & { readonly index: number })[]> {
  if (searches.length === 0) return []
  const rows = searches.map((search) => ({
    index: search.index,
    family_id: search.familyId,
    subject_id: search.subjectId,
    unit: search.unit,
    narrow_min: search.narrowMin,
    narrow_max: search.narrowMax,
  }))
  return selectEqual(db, [JSON.stringify(rows)])
}
