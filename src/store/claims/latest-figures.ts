import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import { FIGURE_COLUMN_LIST, type FigureRow } from "./figures.ts"

/** The subject whose figures are read, in its unit. */
export type LatestSearch = { readonly familyId: string; readonly subjectId: string; readonly unit: string }

const selectLatest = prepare<FigureRow>(
  "list latest figures",
  `
select ${FIGURE_COLUMN_LIST}
from json_to_recordset($1::json) as s (family_id uuid, subject_id uuid, unit text)
cross join lateral (
  select * from figures f
  where f.family_id = s.family_id and f.subject_id = s.subject_id and f.unit = s.unit and f.claims > 0 and f.as_of_from <= $2::date
  order by f.as_of_to desc, f.as_of_from desc, f.id limit $3::int
) f`,
)

/** The figures with active claims that are of the latest dates, of periods that had begun on a day: so many a subject at most. */
export async function listLatestFigures(
  db: Db,
  searches: readonly LatestSearch[],
  { day, most }: { readonly day: string; readonly most: number },
): Promise<readonly FigureRow[]> {
  if (searches.length === 0) return []
  const rows = searches.map(({ familyId, subjectId, unit }) => ({ family_id: familyId, subject_id: subjectId, unit }))
  return selectLatest(db, [JSON.stringify(rows), day, most])
}
