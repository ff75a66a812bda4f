import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"

export type Condition = RawBuilder<unknown>

/**
 * True of a `conflicts k` with a figure, on either side or among the summands, of which `has` is true. It is asked of an array
 * of figures: the two of a pair lie close together in an index that begins with the family, and are looked up as one.
 */
export function askFigures(has: (figures: Condition) => Condition): Condition {
  return sql`(${has(sql`array[k.figure_a, k.figure_b]`)} or (k.kind = 'sum' and ${has(
    sql`array(select m.figure_id from conflict_summands m where m.family_id = k.family_id and m.conflict_id = k.id)`,
  )}))`
}

/**
 * Selects the ids of the conflicts with one of these figures, which are looked up one by one: with `offset 0` PostgreSQL does not
 * read all conflicts because it expects many figures. `figures` selects their families and ids, as `family_id` and
 * `figure_id`.
 */
export function selectByFigures(figures: Condition): Condition {
  return sql`(
    with f as materialized (select distinct c.family_id, c.figure_id from (${figures}) c)
    select a.id from f cross join lateral (
      select k.id from conflicts k where k.family_id = f.family_id and k.figure_a = f.figure_id offset 0) a
    union select b.id from f cross join lateral (
      select k.id from conflicts k where k.family_id = f.family_id and k.figure_b = f.figure_id offset 0) b
    union select m.conflict_id from f cross join lateral (
      select s.conflict_id from conflict_summands s where s.family_id = f.family_id and s.figure_id = f.figure_id offset 0) m)`
}

/**
 * Selects the ids of the conflicts of one of these subjects, or of a part or a whole among them. `subjects` selects their
 * families and ids, as `family_id` and `id`.
 */
export function selectBySubjects(subjects: Condition): Condition {
  return sql`(
    with t as materialized (${subjects})
    select k.id from t join conflicts k on k.family_id = t.family_id and k.subject_id = t.id
    union select a.id from t join conflicts a on a.family_id = t.family_id and a.subject_a = t.id and a.kind = 'part'
    union select b.id from t join conflicts b on b.family_id = t.family_id and b.subject_b = t.id and b.kind = 'part')`
}

/**
 * True of a `conflicts k` that all of these select. The ids are looked up in the index; were they several lists, all but one
 * would be gone through for every conflict.
 */
export function isSelected(selected: readonly Condition[]): Condition {
  return sql`k.id = any(array(${sql.join([...selected], sql` intersect `)}))`
}

/** How many rows there are, or the limit where there are more. */
export async function countUpTo(db: Db, limit: number, rows: Condition): Promise<number> {
  const counted = await sql<{ count: number }>`
    select /* every family */ count(*) from (select from ${rows} c limit ${limit}) c`.execute(db)
  return counted.rows[0]?.count ?? 0
}
