import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily, NamedRow } from "./subjects.ts"

/** Everything that a subject is part of, directly or through others, without the subject itself. */
export async function listWholes(db: Db, subjectId: string): Promise<NamedRow[]> {
  return listRelated(db, subjectId, "part_id", "whole_id")
}

/** Everything that is part of a subject, directly or through others, without the subject itself. */
export async function listParts(db: Db, subjectId: string): Promise<NamedRow[]> {
  return listRelated(db, subjectId, "whole_id", "part_id")
}

/** `union` drops what was seen already, so the walk would end even in a cycle. */
async function listRelated(db: Db, subjectId: string, from: string, to: string): Promise<NamedRow[]> {
  const { rows } = await sql<NamedRow>`
    with recursive related (id) as (
      select p.${sql.ref(to)} from subject_parts p where p.${sql.ref(from)} = ${subjectId}
      union
      select p.${sql.ref(to)} from subject_parts p join related r on p.${sql.ref(from)} = r.id
    )
    select s.id, s.name from related r join subjects s on s.id = r.id where s.id <> ${subjectId} order by s.id`.execute(
    db,
  )
  return rows
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
