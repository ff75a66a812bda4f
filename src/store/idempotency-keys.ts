import { sql } from "kysely"
import type { Db } from "./connect.ts"
import type { Trx } from "./transaction.ts"

export type StoredAnswer = {
  readonly request_hash: string
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * Undefined where the key was free and is now taken by this transaction; else the answer it stands for. Waits for a
 * rival that holds the key: its answer is then the one that is replayed, or the key is free again.
 */
export async function takeIdempotencyKey(
  trx: Trx,
  key: string,
  requestHash: string,
  now: string,
): Promise<StoredAnswer | undefined> {
  const inserted = await trx
    .insertInto("idempotency_keys")
    .values({ key, request_hash: requestHash, created_at: now, status: null, headers: null, body: null })
    .onConflict((conflict) => conflict.column("key").doNothing())
    .returning("key")
    .execute()
  if (inserted.length === 1) return undefined
  const { rows } = await sql<StoredAnswer>`
    select request_hash, status, headers, body from idempotency_keys where key = ${key}`.execute(trx)
  return rows[0]
}

export async function saveAnswer(
  trx: Trx,
  key: string,
  answer: { status: number; headers: Readonly<Record<string, string>>; body: string },
): Promise<void> {
  await trx
    .updateTable("idempotency_keys")
    .set({ status: answer.status, headers: JSON.stringify(answer.headers), body: answer.body })
    .where("key", "=", key)
    .execute()
}

/** Forgets answers older than this time. */
export async function deleteIdempotencyKeys(db: Db, before: string): Promise<void> {
  await db.deleteFrom("idempotency_keys").where("created_at", "<", before).execute()
}
