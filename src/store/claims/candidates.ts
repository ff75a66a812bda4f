import type { Measure } from "../../compare/pair/figure.ts"
import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import { FIGURE_COLUMN_LIST, type FigureRow } from "./figures.ts"

/** Where the figures lie that may disagree with one figure. */
export type CandidateSearch = {
  /** The index of the search among those of one call. */
  readonly index: number
  /** The figure that is compared with others. It is never a candidate itself. */
  readonly figureId: string
  readonly familyId: string
  readonly subjectId: string
  readonly unit: string
  /**
   * Numeric literals: a candidate ends at or below `below`, or begins at or above `above`. Null: there is no candidate
   * on that side.
   */
  readonly below: string | null
  readonly above: string | null
  readonly asOfFrom: string
  readonly asOfTo: string
  /** How the quantity lives in time, and how many days apart its stocks are compared. */
  readonly measure: Measure
  readonly windowDays: number
}

/** A figure, and the index of the search that found it. */
export type Candidate = FigureRow & { readonly index: number }

/**
 * Which as-of dates a measure lets stand side by side (docs/semantics.md, "Time"), as ranges that an index can be
 * searched by. A running total disagrees with a lower one only where the lower one is not earlier, and with a higher
 * one only where the higher one is not later. Of a flow one period lies within the other.
 */
const SEARCHES = `
select w.*,
  case w.measure when 'stock' then w.as_of_from - w.days when 'flow' then w.as_of_from else '-infinity' end as to_min,
  case w.measure when 'stock' then w.as_of_to + w.days when 'flow' then w.as_of_to else 'infinity' end as from_max,
  case w.measure when 'cumulative' then w.as_of_to else '-infinity' end as lower_to_min,
  case w.measure when 'cumulative' then w.as_of_to else 'infinity' end as higher_to_max
from json_to_recordset($1::json) as w (index int, figure_id uuid, family_id uuid, subject_id uuid, unit text, below numeric, above numeric,
  as_of_from date, as_of_to date, measure text, days int)`

/**
 * Each search is an index range of its own. Without `offset 0`, or a limit, the planner would read all figures for a few
 * searches.
 */
const selectBy = (end: string) => `
select s.index, ${FIGURE_COLUMN_LIST}
from (${SEARCHES}) s
cross join lateral (
  select * from figures f
  where f.family_id = s.family_id and f.subject_id = s.subject_id and f.unit = s.unit and f.claims > 0 and f.id <> s.figure_id
    and ((f.narrow_max <= s.below and f.as_of_to >= s.lower_to_min)
      or (f.narrow_min >= s.above and f.as_of_to <= s.higher_to_max))
    and f.as_of_to >= s.to_min and f.as_of_from <= s.from_max
    and (s.measure <> 'flow' or (f.as_of_from >= s.as_of_from and f.as_of_to <= s.as_of_to)
      or (f.as_of_from <= s.as_of_from and f.as_of_to >= s.as_of_to))
  ${end}
) f`

const selectCandidates = prepare<Candidate>("list candidates", selectBy("offset 0"))
const selectLatest = prepare<Candidate>(
  "list latest candidates",
  selectBy("order by f.as_of_to desc, f.id desc limit $2::int"),
)

/**
 * The figures with active claims that may disagree with the searched ones: all that do, and few that do not. They are
 * read by ranges of numbers and days, so the figures in between cost nothing. In no order. `most`: of each search only so
 * many, those with the latest dates.
 */
export async function listCandidates(
  db: Db,
  searches: readonly CandidateSearch[],
  most?: number,
): Promise<readonly Candidate[]> {
  if (searches.length === 0) return []
  const rows = searches.map((search) => ({
    index: search.index,
    figure_id: search.figureId,
    family_id: search.familyId,
    subject_id: search.subjectId,
    unit: search.unit,
    below: search.below,
    above: search.above,
    as_of_from: search.asOfFrom,
    as_of_to: search.asOfTo,
    measure: search.measure,
    days: search.windowDays,
  }))
  const given = JSON.stringify(rows)
  return most === undefined ? selectCandidates(db, [given]) : selectLatest(db, [given, most])
}
