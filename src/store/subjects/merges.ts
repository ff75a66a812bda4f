import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A figure of the subject that goes, and the figure of the subject that stays which takes its claims. */
export type MovedFigure = {
  readonly from: string
  readonly into: string
  /** The figure that stays had claims of its own. */
  readonly joined: boolean
}

/** Delete and insert, not update: a subject's id is the key by which rows may lie on different machines. */
export async function moveClaims(
  trx: Trx,
  subjects: { from: string; into: string },
  figures: readonly MovedFigure[],
): Promise<void> {
  await sql`
    with moved as (delete from claims where subject_id = ${subjects.from} returning *)
    insert into claims (subject_id, id, figure_id, source_id, claimant_id, via, wording, quantity, as_of_from, as_of_to,
      as_of_assumed, published_at, recorded_at, url, quote, external_id, status, corrects, corrected_by, ended_at,
      version, filed_in)
    select ${subjects.into}, m.id, map.into_id, m.source_id, m.claimant_id, m.via, m.wording, m.quantity, m.as_of_from,
      m.as_of_to, m.as_of_assumed, m.published_at, m.recorded_at, m.url, m.quote, m.external_id, m.status, m.corrects,
      m.corrected_by, m.ended_at, m.version + 1, m.filed_in
    from moved m join unnest(${figures.map((figure) => figure.from)}::uuid[], ${figures.map((figure) => figure.into)}::uuid[])
      as map (from_id, into_id) on map.from_id = m.figure_id`.execute(trx)
  await sql`update claim_external_ids set subject_id = ${subjects.into} where subject_id = ${subjects.from}`.execute(
    trx,
  )
}

/** Removes the figures of a subject whose claims have moved away. */
export async function deleteFigures(trx: Trx, subjectId: string): Promise<void> {
  await sql`delete from figure_claimants where subject_id = ${subjectId}`.execute(trx)
  await sql`delete from figures where subject_id = ${subjectId}`.execute(trx)
}

/** All figures of a subject, without claims too. */
export async function listFigureIds(db: Db, subjectId: string): Promise<string[]> {
  const rows = await db.selectFrom("figures").select("id").where("subject_id", "=", subjectId).orderBy("id").execute()
  return rows.map((row) => row.id)
}

/** Points every relation of one subject at another. The caller has made sure that no cycle comes of it. */
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

/** Marks a subject as merged, with all that were merged into it before. */
export async function markSubjectMerged(trx: Trx, from: string, into: string): Promise<void> {
  await sql`
    update subjects set merged_into = ${into}, version = version + 1
    where id = ${from} or merged_into = ${from}`.execute(trx)
}

/** The figures that a source is a claimant of, or carries claims of. */
export async function listFiguresOfClaimant(
  db: Db,
  sourceId: string,
): Promise<readonly { subject_id: string; figure_id: string }[]> {
  return db
    .selectFrom("figure_claimants")
    .select(["subject_id", "figure_id"])
    .where("claimant_id", "=", sourceId)
    .orderBy("subject_id")
    .orderBy("figure_id")
    .execute()
}

/** An external id that both sources use, if there is one: it cannot stand for two claims. */
export async function findSharedExternalId(db: Db, from: string, into: string): Promise<string | undefined> {
  const { rows } = await sql<{ external_id: string }>`
    select a.external_id from claim_external_ids a
    join claim_external_ids b on b.external_id = a.external_id and b.source_id = ${into}
    where a.source_id = ${from} order by a.external_id limit 1`.execute(db)
  return rows[0]?.external_id
}

/** Gives everything of one source to another: claims, what it asserts, its place in chains, its names. */
export async function moveSource(trx: Trx, from: string, into: string): Promise<void> {
  await sql`update claims set source_id = ${into} where source_id = ${from}`.execute(trx)
  await sql`update claims set claimant_id = ${into} where claimant_id = ${from}`.execute(trx)
  await sql`update claims set via = array_replace(via, ${from}::uuid, ${into}::uuid) where via @> array[${from}::uuid]`.execute(
    trx,
  )
  await sql`update claim_external_ids set source_id = ${into} where source_id = ${from}`.execute(trx)
  await sql`update source_names set source_id = ${into}, is_alias = true where source_id = ${from}`.execute(trx)
  await sql`
    update sources set merged_into = ${into}, version = version + 1
    where id = ${from} or merged_into = ${from}`.execute(trx)
}
