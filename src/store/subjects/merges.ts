import { type RawBuilder, sql } from "kysely"
import { CLAIM_COLUMN_NAMES } from "../claims/claim-columns.ts"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A figure of the subject that goes, and the figure of the subject that stays which takes its claims. */
export type MovedFigure = {
  readonly from: string
  readonly into: string
  /** True where the figure that stays had claims of its own. */
  readonly joined: boolean
}

/** What a merge changes of a claim; every other column is carried over as it is. */
const MERGED: Partial<Record<(typeof CLAIM_COLUMN_NAMES)[number], RawBuilder<unknown>>> = {
  figure_id: sql`map.into_id`,
  version: sql`m.version + 1`,
}

/**
 * Moves all claims of a subject to another. They are deleted and inserted instead of updated: the id of a subject is
 * the key by which rows may be spread over several machines, and such a key cannot be updated.
 */
export async function moveClaims(
  trx: Trx,
  subjects: { from: string; into: string },
  figures: readonly MovedFigure[],
): Promise<void> {
  const changed = { ...MERGED, subject_id: sql`${subjects.into}::uuid` }
  const values = CLAIM_COLUMN_NAMES.map((name) => changed[name] ?? sql.ref(`m.${name}`))
  await sql`
    with moved as (delete from claims where subject_id = ${subjects.from} returning *)
    insert into claims (${sql.join(CLAIM_COLUMN_NAMES.map((name) => sql.ref(name)))})
    select ${sql.join(values)} from moved m join ${mapOf(figures)} on map.from_id = m.figure_id`.execute(trx)
  await sql`update claim_external_ids set subject_id = ${subjects.into} where subject_id = ${subjects.from}`.execute(
    trx,
  )
}

/** `map (from_id, into_id)`: which figure takes the claims of which. */
function mapOf(figures: readonly MovedFigure[]) {
  const [from, into] = [figures.map((figure) => figure.from), figures.map((figure) => figure.into)]
  return sql`unnest(${from}::uuid[], ${into}::uuid[]) as map (from_id, into_id)`
}

/** Removes the figures of a subject whose claims have moved away. */
export async function deleteFigures(trx: Trx, subjectId: string): Promise<void> {
  await sql`delete from figure_claimants where subject_id = ${subjectId}`.execute(trx)
  await sql`delete from figures where subject_id = ${subjectId}`.execute(trx)
}

/** All figures of a subject, also those that nobody claims any more; by id. */
export async function listFigureIds(db: Db, subjectId: string): Promise<string[]> {
  const rows = await db.selectFrom("figures").select("id").where("subject_id", "=", subjectId).orderBy("id").execute()
  return rows.map((row) => row.id)
}

/**
 * Gives every relation of one subject to another and makes the two families one. The caller has made sure that this
 * makes no cycle.
 */
export async function moveParts(trx: Trx, from: string, into: string): Promise<void> {
  await sql`
    with moved as (delete from subject_parts where whole_id = ${from} or part_id = ${from} returning *)
    insert into subject_parts (whole_id, part_id)
    select case when whole_id = ${from} then ${into}::uuid else whole_id end,
      case when part_id = ${from} then ${into}::uuid else part_id end
    from moved on conflict do nothing`.execute(trx)
  await sql`
    update subjects set family_id = (select family_id from subjects where id = ${into})
    where family_id = (select family_id from subjects where id = ${from})`.execute(trx)
}

/** Marks a subject as merged, together with all subjects that were merged into it before. */
export async function markSubjectMerged(trx: Trx, from: string, into: string): Promise<void> {
  await sql`
    update subjects set merged_into = ${into}, version = version + 1
    where id = ${from} or merged_into = ${from}`.execute(trx)
}
