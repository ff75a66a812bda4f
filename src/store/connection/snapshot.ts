import type { Db } from "./connect.ts"
import { PipelineDb } from "./pipeline-db.ts"
import { connectOf } from "./pooled-db.ts"
import type { Trx } from "./transaction.ts"

/**
 * Runs reads that belong together as of one moment, so that a claim that is filed meanwhile is seen by all of them or
 * by none.
 */
export async function inSnapshot<T>(db: Db, read: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read)
}

/** A moment of the store that stays readable until it is closed. Meanwhile it keeps one connection. */
export type Snapshot = {
  readonly db: Db
  /** RFC 3339 in UTC. */
  readonly at: string
  close(): Promise<void>
}

/**
 * Opens a snapshot for a reader who may take longer than a request does. `longest`: milliseconds after which PostgreSQL
 * ends it where nothing is read from it any more.
 */
export async function openSnapshot(db: Db, longest: number): Promise<Snapshot> {
  const client = await connectOf(db)
  const close = async () => {
    const isBroken = await client.query("rollback").then(
      () => false,
      () => true,
    )
    client.release(isBroken)
  }
  try {
    await client.query(`begin isolation level repeatable read read only;
      set local idle_in_transaction_session_timeout = ${Math.round(longest)}`)
    // The first statement decides which moment is read.
    const { rows } = await client.query("select clock_timestamp() as at")
    return { db: new PipelineDb(client), at: rows[0].at, close }
  } catch (error) {
    await close()
    throw error
  }
}
