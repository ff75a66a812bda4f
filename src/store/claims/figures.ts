import { sql } from "kysely"
import type { Measure } from "../../compare/pair/figure.ts"
import type { PrintedQuantity } from "../../quantity/quantity.ts"
import type { Db } from "../connection/connect.ts"
import { newId } from "../connection/new-id.ts"
import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"

/** A figure with what a comparison needs to know of its claims. Days are "YYYY-MM-DD" or "infinity". */
export type FigureRow = {
  readonly subject_id: string
  readonly id: string
  readonly quantity: PrintedQuantity
  readonly unit: string
  readonly as_of_from: string
  readonly as_of_to: string
  /** Active claims. None: the figure is out of every comparison until somebody says it again. */
  readonly claims: number
  /** At most two: a comparison asks only whether there is one claimant or more. */
  readonly claimants: readonly string[]
  /** The earliest publication of an active claim; null where there is none. */
  readonly first_published: string | null
}

export type NewFigure = {
  readonly subjectId: string
  readonly identity: string
  readonly quantity: PrintedQuantity
  readonly unit: string
  readonly narrowMin: string
  readonly narrowMax: string
  readonly asOfFrom: string
  readonly asOfTo: string
}

export const FIGURE_COLUMN_LIST = `
  f.subject_id, f.id, f.quantity, f.unit, f.as_of_from, f.as_of_to, f.claims,
  array(select c.claimant_id from figure_claimants c
    where c.subject_id = f.subject_id and c.figure_id = f.id order by c.claimant_id limit 2) as claimants,
  (select min(c.first_published) from figure_claimants c
    where c.subject_id = f.subject_id and c.figure_id = f.id) as first_published`

export const FIGURE_COLUMNS = sql.raw(FIGURE_COLUMN_LIST)

export async function findFigure(db: Db, subjectId: string, id: string): Promise<FigureRow | undefined> {
  const { rows } = await sql<FigureRow>`
    select ${FIGURE_COLUMNS} from figures f where f.subject_id = ${subjectId} and f.id = ${id}`.execute(db)
  return rows[0]
}

/** The stored figure that is this one. */
export async function findFigureLike(
  db: Db,
  figure: Pick<NewFigure, "subjectId" | "identity">,
): Promise<FigureRow | undefined> {
  const { rows } = await sql<FigureRow>`
    select ${FIGURE_COLUMNS} from figures f
    where f.subject_id = ${figure.subjectId} and f.identity = ${figure.identity}`.execute(db)
  return rows[0]
}

export async function insertFigure(trx: Trx, figure: NewFigure, now: string): Promise<string> {
  const id = newId()
  await trx
    .insertInto("figures")
    .values({
      subject_id: figure.subjectId,
      id,
      identity: figure.identity,
      quantity: JSON.stringify(figure.quantity),
      unit: figure.unit,
      narrow_min: figure.narrowMin,
      narrow_max: figure.narrowMax,
      as_of_from: figure.asOfFrom,
      as_of_to: figure.asOfTo,
      created_at: now,
    })
    .execute()
  return id
}

const selectFigures = prepare<FigureRow>(
  "list figures",
  `
select ${FIGURE_COLUMN_LIST} from unnest($1::uuid[], $2::uuid[]) as wanted (subject_id, id)
cross join lateral (select * from figures f where f.subject_id = wanted.subject_id and f.id = wanted.id limit 1) f`,
)

/** Figures by subject and id, in no order. */
export async function listFigures(
  db: Db,
  keys: readonly { subjectId: string; id: string }[],
): Promise<readonly FigureRow[]> {
  if (keys.length === 0) return []
  return selectFigures(db, [keys.map((key) => key.subjectId), keys.map((key) => key.id)])
}

export async function hasClaimant(
  db: Db,
  figure: { subject_id: string; id: string },
  claimantId: string,
): Promise<boolean> {
  const found = await db
    .selectFrom("figure_claimants")
    .select("claims")
    .where("subject_id", "=", figure.subject_id)
    .where("figure_id", "=", figure.id)
    .where("claimant_id", "=", claimantId)
    .executeTakeFirst()
  return found !== undefined
}

/** Counts a figure's active claims anew, after some ended, moved or changed hands. */
export async function recountClaimants(trx: Trx, subjectId: string, figureIds: readonly string[]): Promise<void> {
  const ids = sql`${[...figureIds]}::uuid[]`
  await sql`delete from figure_claimants where subject_id = ${subjectId} and figure_id = any(${ids})`.execute(trx)
  await sql`
    insert into figure_claimants (subject_id, figure_id, claimant_id, claims, first_published)
    select subject_id, figure_id, claimant_id, count(*), min(published_at)
    from claims where subject_id = ${subjectId} and figure_id = any(${ids}) and status = 'active'
    group by subject_id, figure_id, claimant_id`.execute(trx)
  await sql`
    update figures f set claims = coalesce((select sum(c.claims) from figure_claimants c
      where c.subject_id = f.subject_id and c.figure_id = f.id), 0)
    where f.subject_id = ${subjectId} and f.id = any(${ids})`.execute(trx)
}

/** Where the figures lie that may disagree with one. */
export type CandidateSearch = {
  /** The caller's own number. */
  readonly place: number
  /** The figure that is held against others: never its own candidate. */
  readonly figureId: string
  readonly subjectId: string
  readonly unit: string
  /** Numbers as numeric literals: candidates end at or below `below`, or begin at or above `above`. */
  readonly below: string | null
  readonly above: string | null
  readonly asOfFrom: string
  readonly asOfTo: string
  /** How the quantity lives in time, and how many days apart its stocks are compared. */
  readonly measure: Measure
  readonly windowDays: number
}

/** A figure, and the place of the search that found it. */
export type Candidate = FigureRow & { readonly place: number }

/**
 * Which as-of dates a measure lets stand side by side (docs/semantics.md, "Time"), as ranges that an index can be
 * searched by. A running total disagrees with a lower one only if that is not earlier, with a higher one only if it is
 * not later.
 */
const SEARCHES = `
select w.*,
  case w.measure when 'stock' then w.as_of_from - w.days when 'flow' then w.as_of_to else '-infinity' end as to_min,
  case w.measure when 'flow' then w.as_of_to else 'infinity' end as to_max,
  case w.measure when 'flow' then w.as_of_from else '-infinity' end as from_min,
  case w.measure when 'stock' then w.as_of_to + w.days when 'flow' then w.as_of_from else 'infinity' end as from_max,
  case w.measure when 'cumulative' then w.as_of_to else '-infinity' end as lower_to_min,
  case w.measure when 'cumulative' then w.as_of_to else 'infinity' end as higher_to_max
from json_to_recordset($1::json) as w (place int, figure_id uuid, subject_id uuid, unit text, below numeric, above numeric,
  as_of_from date, as_of_to date, measure text, days int)`

/** `offset 0` keeps the planner from reading all figures for a few searches: each is an index range of its own. */
const selectCandidates = prepare<Candidate>(
  "list candidates",
  `
select s.place, ${FIGURE_COLUMN_LIST}
from (${SEARCHES}) s
cross join lateral (
  select * from figures f
  where f.subject_id = s.subject_id and f.unit = s.unit and f.claims > 0 and f.id <> s.figure_id
    and ((f.narrow_max <= s.below and f.as_of_to >= s.lower_to_min)
      or (f.narrow_min >= s.above and f.as_of_to <= s.higher_to_max))
    and f.as_of_to between s.to_min and s.to_max and f.as_of_from between s.from_min and s.from_max
  offset 0
) f`,
)

/**
 * The live figures that may disagree with those whose bounds these are: all that do, and few that do not. Index ranges
 * over numbers and days; figures in between are never read.
 */
export async function listCandidates(db: Db, searches: readonly CandidateSearch[]): Promise<readonly Candidate[]> {
  if (searches.length === 0) return []
  const rows = searches.map((search) => ({
    place: search.place,
    figure_id: search.figureId,
    subject_id: search.subjectId,
    unit: search.unit,
    below: search.below,
    above: search.above,
    as_of_from: search.asOfFrom,
    as_of_to: search.asOfTo,
    measure: search.measure,
    days: search.windowDays,
  }))
  return selectCandidates(db, [JSON.stringify(rows)])
}

/** A page of a subject's live figures, by id. `after` is the last figure of the page before. */
export async function listFiguresAfter(
  db: Db,
  subjectId: string,
  page: { after: string | null; limit: number },
): Promise<StoredFigure[]> {
  const after = page.after === null ? sql`true` : sql`f.id > ${page.after}`
  const { rows } = await sql<StoredFigure>`
    select ${FIGURE_COLUMNS}, f.narrow_min, f.narrow_max from figures f
    where f.subject_id = ${subjectId} and f.claims > 0 and ${after} order by f.id limit ${page.limit}`.execute(db)
  return rows
}

/** With the columns that it is searched by. */
export type StoredFigure = FigureRow & { readonly narrow_min: string; readonly narrow_max: string }

/** Sets the columns that a figure is searched by, after the hedge profile of its subject changed. */
export async function updateSearchColumns(
  trx: Trx,
  figure: { subject_id: string; id: string },
  columns: Pick<NewFigure, "narrowMin" | "narrowMax">,
): Promise<void> {
  await trx
    .updateTable("figures")
    .set({ narrow_min: columns.narrowMin, narrow_max: columns.narrowMax })
    .where("subject_id", "=", figure.subject_id)
    .where("id", "=", figure.id)
    .execute()
}

/** Live figures of a subject, by id. */
export async function listLiveFigures(db: Db, subjectId: string): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select ${FIGURE_COLUMNS} from figures f where f.subject_id = ${subjectId} and f.claims > 0 order by f.id`.execute(
    db,
  )
  return rows
}
