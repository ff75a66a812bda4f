import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily } from "./subjects.ts"

/** A figure of the subject that goes, and the figure of the subject that stays which takes its claims. */
export type MovedFigure = {
  readonly from: string
  readonly into: string
  /** True where the figure that stays had claims of its own. */
  readonly joined: boolean
}

/** Moves all claims of a subject to another of its family, under the figures that take them. */
export async function moveClaims(
  trx: Trx,
  subjects: { readonly from: InFamily; readonly into: InFamily },
  figures: readonly MovedFigure[],
): Promise<void> {
  await sql`
    update claims c set subject_id = ${subjects.into.id}, figure_id = map.into_id, version = c.version + 1
    from ${mapOf(figures)}
    where c.family_id = ${subjects.into.family_id} and c.figure_id = map.from_id
      and c.subject_id = ${subjects.from.id}`.execute(trx)
}

/** `map (from_id, into_id)`: which figure takes the claims of which. */
function mapOf(figures: readonly MovedFigure[]) {
  const [from, into] = [figures.map((figure) => figure.from), figures.map((figure) => figure.into)]
  return sql`unnest(${from}::uuid[], ${into}::uuid[]) as map (from_id, into_id)`
}

/** Removes the figures of a subject whose claims have moved away. */
export async function deleteFigures(trx: Trx, { family_id, id }: InFamily): Promise<void> {
  await sql`delete from figure_claimants where family_id = ${family_id} and subject_id = ${id}`.execute(trx)
  await sql`delete from figures where family_id = ${family_id} and subject_id = ${id}`.execute(trx)
}

/** All figures of a subject, also those that nobody claims any more; by id. */
export async function listFigureKeys(db: Db, { family_id, id }: InFamily): Promise<InFamily[]> {
  const { rows } = await sql<InFamily>`
    select f.family_id, f.id from figures f where f.family_id = ${family_id} and f.subject_id = ${id} order by f.id`.execute(
    db,
  )
  return rows
}

/** Gives every relation of one subject to another of its family. The caller has made sure that this makes no cycle. */
export async function moveParts(trx: Trx, from: string, into: string): Promise<void> {
  await sql`
    with moved as (delete from subject_parts where whole_id = ${from} or part_id = ${from} returning *)
    insert into subject_parts (whole_id, part_id)
    select case when whole_id = ${from} then ${into}::uuid else whole_id end,
      case when part_id = ${from} then ${into}::uuid else part_id end
    from moved on conflict do nothing`.execute(trx)
}

/** Marks a subject as merged, together with all subjects that were merged into it before. */
export async function markSubjectMerged(trx: Trx, from: string, into: string): Promise<void> {
  await sql`
    update subjects set merged_into = ${into}, version = version + 1
    where id = ${from} or merged_into = ${from}`.execute(trx)
}
