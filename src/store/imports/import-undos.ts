import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { UndoStatus } from "./import-tables.ts"

/** The undoing of an import, with how far it has come. */
export type UndoRow = {
  readonly import_id: string
  readonly status: UndoStatus
  readonly reason: string
  readonly actor: string | null
  /** The claims that the import has filed. */
  readonly claims: number
  readonly retracted: number
  /** Claims that were corrected or retracted before. */
  readonly kept: number
  /** Up to this line all claims are done with. */
  readonly cursor_line: number
  /** What the last try failed with. It is tried again, and progress clears this. */
  readonly error: string | null
  readonly created_at: string
  readonly touched_at: string
  readonly finished_at: string | null
}

type NewUndo = Pick<UndoRow, "import_id" | "reason" | "actor" | "claims">

export async function insertUndo(trx: Trx, undo: NewUndo, now: string): Promise<void> {
  await trx
    .insertInto("import_undos")
    .values({ ...undo, status: "waiting", created_at: now, touched_at: now })
    .execute()
}

export async function findUndo(db: Db, importId: string): Promise<UndoRow | undefined> {
  return (await findUndos(db, [importId]))[0]
}

/** In no order. An import that nobody undoes is left out. */
export async function findUndos(db: Db, importIds: readonly string[]): Promise<UndoRow[]> {
  const { rows } = await sql<UndoRow>`
    select * from import_undos where import_id = any(${[...importIds]}::uuid[])`.execute(db)
  return rows
}

/** Keeps other workers from this undoing. Undefined where it is done, or one of them is at it. */
export async function lockUndo(trx: Trx, importId: string): Promise<UndoRow | undefined> {
  const { rows } = await sql<UndoRow>`
    select * from import_undos where import_id = ${importId} and status <> 'done' for update skip locked`.execute(trx)
  return rows[0]
}

type Undone = { readonly retracted: number; readonly kept: number; readonly cursor: number }

/** Adds what a page of lines came to. */
export async function saveUndone(trx: Trx, importId: string, page: Undone, now: string): Promise<void> {
  await trx
    .updateTable("import_undos")
    .set((eb) => ({
      status: "running" as const,
      retracted: eb("retracted", "+", page.retracted),
      kept: eb("kept", "+", page.kept),
      cursor_line: page.cursor,
      error: null,
      touched_at: now,
    }))
    .where("import_id", "=", importId)
    .execute()
}

export async function markUndone(trx: Trx, importId: string, now: string): Promise<void> {
  await trx
    .updateTable("import_undos")
    .set({ status: "done", error: null, touched_at: now, finished_at: now })
    .where("import_id", "=", importId)
    .execute()
}

/** Keeps the error, which the import then shows. */
export async function saveUndoError(db: Db, importId: string, error: string): Promise<void> {
  await db
    .updateTable("import_undos")
    .set({ error })
    .where("import_id", "=", importId)
    .where("status", "<>", "done")
    .execute()
}

/** Undoings that have made no progress since that time; 100 at most. */
export async function listStalledUndos(db: Db, touchedBefore: string): Promise<string[]> {
  const rows = await db
    .selectFrom("import_undos")
    .select("import_id")
    .where("status", "<>", "done")
    .where("touched_at", "<", touchedBefore)
    .orderBy("import_id")
    .limit(100)
    .execute()
  return rows.map((row) => row.import_id)
}

/** Marks an undoing as woken, so that it is not listed as stalled again at once. */
export async function touchUndo(trx: Trx, importId: string, now: string): Promise<void> {
  await trx.updateTable("import_undos").set({ touched_at: now }).where("import_id", "=", importId).execute()
}
