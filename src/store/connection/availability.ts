import { sql } from "kysely"
import type { Db } from "./connect.ts"
import { sqlState } from "./sql-state.ts"

/** SQLSTATE classes and codes with which PostgreSQL says "not now". Its documentation, appendix A. */
const AWAY = [
  /^08/, // connection exceptions
  /^53/, // insufficient resources: disk full, out of memory, too many connections
  /^57/, // operator intervention: shut down, starting up, query cancelled by the statement timeout
  /^25006$/, // read-only transaction: a standby, or a database that was set to be read only
  /^25P03$/, // idle in transaction session timeout
  /^40001$|^40P01$/, // still in conflict with another transaction after all attempts
]

/**
 * SQLSTATEs after which no other statement will fare better: no connection, or one to a server that takes no writes.
 */
const LOST = /^(08|53|57P0|25006)/

/** Codes of the errors of a socket. */
const SOCKET_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "EAI_AGAIN",
])

/** The errors that pg makes itself have no code, so they are known by their messages. */
const MESSAGES = [
  /^Connection terminated/,
  /^timeout (exceeded when trying to connect|expired)$/,
  /^Query read timeout$/,
  /^Client has encountered a connection error/,
  /^Client was closed and is not queryable$/,
  /^Cannot use a pool after calling end on the pool$/,
]

/** The database answers, and takes no writes from us. */
export class NotWritable extends Error {}

/**
 * True where everything else that was to be done with the database will fail too, so that there is no sense in trying.
 */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlState(error)
  return state === "" ? isDatabaseAway(error) : LOST.test(state)
}

/**
 * True for a failure that lies with the availability of the database and not with the request: it is worth trying
 * again.
 */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error)
  if (AWAY.some((pattern) => pattern.test(state))) return true
  if (SOCKET_CODES.has(String((error as { code?: unknown } | null)?.code))) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  if (error instanceof NotWritable) return true
  return error instanceof Error && MESSAGES.some((pattern) => pattern.test(error.message))
}

/** SQLSTATE 57014, query_canceled: a statement took longer than it may. */
export function isTimeout(error: unknown): boolean {
  return sqlState(error) === "57014"
}

/** SQLSTATE 42501: insufficient_privilege. */
const NOT_PERMITTED = "42501"

/**
 * Throws where the database is away, and `NotWritable` where it answers and takes no writes: from a standby, with a
 * default that makes transactions read only, or for a role without the right to write.
 *
 * The statement is a write of no rows. PostgreSQL checks before it looks for rows whether the transaction and the role
 * may write, so nothing is written, no row is locked and a standby is noticed as well. It does not notice a full disk.
 */
export async function requireWritable(db: Db): Promise<void> {
  try {
    await sql`update /* every family */ claims set version = version where false`.execute(db)
  } catch (error) {
    if (sqlState(error) === "25006") throw new NotWritable("the database is read only", { cause: error })
    if (sqlState(error) !== NOT_PERMITTED) throw error
    throw new NotWritable("the role of the service may not write", { cause: error })
  }
}
