import { sql } from "kysely"
import type { PrintedQuantity } from "../../quantity/quantity.ts"
import type { Db } from "../connection/connect.ts"
import type { InFamily, NamedRow } from "../subjects/subjects.ts"

/** A figure and who asserts it. Days are "YYYY-MM-DD" or "infinity", times RFC 3339 in UTC. */
export type ReportFigureRow = {
  readonly id: string
  readonly quantity: PrintedQuantity
  readonly as_of_from: string
  readonly as_of_to: string
  readonly claims: number
  /** Everyone who asserts it, by first publication. */
  readonly claimants: readonly NamedRow[]
  /** The first and the last publication of a claim. */
  readonly first_seen: string
  readonly last_seen: string
}

/** A past moment, RFC 3339; null stands for now. */
export type Moment = string | null

/**
 * The claims that count: now the active ones, and at a past moment those that had arrived by then, had not ended and
 * were still carried.
 */
function liveAt(at: Moment) {
  if (at === null) return sql`c.status = 'active' and c.carried_until is null`
  return sql`c.recorded_at <= ${at}::timestamptz and (c.ended_at is null or c.ended_at > ${at}::timestamptz)
    and (c.carried_until is null or c.carried_until > ${at}::timestamptz)`
}

function hasLiveClaims(at: Moment) {
  if (at === null) return sql`f.claims > 0`
  return sql`exists (select 1 from claims c where c.family_id = f.family_id and c.figure_id = f.id and ${liveAt(at)})`
}

/** The figures of a subject that have claims which count, `limit` at most, the latest as-of first. */
export async function listReportFigures(
  db: Db,
  subject: InFamily,
  at: Moment,
  limit: number,
): Promise<ReportFigureRow[]> {
  const { rows } = await sql<ReportFigureRow>`
    select f.id, f.quantity, f.as_of_from, f.as_of_to, said.claims, said.claimants, said.first_seen, said.last_seen
    from (
      select * from figures f
      where f.family_id = ${subject.family_id} and f.subject_id = ${subject.id} and ${hasLiveClaims(at)}
      order by f.as_of_to desc, f.as_of_from desc, f.id desc limit ${limit}
    ) f
    cross join lateral (
      select sum(o.claims)::int as claims, min(o.first_seen) as first_seen, max(o.last_seen) as last_seen,
        jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name) order by o.first_seen, s.id) as claimants
      from (
        select said.claimant_id, count(*) filter (where said.place = 1) as claims,
          min(c.published_at) as first_seen, max(c.published_at) as last_seen
        from claims c cross join lateral unnest(array[c.claimant_id] || c.further_claimants)
          with ordinality as said (claimant_id, place)
        where c.family_id = f.family_id and c.figure_id = f.id and ${liveAt(at)}
        group by said.claimant_id
      ) o
      join sources s on s.id = o.claimant_id
    ) said
    order by f.as_of_to desc, f.as_of_from desc, f.id desc`.execute(db)
  return rows
}

/** The sources that carry a figure, the first of them first, `limit` at most, and how many there are. */
export type Carriers = { readonly figure_id: string; readonly sources: readonly NamedRow[]; readonly total: number }

export async function listCarriers(
  db: Db,
  familyId: string,
  figureIds: readonly string[],
  { at, limit }: { readonly at: Moment; readonly limit: number },
): Promise<Carriers[]> {
  if (figureIds.length === 0) return []
  const { rows } = await sql<Carriers>`
    select f.id as figure_id, said.sources, said.total
    from unnest(${[...figureIds]}::uuid[]) as f (id)
    cross join lateral (
      select count(*)::int as total, coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name)
        order by o.place) filter (where o.place <= ${limit}), '[]') as sources
      from (
        select c.source_id, row_number() over (order by min(c.published_at), c.source_id) as place
        from claims c where c.family_id = ${familyId} and c.figure_id = f.id and ${liveAt(at)}
        group by c.source_id
      ) o
      join sources s on s.id = o.source_id
    ) said`.execute(db)
  return rows
}

/** How many figures of a subject have claims that count. */
export async function countReportFigures(db: Db, subject: InFamily, at: Moment): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from figures f
    where f.family_id = ${subject.family_id} and f.subject_id = ${subject.id} and ${hasLiveClaims(at)}`.execute(db)
  return rows[0]?.count ?? 0
}

export type PartFigureRow = Pick<ReportFigureRow, "id" | "quantity" | "as_of_from" | "as_of_to"> & {
  readonly subject_id: string
}

/** The days from `from` to `to`, which may be "-infinity" and "infinity", and `windowDays` more on either side. */
export type Days = { readonly from: string; readonly to: string; readonly windowDays: number }

/**
 * Figures of each of these subjects of one family that have claims which count and describe any of the days; the latest
 * `limit` of each.
 */
export async function listFiguresOfParts(
  db: Db,
  familyId: string,
  subjectIds: readonly string[],
  days: Days,
  { at, limit }: { readonly at: Moment; readonly limit: number },
): Promise<PartFigureRow[]> {
  const { rows } = await sql<PartFigureRow>`
    select latest.* from unnest(${[...subjectIds]}::uuid[]) as part (id)
    cross join lateral (
      select f.subject_id, f.id, f.quantity, f.as_of_from, f.as_of_to from figures f
      where f.family_id = ${familyId} and f.subject_id = part.id and ${hasLiveClaims(at)}
        and f.as_of_to >= ${days.from}::date - ${days.windowDays}::int
        and f.as_of_from <= ${days.to}::date + ${days.windowDays}::int
      order by f.as_of_to desc, f.as_of_from desc, f.id desc limit ${limit}
    ) latest`.execute(db)
  return rows
}

/** `figure_b` is null for a sum, whose other figures are its summands. */
export type ReportConflictRow = { readonly id: string; readonly figure_a: string; readonly figure_b: string | null }

/**
 * The stored pairs of two of these figures, and the sums whose whole is one of them; at a past moment those that were
 * known.
 */
export async function listReportConflicts(
  db: Db,
  subject: InFamily,
  figureIds: readonly string[],
  at: Moment,
): Promise<ReportConflictRow[]> {
  const ids = sql`${[...figureIds]}::uuid[]`
  const known = at === null ? sql`true` : sql`k.opened_at <= ${at}::timestamptz`
  const { rows } = await sql<ReportConflictRow>`
    select k.id, k.figure_a, k.figure_b from conflicts k
    where k.family_id = ${subject.family_id} and k.subject_id = ${subject.id} and k.figure_a = any(${ids}) and ${known}
      and ((k.kind = 'pair' and k.figure_b = any(${ids})) or k.kind = 'sum')`.execute(db)
  return rows
}
