import type { Db } from "../connection/connect.ts"
import { columnsOf, prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily } from "../subjects/subjects.ts"

/** The most conflicts of two figures that are kept of one figure. The rest is counted when somebody asks. */
export const MOST_KEPT = 1_000

/** From this number on a figure remembers how many conflicts are kept of it. Fewer are counted whenever it matters. */
const REMEMBERED = 100

/** True of a `conflicts k` that takes a place among those that are kept: all but those that ended by themselves. */
const TAKES_PLACE = `k.kind <> 'sum' and (k.resolution is null or k.resolution in ('person', 'accepted')
  or (k.resolution = 'rejudged' and k.verdict = 'revision'))`

/** How many conflicts are kept of a figure. */
export type Kept = InFamily & {
  readonly kept: number
  /** It is worth remembering, and not remembered yet. */
  readonly is_new: boolean
}

const KEY = ["family_id", "id"] as const

const kept = (side: string) => `
  (select count(*) from conflicts k where k.family_id = f.family_id and k.${side} = f.id and ${TAKES_PLACE})`

const selectKept = prepare<Kept>(
  "count kept conflicts",
  `
with crowded as materialized (
  select o.family_id from (select distinct w.family_id from unnest($1::uuid[]) as w (family_id)) o
  where (select count(*) from (select from figures f where f.family_id = o.family_id limit ${MOST_KEPT + 1}) f) > ${MOST_KEPT}
)
select c.family_id, c.id, c.kept, c.remembered is null and c.kept >= ${REMEMBERED} as is_new from (
  select f.family_id, f.id, f.conflicts_kept as remembered,
    coalesce(f.conflicts_kept, ${kept("figure_a")} + ${kept("figure_b")})::int as kept
  from crowded o cross join lateral (
    select w.id from unnest($1::uuid[], $2::uuid[]) as w (family_id, id) where w.family_id = o.family_id offset 0
  ) w join figures f on f.family_id = o.family_id and f.id = w.id
) c`,
)

/**
 * How many conflicts are kept of these figures. A figure has at most one with each other figure of its family, so in a
 * family of no more figures than that every one has room, and none of them is counted.
 */
export async function countKept(db: Db, figures: readonly InFamily[]): Promise<readonly Kept[]> {
  return figures.length === 0 ? [] : selectKept(db, columnsOf(figures, KEY))
}

const setKept = prepare<never>(
  "remember kept conflicts",
  `update figures f set conflicts_kept = c.kept from unnest($1::uuid[], $2::uuid[], $3::int[]) as c (family_id, id, kept)
where f.family_id = c.family_id and f.id = c.id`,
)

export async function rememberKept(trx: Trx, figures: readonly Kept[]): Promise<void> {
  if (figures.length > 0) await setKept(trx, columnsOf(figures, ["family_id", "id", "kept"]))
}

/** What is added to, or with a number below 0 taken from, the conflicts that are kept of a figure. */
export type KeptChange = InFamily & { readonly change: number }

const addKept = prepare<never>(
  "tally kept conflicts",
  `update figures f set conflicts_kept = f.conflicts_kept + c.change
from unnest($1::uuid[], $2::uuid[], $3::int[]) as c (family_id, id, change)
where f.family_id = c.family_id and f.id = c.id and f.conflicts_kept is not null`,
)

/** Keeps the numbers right that are remembered. */
export async function tallyKept(trx: Trx, changes: readonly KeptChange[]): Promise<void> {
  if (changes.length > 0) await addKept(trx, columnsOf(changes, ["family_id", "id", "change"]))
}

const markFigures = prepare<never>(
  "mark figures that leave out",
  `update figures f set leaves_out = true from unnest($1::uuid[], $2::uuid[]) as c (family_id, id)
where f.family_id = c.family_id and f.id = c.id and not f.leaves_out`,
)

/** Remembers that more disagrees with these figures than is kept. */
export async function markLeavingOut(trx: Trx, figures: readonly InFamily[]): Promise<void> {
  if (figures.length > 0) await markFigures(trx, columnsOf(figures, KEY))
}

const selectLeaving = prepare<InFamily & { readonly subject_id: string }>(
  "list figures that leave out",
  `select f.family_id, f.id, f.subject_id from unnest($1::uuid[], $2::uuid[]) as w (family_id, id)
join figures f on f.family_id = w.family_id and f.id = w.id where f.leaves_out`,
)

/** Those of these figures with which more may disagree than is kept. */
export async function listLeavingOut(
  db: Db,
  figures: readonly InFamily[],
): Promise<readonly (InFamily & { readonly subject_id: string })[]> {
  return figures.length === 0 ? [] : selectLeaving(db, columnsOf(figures, KEY))
}

const selectRivals = prepare<{ readonly id: string }>(
  "list kept rivals",
  `select k.figure_b as id from conflicts k where k.family_id = $1::uuid and k.figure_a = $2::uuid and ${TAKES_PLACE}
union all select k.figure_a from conflicts k where k.family_id = $1::uuid and k.figure_b = $2::uuid and ${TAKES_PLACE}`,
)

/** The figures with which a conflict of this one is kept. */
export async function listKeptRivals(db: Db, { family_id, id }: InFamily): Promise<ReadonlySet<string>> {
  return new Set((await selectRivals(db, [family_id, id])).map((row) => row.id))
}
