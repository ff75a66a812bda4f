import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import type { CsvForm, ImportFormat, ImportStatus } from "./import-tables.ts"

/** A file of claims, with how far it has been received and filed. */
export type ImportRow = {
  readonly id: string
  readonly format: ImportFormat
  readonly status: ImportStatus
  readonly digest: string | null
  readonly actor: string | null
  readonly received: number
  /** The number of the last line that was kept. */
  readonly received_line: number
  readonly filed: number
  readonly repeated: number
  readonly refused: number
  readonly cursor_line: number
  /**
   * Why the upload failed, or what the last try to file it failed with. Filing is tried again, and progress clears
   * this.
   */
  readonly error: string | null
  readonly created_at: string
  readonly started_at: string | null
  readonly touched_at: string
  readonly finished_at: string | null
  /** From when on its lines are no longer shown. They are deleted, or about to be. */
  readonly results_ended_at: string | null
  /** Of a file of CSV: how it was written. */
  readonly csv: CsvForm | null
}

type NewImport = Pick<ImportRow, "id" | "format" | "actor" | "csv"> & { readonly key: string | null }

/** Stores an upload that begins. False where its idempotency key stands for another import. */
export async function insertImport(
  trx: Trx,
  { id, format, actor, key, csv }: NewImport,
  now: string,
): Promise<boolean> {
  const inserted = await trx
    .insertInto("imports")
    .values({
      id,
      format,
      actor,
      csv: csv === null ? null : JSON.stringify(csv),
      idempotency_key: key,
      status: "receiving",
      created_at: now,
      touched_at: now,
    })
    .onConflict((conflict) => conflict.column("idempotency_key").doNothing())
    .returning("id")
    .execute()
  return inserted.length === 1
}

export async function findImport(db: Db, id: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select * from imports where id = ${id}`.execute(db)
  return rows[0]
}

/** Keeps others from changing the import until the transaction ends. */
export async function lockImport(trx: Trx, id: string): Promise<void> {
  await sql`select from imports where id = ${id} for update`.execute(trx)
}

export async function findImportOfKey(db: Db, key: string): Promise<ImportRow | undefined> {
  const { rows } = await sql<ImportRow>`select * from imports where idempotency_key = ${key}`.execute(db)
  return rows[0]
}

/**
 * Keeps other workers from this group of lines until the transaction ends. False where one holds it. `index` is that of
 * the group in its page.
 */
export async function lockGroup(trx: Trx, id: string, index: number): Promise<boolean> {
  const { rows } = await sql<{ is_locked: boolean }>`
    select pg_try_advisory_xact_lock(lock_key('import', ${`${id} ${index}`})) as is_locked`.execute(trx)
  return rows[0]?.is_locked ?? false
}

/** Newest first. */
export async function listImports(
  db: Db,
  filter: { status?: ImportStatus | undefined },
  page: { limit: number; before?: string | undefined },
): Promise<ImportRow[]> {
  const conditions = [sql`true`]
  if (filter.status !== undefined) conditions.push(sql`status = ${filter.status}`)
  if (page.before !== undefined) conditions.push(sql`id < ${page.before}`)
  const { rows } = await sql<ImportRow>`
    select * from imports where ${sql.join(conditions, sql` and `)} order by id desc limit ${page.limit}`.execute(db)
  return rows
}

/** Lines that were received: `count` of them, after the line `after` and up to `line`. */
export type Received = {
  readonly after: number
  readonly line: number
  readonly count: number
  readonly refused: number
  readonly digest: string | null
}

/**
 * Counts lines that were received. False where another request has continued the upload meanwhile, or it is complete.
 */
export async function advanceReceived(trx: Trx, id: string, received: Received, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("imports")
    .set((eb) => ({
      received: eb("received", "+", received.count),
      refused: eb("refused", "+", received.refused),
      received_line: received.line,
      digest: received.digest,
      status: "receiving" as const,
      error: null,
      touched_at: now,
    }))
    .where("id", "=", id)
    .where("status", "in", ["receiving", "failed"])
    .where("received_line", "=", received.after)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Marks an upload as complete. False where it is complete already, or does not end at this line. */
export async function markReceived(trx: Trx, id: string, line: number, now: string): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable("imports")
    .set({ status: "waiting", error: null, touched_at: now })
    .where("id", "=", id)
    .where("status", "in", ["receiving", "failed"])
    .where("received_line", "=", line)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** Marks an upload as failed, unless it is complete. */
export async function markFailed(db: Db, id: string, error: string, now: string): Promise<void> {
  await db
    .updateTable("imports")
    .set({ status: "failed", error, touched_at: now })
    .where("id", "=", id)
    .where("status", "=", "receiving")
    .execute()
}

/** Marks uploads as failed that have made no progress since that time. They can still be taken up again. */
export async function failAbandoned(db: Db, touchedBefore: string, error: string): Promise<void> {
  await db
    .updateTable("imports")
    .set({ status: "failed", error })
    .where("status", "=", "receiving")
    .where("touched_at", "<", touchedBefore)
    .execute()
}

export type Counts = Pick<ImportRow, "filed" | "repeated" | "refused">

const updateFiled = prepare<never>(
  "save filed",
  `update imports set status = 'running', filed = filed + $2, repeated = repeated + $3, refused = refused + $4,
  cursor_line = greatest(cursor_line, $5), error = null, started_at = coalesce(started_at, $6::timestamptz),
  touched_at = $7::timestamptz
where id = $1`,
)

/** Adds what a group of lines came to. `cursor` is the line up to which all lines have an outcome now. */
export async function saveFiled(
  trx: Trx,
  id: string,
  { filed, repeated, refused, cursor, startedAt, at }: Filed,
): Promise<void> {
  await updateFiled(trx, [id, filed, repeated, refused, cursor, startedAt, at])
}

type Filed = Counts & { readonly cursor: number; readonly at: string; readonly startedAt: string }

/** Marks an import as done, where all of its lines have an outcome. */
export async function markDone(db: Db, id: string, now: string): Promise<void> {
  await db
    .updateTable("imports")
    .set((eb) => ({
      status: "done" as const,
      error: null,
      started_at: eb.fn.coalesce("started_at", eb.val(now)),
      touched_at: now,
      finished_at: now,
    }))
    .where("id", "=", id)
    .where("status", "in", ["waiting", "running"])
    .execute()
}

/** Keeps the error, which the import then shows. */
export async function saveImportError(db: Db, id: string, error: string): Promise<void> {
  await db
    .updateTable("imports")
    .set({ error })
    .where("id", "=", id)
    .where("status", "in", ["waiting", "running"])
    .execute()
}

/** Imports that are received, not done, and have made no progress since that time; 100 at most. */
export async function listStalledImports(db: Db, touchedBefore: string): Promise<string[]> {
  const rows = await db
    .selectFrom("imports")
    .select("id")
    .where("status", "in", ["waiting", "running"])
    .where("touched_at", "<", touchedBefore)
    .orderBy("id")
    .limit(100)
    .execute()
  return rows.map((row) => row.id)
}

/** Marks an import as used at this time, so that it is neither listed as stalled nor as over for long. */
export async function touchImport(trx: Trx, id: string, now: string): Promise<void> {
  await trx.updateTable("imports").set({ touched_at: now }).where("id", "=", id).execute()
}
