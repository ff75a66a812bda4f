import type { Db } from "../connection/connect.ts"
import { columnsOf, prepare } from "../connection/prepared.ts"
import type { InFamily } from "../subjects/subjects.ts"
import type { ConflictStatus } from "../tables.ts"

/** What a person decided about conflicts of a figure. Conflicts that were settled alike in one moment are one of these. */
export type SettledRow = {
  readonly figure_id: string
  /** The conflict that was settled; of several the oldest. */
  readonly conflict_id: string
  readonly status: Exclude<ConflictStatus, "open">
  readonly note: string | null
  /** When the status was set, and who was named; the last change of the conflict where its history does not say. */
  readonly settled_at: string
  readonly settled_by: string | null
  /** When the note was last changed since, and who was named; null where it is that of the settling. */
  readonly noted_at: string | null
  readonly noted_by: string | null
}

/** Of one figure the last so many are told. */
const MOST_SETTLED_TOLD = 100

const IS_SETTLED = "(k.status in ('explained', 'dismissed') or (k.status = 'resolved' and k.resolution = 'person'))"

const on = (side: string) => `
select a.figure_id, k.* from asked a
cross join lateral (
  select k.family_id, k.id, k.status, k.note, k.changed_at from conflicts k
  where k.family_id = a.family_id and k.${side} = a.figure_id and ${IS_SETTLED} offset 0
) k`

/** The last entry in which a person changed a member of the conflict to what it is, of those after the id `since`. */
const lastChangeOf = (member: string, since: string) => `
left join lateral (
  select h.id, h.at, h.actor from changes h
  where h.family_id = k.family_id and h.entity_id = k.id and h.action in ('changed', 'settled')
    and h.after->>'${member}' is not distinct from k.${member}
    and h.before->>'${member}' is distinct from h.after->>'${member}' ${since}
  order by h.id desc limit 1
)`

const select = prepare<SettledRow>(
  "list settled",
  `
with asked as (select * from unnest($1::uuid[], $2::uuid[]) as a (family_id, figure_id)),
beside as (
  ${on("figure_a")} union all ${on("figure_b")} union all
  select a.figure_id, k.* from asked a
  join conflict_summands s on s.family_id = a.family_id and s.figure_id = a.figure_id
  cross join lateral (
    select k.family_id, k.id, k.status, k.note, k.changed_at from conflicts k
    where k.family_id = s.family_id and k.id = s.conflict_id and ${IS_SETTLED} offset 0
  ) k
),
settled as (
  select k.figure_id, (array_agg(k.id order by k.id))[1] as conflict_id, k.status, k.note,
    coalesce(s.at, k.changed_at) as settled_at, s.actor as settled_by, n.at as noted_at, n.actor as noted_by
  from beside k
  ${lastChangeOf("status", "")} s on true
  ${lastChangeOf("note", "and h.id > s.id")} n on true
  group by 1, 3, 4, 5, 6, 7, 8
)
select * from (
  select s.*, row_number() over (partition by s.figure_id order by s.settled_at desc, s.conflict_id desc) as place
  from settled s
) s where place <= ${MOST_SETTLED_TOLD} order by figure_id, settled_at, conflict_id`,
)

/** By the id of the figure, oldest first. A figure about whose conflicts nobody decided is left out. */
export async function listSettled(
  db: Db,
  figures: readonly InFamily[],
): Promise<ReadonlyMap<string, readonly SettledRow[]>> {
  const asked = [...new Map(figures.map((figure) => [figure.id, figure])).values()]
  if (asked.length === 0) return new Map()
  return Map.groupBy(await select(db, columnsOf(asked, ["family_id", "id"])), ({ figure_id }) => figure_id)
}
