import { CONFLICT_COLUMN_LIST } from "../conflict-columns.ts"
import type { ConflictRow } from "../conflicts.ts"
import type { Db } from "../connect.ts"
import { prepare } from "../prepared.ts"

/** What stands against a figure: disagreements that are not resolved. */
export type Standing = {
  /** Most severe first, `limit` at most. */
  readonly conflicts: readonly ConflictRow[]
  readonly total: number
}

export const NOTHING_STANDS: Standing = { conflicts: [], total: 0 }

const STANDS = "k.verdict in ('conflict', 'tension') and k.status <> 'resolved'"
const WORST = "order by severity desc, id desc limit $2"

const on = (side: string) => `select k.id, k.severity from conflicts k where k.${side} = a.figure_id and ${STANDS}`

const AMONG_SUMMANDS = `select k.id, k.severity from conflict_summands s
  join conflicts k on k.subject_id = s.subject_id and k.id = s.conflict_id
  where s.figure_id = a.figure_id and ${STANDS}`

const select = prepare<ConflictRow & { readonly beside: string; readonly total: number }>(
  "list standing",
  `
with worst as materialized (
  select a.figure_id, w.id, count(*) over (partition by a.figure_id) as shown
  from unnest($1::uuid[]) as a (figure_id)
  cross join lateral (
    (${on("figure_a")} ${WORST}) union all (${on("figure_b")} ${WORST}) union all (${AMONG_SUMMANDS} ${WORST}) ${WORST}
  ) w
), asked as (
  select a.figure_id, a.shown, case when a.shown < $2 then a.shown else (
    select count(*) from (${on("figure_a")} union all ${on("figure_b")} union all ${AMONG_SUMMANDS}) k
  ) end as total
  from (select distinct figure_id, shown from worst) a
)
select w.figure_id as beside, a.total, ${CONFLICT_COLUMN_LIST}
from worst w join asked a on a.figure_id = w.figure_id join conflicts k on k.id = w.id
order by k.severity desc, k.id desc`,
)

/** By figure; one against which nothing stands is left out. Each side is read by its index, the worst first. */
export async function listStanding(
  db: Db,
  figureIds: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, Standing>> {
  if (figureIds.length === 0) return new Map()
  const rows = Map.groupBy(await select(db, [[...new Set(figureIds)], limit]), ({ beside }) => beside)
  return new Map([...rows].map(([id, conflicts]) => [id, { conflicts, total: conflicts[0]?.total ?? 0 }]))
}
