import { sqlState } from "./transaction.ts"

/** SQLSTATE classes and codes that say: not now. PostgreSQL's documentation, appendix A. */
const AWAY = [
  /^08/, // connection exceptions
  /^53/, // insufficient resources: disk full, out of memory, too many connections
  /^57P0/, // admin shutdown, crash shutdown, cannot connect now
  /^57014$/, // query canceled: the statement timeout
  /^25P03$/, // idle in transaction session timeout
  /^40001$|^40P01$/, // still not serialisable after all attempts
]

/** Errors of the socket. */
const SOCKET_CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EHOSTUNREACH",
  "EAI_AGAIN",
])

/** pg's own errors have no code. */
const MESSAGES = [
  /^Connection terminated/,
  /^timeout (exceeded when trying to connect|expired)$/,
  /^Query read timeout$/,
  /^Client has encountered a connection error/,
  /^Client was closed and is not queryable$/,
  /^Cannot use a pool after calling end on the pool$/,
]

/** True where the connection is gone, or none can be had: whatever else was to be done there fails too. */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlState(error)
  return state === "" ? isDatabaseAway(error) : /^(08|53|57P0)/.test(state)
}

/** True for a failure that lies with the database's availability, not with the request: worth trying again. */
export function isDatabaseAway(error: unknown): boolean {
  const state = sqlState(error)
  if (AWAY.some((pattern) => pattern.test(state))) return true
  if (SOCKET_CODES.has(String((error as { code?: unknown } | null)?.code))) return true
  if (error instanceof AggregateError) return error.errors.some(isDatabaseAway)
  return error instanceof Error && MESSAGES.some((pattern) => pattern.test(error.message))
}

/** SQLSTATE 57014, query_canceled: a statement took longer than it may. */
export function isTimeout(error: unknown): boolean {
  return sqlState(error) === "57014"
}
