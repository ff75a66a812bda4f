import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily, SubjectRow } from "./subjects.ts"

/** A subject above or below another, with all that a comparison asks of it. */
export type RelatedRow = Pick<SubjectRow, "family_id" | "id" | "name" | "unit" | "measure" | "tags">

/** Everything that a subject is part of, directly or through others, without the subject itself. */
export async function listWholes(db: Db, subjectId: string): Promise<RelatedRow[]> {
  return listRelated(db, subjectId, "part_id", "whole_id")
}

/** Everything that is part of a subject, directly or through others, without the subject itself. */
export async function listParts(db: Db, subjectId: string): Promise<RelatedRow[]> {
  return listRelated(db, subjectId, "whole_id", "part_id")
}

/** `union` drops what was seen already, so the walk would end even in a cycle. */
async function listRelated(db: Db, subjectId: string, from: string, to: string): Promise<RelatedRow[]> {
  const { rows } = await sql<RelatedRow>`
    with recursive related (id) as (
      select p.${sql.ref(to)} from subject_parts p where p.${sql.ref(from)} = ${subjectId}
      union
      select p.${sql.ref(to)} from subject_parts p join related r on p.${sql.ref(from)} = r.id
    )
    select s.family_id, s.id, s.name, s.unit, s.measure, s.tags from related r join subjects s on s.id = r.id where s.id <> ${subjectId} order by s.id`.execute(
    db,
  )
  return rows
}

/** The most relations from the top of a tree to its bottom. */
export const DEEPEST_TREE = 10

/** The most direct parts of one subject. */
export const MOST_PARTS = 1_000

/** How large a tree is at the place where a part joins a whole. Numbers beyond the limits are cut off just above them. */
export type TreeSize = {
  /** Relations on the longest way up from the whole, and on the longest way down from the part. */
  readonly above: number
  readonly below: number
  /** The direct parts that the whole has besides this one. */
  readonly parts: number
}

export async function measureTree(db: Db, wholeIds: readonly string[], partIds: readonly string[]): Promise<TreeSize> {
  const { rows } = await sql<TreeSize>`
    with recursive up (id, steps) as (
      select id, 0 from unnest(${[...wholeIds]}::uuid[]) as w (id)
      union select p.whole_id, u.steps + 1 from subject_parts p join up u on p.part_id = u.id where u.steps <= ${DEEPEST_TREE}::int
    ), down (id, steps) as (
      select id, 0 from unnest(${[...partIds]}::uuid[]) as p (id)
      union select p.part_id, d.steps + 1 from subject_parts p join down d on p.whole_id = d.id where d.steps <= ${DEEPEST_TREE}::int
    )
    select (select max(steps) from up) as above, (select max(steps) from down) as below,
      (select count(*)::int from (select distinct p.part_id from subject_parts p where p.whole_id = any(${[...wholeIds]}::uuid[])
        and p.part_id <> all(${[...partIds]}::uuid[]) limit ${MOST_PARTS + 1}) p) as parts`.execute(db)
  return rows[0] ?? { above: 0, below: 0, parts: 0 }
}

/** Makes one subject part of another. The caller has made the two families one. */
export async function insertPart(trx: Trx, wholeId: string, partId: string): Promise<void> {
  await sql`insert into subject_parts (whole_id, part_id) values (${wholeId}, ${partId}) on conflict do nothing`.execute(
    trx,
  )
}

/**
 * Moves all that belongs to the one family into the other: subjects, figures, claims, conflicts and their histories. Does
 * nothing where they are one already. The caller holds the locks of both, and reads again what it knows of the first.
 */
export async function joinFamilies(trx: Trx, from: InFamily, into: InFamily): Promise<void> {
  if (from.family_id === into.family_id) return
  await sql`select move_family(${from.family_id}, ${into.family_id})`.execute(trx)
}

/** Ends the relation. The family stays joined, since locking more than is needed is safe. */
export async function deletePart(trx: Trx, wholeId: string, partId: string): Promise<void> {
  await sql`delete from subject_parts where whole_id = ${wholeId} and part_id = ${partId}`.execute(trx)
}
