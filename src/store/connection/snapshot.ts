import type { Db } from "./connect.ts"
import type { Trx } from "./transaction.ts"

/**
 * Runs reads that belong together as of one moment, so that a claim that is filed meanwhile is seen by all of them or
 * by none.
 */
export async function inSnapshot<T>(db: Db, read: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read)
}
