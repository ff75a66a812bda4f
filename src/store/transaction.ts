import type { Transaction } from "kysely"
import type { Db } from "./connect.ts"
import type { Tables } from "./tables.ts"

/** A Db inside a transaction. A function that locks or writes asks for it, so that forgetting it does not compile. */
export type Trx = Transaction<Tables>

const ATTEMPTS = 5

/** SQLSTATEs after which the same transaction may well succeed. */
const RETRIED: ReadonlyMap<string, string> = new Map([
  ["40001", "serialization_failure: another transaction changed what this one had read"],
  ["40P01", "deadlock_detected: two transactions waited for each other and this one was chosen to give way"],
])

/** Runs `work` in one transaction and again, from its start, when PostgreSQL says that it may then succeed. */
export async function inTransaction<T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await db.transaction().execute(work)
    } catch (error) {
      if (attempt === ATTEMPTS || !RETRIED.has(sqlState(error))) throw error
    }
  }
}

/** The five-character SQLSTATE of a PostgreSQL error, "" for anything else. */
export function sqlState(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : ""
}
