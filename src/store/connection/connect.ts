import type { Kysely } from "kysely"
import pg from "pg"
import type { Tables } from "../tables.ts"
import { StoreClient } from "./client.ts"
import { QUEUE_TIMEOUT, SILENCE } from "./pool-timeouts.ts"
import { PooledDb } from "./pooled-db.ts"
import { getTypeParser } from "./type-parsers.ts"

/** Everything that statements can be sent to: the Db of a store, or a transaction in it. */
export type Db = Kysely<Tables>

export type Store = {
  readonly db: Db
  readonly pool: pg.Pool
  /** Waits for statements and transactions that still run. */
  close(): Promise<void>
  /** Waits for nothing: what runs is cut off and rolled back, and what waits for a connection gets none. */
  cutOff(): Promise<void>
}

export type StoreOptions = {
  readonly url: string
  /** Connections at most. */
  readonly poolSize: number
  /** Milliseconds that one statement may take; 0: as long as it needs. */
  readonly statementTimeout: number
  /** Called with the error of a connection that broke while nobody used it. The pool replaces the connection. */
  readonly onIdleError?: (error: Error) => void
}

/**
 * Everything that is read here is found by keys or ends with a page. In a large store PostgreSQL expects much of such a
 * statement, and first starts other processes or compiles code, which takes longer than the reading.
 */
const FOR_FEW_ROWS = "-c max_parallel_workers_per_gather=0 -c jit=off"

/** Opens a pool. It connects with the first query, so a database that is away fails that query and not this call. */
export function openStore(options: StoreOptions): Store {
  const pool = makePool(options)
  pool.on("error", (error) => options.onIdleError?.(error))
  const busy = listBusy(pool)
  const db = new PooledDb(pool)
  const close = () => db.destroy()
  const cutOff = () => {
    const closed = close()
    for (const client of busy) client.breakOff()
    return closed
  }
  return { db, pool, close, cutOff }
}

function makePool({ url, poolSize, statementTimeout }: StoreOptions): pg.Pool {
  return new pg.Pool({
    Client: StoreClient,
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: QUEUE_TIMEOUT,
    statement_timeout: statementTimeout,
    query_timeout: statementTimeout === 0 ? 0 : statementTimeout + SILENCE,
    idle_in_transaction_session_timeout: statementTimeout * 2,
    application_name: "countercheck",
    options: `-c TimeZone=UTC -c DateStyle=ISO ${FOR_FEW_ROWS}`,
    keepAlive: true,
    types: { getTypeParser },
  })
}

/**
 * The clients that are in use at the moment. A connection that breaks then fails the statement that runs or comes next,
 * and that failure is what we report; the event that pg emits as well would end the process if nobody listened to it.
 */
function listBusy(pool: pg.Pool): ReadonlySet<StoreClient> {
  const busy = new Set<StoreClient>()
  pool.on("connect", (client) => client.on("error", () => {}))
  pool.on("acquire", (client) => busy.add(client as unknown as StoreClient))
  pool.on("release", (_error, client) => busy.delete(client as unknown as StoreClient))
  return busy
}
