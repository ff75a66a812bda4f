import type { Db } from "../connection/connect.ts"
import { columnsOf, prepare } from "../connection/prepared.ts"
import type { InFamily } from "../subjects/subjects.ts"
import { PAIR_COLUMN_LIST, SUMMANDS_SHOWN } from "./conflict-columns.ts"
import type { ConflictFigure, ConflictRow, PairRow } from "./pair-row.ts"
import { listStoredSummands, type SummandRow } from "./sums.ts"

/** What is kept and stands against a figure: the disagreements with it that are not resolved. */
export type KeptStanding = {
  /** The most severe first, `limit` at most. */
  readonly conflicts: readonly ConflictRow[]
  readonly total: number
}

/** A conflict by its id, and the figure that it stands against. */
type Found = InFamily & { readonly beside: string; readonly severity: number }

const KEY = ["family_id", "id"] as const

const STANDS = "k.verdict in ('conflict', 'tension') and k.status <> 'resolved'"

const worstOn = (side: string) => `
select a.figure_id as beside, k.family_id, k.id, k.severity from unnest($1::uuid[], $2::uuid[]) as a (family_id, figure_id)
cross join lateral (
  select k.family_id, k.id, k.severity from conflicts k
  where k.family_id = a.family_id and k.${side} = a.figure_id and ${STANDS}
  order by k.severity desc, k.id desc limit $3
) k`

const selectWorst = prepare<Found>(
  "find standing",
  `${worstOn("figure_a")} union all ${worstOn("figure_b")} union all
select s.figure_id, k.family_id, k.id, k.severity from unnest($1::uuid[], $2::uuid[]) as a (family_id, figure_id)
join conflict_summands s on s.family_id = a.family_id and s.figure_id = a.figure_id
cross join lateral (
  select k.family_id, k.id, k.severity from conflicts k
  where k.family_id = s.family_id and k.id = s.conflict_id and ${STANDS} offset 0
) k`,
)

/**
 * What is kept and stands against these figures, by the id of the figure, with the worst `limit` of each. A figure against which
 * nothing stands is left out. Each side of the conflicts is read by its own index.
 */
export async function listStanding(
  db: Db,
  figures: readonly InFamily[],
  limit: number,
): Promise<ReadonlyMap<string, KeptStanding>> {
  const asked = new Map(figures.map((figure) => [figure.id, figure]))
  const found = asked.size === 0 ? [] : await selectWorst(db, [...columnsOf([...asked.values()], KEY), limit])
  if (found.length === 0) return new Map()
  const all = Map.groupBy(found, ({ beside }) => beside)
  const shown = new Map([...all].map(([beside, some]) => [beside, some.toSorted(worstFirst).slice(0, limit)]))
  const crowded = [...all].filter(([, some]) => some.length >= limit).flatMap(([beside]) => asked.get(beside) ?? [])
  const once = new Map([...shown.values()].flat().map((one) => [one.id, one]))
  const [conflicts, totals] = await Promise.all([readConflicts(db, [...once.values()]), countStanding(db, crowded)])
  return new Map(
    [...shown].map(([beside, some]) => {
      const standing = some.flatMap(({ id }) => conflicts.get(id) ?? [])
      return [beside, { conflicts: standing, total: totals.get(beside) ?? standing.length }]
    }),
  )
}

function worstFirst(a: Found, b: Found): number {
  return b.severity - a.severity || (a.id < b.id ? 1 : -1)
}

const count = prepare<{ readonly figure_id: string; readonly total: number }>(
  "count standing",
  `
select a.figure_id,
  (select count(*) from conflicts k where k.family_id = a.family_id and k.figure_a = a.figure_id and ${STANDS})
  + (select count(*) from conflicts k where k.family_id = a.family_id and k.figure_b = a.figure_id and ${STANDS})
  + (select count(*) from conflict_summands s join conflicts k on k.family_id = s.family_id and k.id = s.conflict_id
    where s.family_id = a.family_id and s.figure_id = a.figure_id and ${STANDS}) as total
from unnest($1::uuid[], $2::uuid[]) as a (family_id, figure_id)`,
)

async function countStanding(db: Db, figures: readonly InFamily[]): Promise<ReadonlyMap<string, number>> {
  if (figures.length === 0) return new Map()
  return new Map((await count(db, columnsOf(figures, KEY))).map(({ figure_id, total }) => [figure_id, total]))
}

type Pair = PairRow & Pick<ConflictRow, "subject_name" | "changed_at">

const selectPairs = prepare<Pair>(
  "read pairs",
  `
select ${PAIR_COLUMN_LIST}, k.changed_at, (select s.name from subjects s where s.id = k.subject_id) as subject_name
from unnest($1::uuid[], $2::uuid[]) as w (family_id, id)
cross join lateral (select * from conflicts k where k.family_id = w.family_id and k.id = w.id limit 1) k`,
)

/** Conflicts of one statement: what arrives together is parsed in one go. */
const READ_AT_ONCE = 500

/** Reads conflicts by id. What several of them share, above all a figure, is read once. */
async function readConflicts(db: Db, keys: readonly InFamily[]): Promise<ReadonlyMap<string, ConflictRow>> {
  const pairs: Pair[] = []
  for (let from = 0; from < keys.length; from += READ_AT_ONCE)
    pairs.push(...(await selectPairs(db, columnsOf(keys.slice(from, from + READ_AT_ONCE), KEY))))
  const summands = await readSummands(db, pairs)
  const named = pairs.flatMap(({ family_id, id, figure_a, figure_b }) => {
    const parts = shownOf(summands.get(id)).map(({ figure_id }) => figure_id)
    return [figure_a, ...(figure_b === null ? [] : [figure_b]), ...parts].map((figure) => ({ family_id, id: figure }))
  })
  const figures = await readConflictFigures(db, named)
  const find = (id: string) => figures.get(id) ?? missing(id)
  return new Map(
    pairs.map((pair) => [
      pair.id,
      {
        ...pair,
        a: find(pair.figure_a),
        b: pair.figure_b === null ? null : find(pair.figure_b),
        summands: shownOf(summands.get(pair.id)).map(({ figure_id }) => find(figure_id)),
        summands_total: summands.get(pair.id)?.length ?? 0,
      },
    ]),
  )
}

function shownOf(summands: readonly SummandRow[] = []): readonly SummandRow[] {
  return summands.slice(0, SUMMANDS_SHOWN)
}

function missing(id: string): never {
  throw new Error(`the figure ${id} of a conflict is gone`)
}

async function readSummands(db: Db, pairs: readonly Pair[]): Promise<ReadonlyMap<string, readonly SummandRow[]>> {
  const sums = pairs.filter(({ kind }) => kind === "sum")
  return sums.length === 0 ? new Map() : listStoredSummands(db, sums)
}

type FigureRow = Pick<ConflictFigure, "id" | "quantity" | "claims" | "claimants"> & {
  readonly as_of_from: string
  readonly as_of_to: string
  readonly subject_id: string
  readonly subject_name: string
}

const selectFigures = prepare<FigureRow>(
  "read conflict figures",
  `
select f.id, f.quantity, f.as_of_from, f.as_of_to, f.claims, f.subject_id,
  (select s.name from subjects s where s.id = f.subject_id) as subject_name,
  array(select json_build_object('id', c.claimant_id, 'name', (select o.name from sources o where o.id = c.claimant_id))
    from figure_claimants c where c.family_id = f.family_id and c.figure_id = f.id
    order by c.first_published, c.claimant_id limit 20) as claimants
from unnest($1::uuid[], $2::uuid[]) as w (family_id, id)
cross join lateral (select * from figures f where f.family_id = w.family_id and f.id = w.id limit 1) f`,
)

async function readConflictFigures(db: Db, keys: readonly InFamily[]): Promise<ReadonlyMap<string, ConflictFigure>> {
  const once = [...new Map(keys.map((key) => [key.id, key])).values()]
  const rows = await selectFigures(db, columnsOf(once, KEY))
  return new Map(rows.map((row) => [row.id, figureOf(row)]))
}

function figureOf({ id, quantity, claims, claimants, ...row }: FigureRow): ConflictFigure {
  const subject = { id: row.subject_id, name: row.subject_name }
  return { id, quantity, claims, claimants, subject, asOfFrom: row.as_of_from, asOfTo: row.as_of_to }
}
