import type { Db } from "./connect.ts"
import type { Trx } from "./transaction.ts"

/** Reads that belong together, as of one moment: nothing that is filed meanwhile is seen by some of them only. */
export async function inSnapshot<T>(db: Db, read: (trx: Trx) => Promise<T>): Promise<T> {
  return db.transaction().setIsolationLevel("repeatable read").setAccessMode("read only").execute(read)
}
