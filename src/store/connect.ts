import { Kysely, PostgresDialect } from "kysely"
import pg from "pg"
import type { Tables } from "./tables.ts"

export type Db = Kysely<Tables>

export type Store = {
  readonly db: Db
  readonly pool: pg.Pool
  close(): Promise<void>
}

export type StoreOptions = {
  readonly url: string
  readonly poolSize: number
  /** Milliseconds that one statement may take. */
  readonly statementTimeout: number
  /** Told of a connection that broke while nobody used it. The pool replaces it. */
  readonly onIdleError?: (error: Error) => void
}

/** Milliseconds that a request waits for a free connection before it is answered with 503. */
const CONNECT_TIMEOUT = 5_000

/** Opens a pool. Connects lazily: a database that is away is found out by the first query. */
export function openStore(options: StoreOptions): Store {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT,
    statement_timeout: options.statementTimeout,
    idle_in_transaction_session_timeout: options.statementTimeout * 2,
    application_name: "countercheck",
    options: "-c TimeZone=UTC -c DateStyle=ISO",
    keepAlive: true,
    types: { getTypeParser },
  })
  pool.on("error", (error) => options.onIdleError?.(error))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, pool, close: () => db.destroy() }
}

const TIMESTAMPTZ = 1184
const DATE = 1082
const NUMERIC = 1700
const BIGINT = 20

/**
 * The stock parsers turn a date into local midnight and cut a timestamp's microseconds. Here both stay text:
 * "2024-11-04" and RFC 3339 in UTC. Numerics stay exact text. Counts fit a double.
 */
const PARSERS = new Map<number, (text: string) => unknown>([
  [TIMESTAMPTZ, (text) => text.replace(" ", "T").replace(/\+00$/, "Z")],
  [DATE, (text) => text],
  [NUMERIC, (text) => text],
  [BIGINT, Number],
])

// pg asks for "text" or "binary"; only text is ever requested here.
const getTypeParser: typeof pg.types.getTypeParser = (oid: number, format?: "text" | "binary") =>
  PARSERS.get(oid) ?? pg.types.getTypeParser(oid, format as "text")
