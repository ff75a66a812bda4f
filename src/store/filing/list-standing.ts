import { PAIR_COLUMN_LIST } from "../conflict-columns.ts"
import type { ConflictFigure, ConflictRow, PairRow } from "../conflicts.ts"
import type { Db } from "../connect.ts"
import { inUtc } from "../json-times.ts"
import { prepare } from "../prepared.ts"
import type { NamedRow } from "../subjects.ts"

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

/** What is told of several conflicts, a figure above all, is read once. */
const select = prepare<Answer>(
  "list standing",
  `
with worst as materialized (
  select a.figure_id, w.id from unnest($1::uuid[]) as a (figure_id)
  cross join lateral (
    (${on("figure_a")} ${WORST}) union all (${on("figure_b")} ${WORST}) union all (${AMONG_SUMMANDS} ${WORST}) ${WORST}
  ) w
), pair as materialized (
  select w.figure_id as beside, ${PAIR_COLUMN_LIST}, k.changed_at, (select s.name from subjects s where s.id = k.subject_id) as subject_name
  from worst w join conflicts k on k.id = w.id
), summand as materialized (
  select m.conflict_id, m.place, m.part_id, m.figure_id from pair k
  join conflict_summands m on m.subject_id = k.subject_id and m.conflict_id = k.id where k.kind = 'sum'
), figure as materialized (
  select subject_a as subject_id, figure_a as id from pair
  union select subject_b, figure_b from pair where figure_b is not null
  union select part_id, figure_id from summand
), crowded as (
  select figure_id from worst group by figure_id having count(*) = $2
)
select
  (select coalesce(json_agg(k order by k.severity desc, k.id desc), '[]') from pair k) as pairs,
  (select coalesce(json_agg(m order by m.place), '[]') from summand m) as summands,
  (select coalesce(json_agg(o), '[]') from (
    select f.id, f.quantity, f.as_of_from, f.as_of_to, f.claims, f.subject_id, s.name as subject_name, array(
      select json_build_object('id', o.id, 'name', o.name) from figure_claimants c join sources o on o.id = c.claimant_id
      where c.subject_id = f.subject_id and c.figure_id = f.id order by c.first_published, o.id limit 20) as claimants
    from figure join figures f on f.subject_id = figure.subject_id and f.id = figure.id
    join subjects s on s.id = f.subject_id
  ) o) as figures,
  (select coalesce(json_agg(json_build_object('figure_id', a.figure_id, 'total', (
    select count(*) from (${on("figure_a")} union all ${on("figure_b")} union all ${AMONG_SUMMANDS}) k))), '[]')
    from crowded a) as totals`,
)

type FigureRow = Pick<ConflictFigure, "id" | "quantity" | "claims" | "claimants"> & {
  readonly as_of_from: string
  readonly as_of_to: string
  readonly subject_id: string
  readonly subject_name: string
}

type Answer = {
  readonly pairs: readonly (PairRow & Pick<ConflictRow, "subject_name" | "changed_at"> & { readonly beside: string })[]
  readonly summands: readonly { readonly conflict_id: string; readonly figure_id: string }[]
  readonly figures: readonly FigureRow[]
  /** Of figures against which more stands than is shown. */
  readonly totals: readonly { readonly figure_id: string; readonly total: number }[]
}

/** By figure; one against which nothing stands is left out. Each side is read by its index, the worst first. */
export async function listStanding(
  db: Db,
  figureIds: readonly string[],
  limit: number,
): Promise<ReadonlyMap<string, Standing>> {
  if (figureIds.length === 0) return new Map()
  const [answer] = await select(db, [[...new Set(figureIds)], limit])
  if (answer === undefined || answer.pairs.length === 0) return new Map()
  const rows = Map.groupBy(joinFigures(answer), ({ beside }) => beside)
  const totals = new Map(answer.totals.map(({ figure_id, total }) => [figure_id, total]))
  return new Map([...rows].map(([id, conflicts]) => [id, { conflicts, total: totals.get(id) ?? conflicts.length }]))
}

function joinFigures({ pairs, summands, figures }: Answer): (ConflictRow & { readonly beside: string })[] {
  const byId = new Map(figures.map((figure) => [figure.id, figureOf(figure)]))
  const bySum = Map.groupBy(summands, ({ conflict_id }) => conflict_id)
  const find = (id: string) => {
    const figure = byId.get(id)
    if (figure === undefined) throw new Error(`the figure ${id} of a conflict is gone`)
    return figure
  }
  return pairs.map((pair) => ({
    ...pair,
    opened_at: inUtc(pair.opened_at),
    changed_at: inUtc(pair.changed_at),
    a: find(pair.figure_a),
    b: pair.figure_b === null ? null : find(pair.figure_b),
    summands: (bySum.get(pair.id) ?? []).map((summand) => find(summand.figure_id)),
  }))
}

function figureOf({ id, quantity, claims, claimants, ...row }: FigureRow): ConflictFigure {
  const subject: NamedRow = { id: row.subject_id, name: row.subject_name }
  return { id, quantity, claims, claimants, subject, asOfFrom: row.as_of_from, asOfTo: row.as_of_to }
}
