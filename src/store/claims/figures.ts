import { sql } from "kysely"
import type { PrintedQuantity } from "../../quantity/quantity.ts"
import type { Db } from "../connection/connect.ts"
import { newId } from "../connection/new-id.ts"
import { columnsOf, prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily } from "../subjects/subjects.ts"
import type { FigureColumn } from "./figure-columns.ts"

/** A figure with what a comparison needs to know of its claims. Days are "YYYY-MM-DD" or "infinity". */
export type FigureRow = {
  readonly family_id: string
  readonly subject_id: string
  readonly id: string
  readonly quantity: PrintedQuantity
  readonly unit: string
  readonly as_of_from: string
  readonly as_of_to: string
  /** How many active claims assert it and are carried. With none it is left out of every comparison until somebody claims it again. */
  readonly claims: number
  /** Two at most, by id: a comparison asks only whether there is one claimant or more. */
  readonly claimants: readonly string[]
  /** The earliest publication of an active claim; null where there is none. */
  readonly first_published: string | null
  /** The latest, likewise. */
  readonly last_published: string | null
}

/** Days are "YYYY-MM-DD" or "infinity", bounds numeric literals. */
export type NewFigure = {
  readonly familyId: string
  readonly subjectId: string
  readonly identity: string
  readonly quantity: PrintedQuantity
  readonly unit: string
  readonly narrowMin: string
  readonly narrowMax: string
  readonly asOfFrom: string
  readonly asOfTo: string
}

/** A `FigureRow` of `figures f`. */
export const FIGURE_COLUMN_LIST = `
  f.family_id, f.subject_id, f.id, f.quantity, f.unit, f.as_of_from, f.as_of_to, f.claims,
  array(select c.claimant_id from figure_claimants c
    where c.family_id = f.family_id and c.figure_id = f.id order by c.claimant_id limit 2) as claimants,
  (select min(c.first_published) from figure_claimants c
    where c.family_id = f.family_id and c.figure_id = f.id) as first_published,
  (select max(coalesce(c.last_published, c.first_published)) from figure_claimants c
    where c.family_id = f.family_id and c.figure_id = f.id) as last_published`

export const FIGURE_COLUMNS = sql.raw(FIGURE_COLUMN_LIST)

export async function findFigure(db: Db, { family_id, id }: InFamily): Promise<FigureRow | undefined> {
  const { rows } = await sql<FigureRow>`
    select ${FIGURE_COLUMNS} from figures f where f.family_id = ${family_id} and f.id = ${id}`.execute(db)
  return rows[0]
}

/** The stored figure of the subject that has this identity. */
export async function findFigureLike(
  db: Db,
  figure: Pick<NewFigure, "familyId" | "subjectId" | "identity">,
): Promise<FigureRow | undefined> {
  const { rows } = await sql<FigureRow>`
    select ${FIGURE_COLUMNS} from figures f
    where f.family_id = ${figure.familyId} and f.subject_id = ${figure.subjectId}
      and f.identity = ${figure.identity}`.execute(db)
  return rows[0]
}

/** Answers the id of the new figure, which has no claims yet. */
export async function insertFigure(trx: Trx, figure: NewFigure, now: string, id = newId()): Promise<string> {
  await insertKnownFigure(trx, figure, id, now)
  return id
}

/** Inserts a figure under an id that it had before. Its claims are counted afterwards. */
export async function insertKnownFigure(trx: Trx, figure: NewFigure, id: string, now: string): Promise<void> {
  const row = {
    family_id: figure.familyId,
    subject_id: figure.subjectId,
    id,
    identity: figure.identity,
    quantity: JSON.stringify(figure.quantity),
    unit: figure.unit,
    narrow_min: figure.narrowMin,
    narrow_max: figure.narrowMax,
    as_of_from: figure.asOfFrom,
    as_of_to: figure.asOfTo,
  } satisfies Record<FigureColumn, string>
  await trx
    .insertInto("figures")
    .values({ ...row, created_at: now })
    .execute()
}

const selectFigures = prepare<FigureRow>(
  "list figures",
  `
select ${FIGURE_COLUMN_LIST} from unnest($1::uuid[], $2::uuid[]) as wanted (family_id, id)
cross join lateral (select * from figures f where f.family_id = wanted.family_id and f.id = wanted.id limit 1) f`,
)

/** Figures by family and id, in no order. A key that stands for no figure is left out. */
export async function listFigures(db: Db, keys: readonly InFamily[]): Promise<readonly FigureRow[]> {
  if (keys.length === 0) return []
  return selectFigures(db, columnsOf(keys, ["family_id", "id"]))
}

/** Whether each of these claimants, no two of them the same, asserts the figure by an active claim. */
export async function hasClaimants(db: Db, figure: InFamily, claimantIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from figure_claimants c where c.family_id = ${figure.family_id} and c.figure_id = ${figure.id}
      and c.claimant_id = any(${[...claimantIds]}::uuid[])`.execute(db)
  return rows[0]?.count === claimantIds.length
}

/** Counts the active claims of figures of one family again, those left out that no article carries any more. */
export async function recountClaimants(trx: Trx, familyId: string, figureIds: readonly string[]): Promise<void> {
  const ids = sql`${[...figureIds]}::uuid[]`
  await sql`delete from figure_claimants where family_id = ${familyId} and figure_id = any(${ids})`.execute(trx)
  await sql`
    insert into figure_claimants (family_id, figure_id, claimant_id, subject_id, claims, first_published, last_published)
    select c.family_id, c.figure_id, said.claimant_id, c.subject_id, count(*), min(c.published_at),
      max(greatest(c.published_at, c.said_again_at))
    from claims c cross join lateral unnest(array[c.claimant_id] || c.further_claimants) as said (claimant_id)
    where c.family_id = ${familyId} and c.figure_id = any(${ids}) and c.status = 'active' and c.carried_until is null
    group by c.family_id, c.figure_id, said.claimant_id, c.subject_id`.execute(trx)
  // A claim with several claimants is one claim.
  await sql`
    update figures f set claims = (select count(*) from claims c
      where c.family_id = f.family_id and c.figure_id = f.id and c.status = 'active' and c.carried_until is null)
    where f.family_id = ${familyId} and f.id = any(${ids})`.execute(trx)
}

/** A page of the figures of a subject that have active claims, by id. `after` is the last figure of the page before. */
export async function listFiguresAfter(
  db: Db,
  subject: InFamily,
  page: { after: string | null; limit: number },
): Promise<StoredFigure[]> {
  const after = page.after === null ? sql`true` : sql`f.id > ${page.after}`
  const { rows } = await sql<StoredFigure>`
    select ${FIGURE_COLUMNS}, f.narrow_min, f.narrow_max from figures f
    where f.family_id = ${subject.family_id} and f.subject_id = ${subject.id} and f.claims > 0 and ${after}
    order by f.id limit ${page.limit}`.execute(db)
  return rows
}

/** A figure with the columns that it is searched by. */
export type StoredFigure = FigureRow & { readonly narrow_min: string; readonly narrow_max: string }

/** Sets the columns that a figure is searched by, after the hedge profile of its subject has changed. */
export async function updateSearchColumns(
  trx: Trx,
  figure: InFamily,
  columns: Pick<NewFigure, "narrowMin" | "narrowMax">,
): Promise<void> {
  await trx
    .updateTable("figures")
    .set({ narrow_min: columns.narrowMin, narrow_max: columns.narrowMax })
    .where("family_id", "=", figure.family_id)
    .where("id", "=", figure.id)
    .execute()
}

/** The figures of a subject that have active claims, by id. */
export async function listLiveFigures(db: Db, subject: InFamily): Promise<FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select ${FIGURE_COLUMNS} from figures f
    where f.family_id = ${subject.family_id} and f.subject_id = ${subject.id} and f.claims > 0 order by f.id`.execute(
    db,
  )
  return rows
}
