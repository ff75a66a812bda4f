import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"

/** How many imports one statement marks. */
const MARKED = 100

/**
 * Marks imports that were over before this time, up to 100, and answers how many. Their lines are shown to nobody from
 * then on. An import that is being undone keeps its lines until
 * that is done. A failed upload with an idempotency key keeps its lines, since its sender can still take it up.
 */
export async function endResults(db: Db, before: string, now: string): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    update imports set results_ended_at = ${now} where id in (
      select id from imports
      where status in ('done', 'failed') and results_deleted_at is null and results_ended_at is null
        and (status = 'done' or idempotency_key is null) and touched_at < ${before}
        and not exists (select from import_undos u where u.import_id = imports.id and u.status <> 'done')
      order by touched_at limit ${MARKED} for update skip locked)`.execute(db)
  return Number(numAffectedRows)
}

/** The id of an import whose lines are to be deleted, the longest untouched first. */
export async function findEnded(db: Db): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from imports
    where status in ('done', 'failed') and results_deleted_at is null and results_ended_at is not null
    order by touched_at limit 1`.execute(db)
  return rows[0]?.id
}

/** Deletes the first `limit` lines that are left, and answers how many there were. */
export async function deleteLines(db: Db, importId: string, limit: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from import_lines where import_id = ${importId} and line <= (
      select max(line) from (
        select line from import_lines where import_id = ${importId} order by line limit ${limit}
      ) firsts)`.execute(db)
  return Number(numAffectedRows)
}

/**
 * Marks the lines of an import as deleted. Does nothing while lines are left, since another worker may be deleting
 * them.
 */
export async function markDeleted(db: Db, importId: string, now: string): Promise<void> {
  await sql`
    update imports set results_deleted_at = ${now}
    where id = ${importId} and not exists (select from import_lines where import_id = ${importId})`.execute(db)
}
