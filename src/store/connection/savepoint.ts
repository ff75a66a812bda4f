import { sql } from "kysely"
import { isDatabaseAway } from "./availability.ts"
import { clientOf } from "./pipeline-db.ts"
import type { Trx } from "./transaction.ts"

export type Tried<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: unknown }

/**
 * Does a part of a transaction completely or not at all: a failure undoes the part and is answered, and the transaction
 * goes on. Throws where the database is away or wants the whole transaction again.
 */
export async function tryWithin<T>(trx: Trx, work: () => Promise<T>): Promise<Tried<T>> {
  await sql`savepoint part`.execute(trx)
  try {
    const value = await work()
    await sql`release savepoint part`.execute(trx)
    return { ok: true, value }
  } catch (error) {
    const cause = clientOf(trx)?.causeOf(error) ?? error
    if (isDatabaseAway(cause)) throw cause
    await sql`rollback to savepoint part`.execute(trx)
    await sql`release savepoint part`.execute(trx)
    return { ok: false, error: cause }
  }
}
