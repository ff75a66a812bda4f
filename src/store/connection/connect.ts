import type { Writable } from "node:stream"
import { Kysely, PostgresDialect, type PostgresPoolClient, sql } from "kysely"
import pg from "pg"
import type { Tables } from "../tables.ts"
import { preparedName } from "./prepared-names.ts"

export type Db = Kysely<Tables>

export type Store = {
  readonly db: Db
  readonly pool: pg.Pool
  /** Waits for statements and transactions that still run. */
  close(): Promise<void>
  /** Does not wait: what runs is cut off and rolled back, what waits for a connection gets none. */
  cutOff(): Promise<void>
}

export type StoreOptions = {
  readonly url: string
  readonly poolSize: number
  /** Milliseconds that one statement may take. */
  readonly statementTimeout: number
  /** Told of a connection that broke while nobody used it. The pool replaces it. */
  readonly onIdleError?: (error: Error) => void
}

/** Milliseconds for a new connection to stand. A server that refuses it says so at once; one that is gone says nothing. */
const CONNECT_TIMEOUT = 5_000
/**
 * Milliseconds that a request waits until a connection of the pool is free. A burst on one subject is worked off one by
 * one and is no reason for a 503: two hundred claims take several seconds.
 */
const QUEUE_TIMEOUT = 30_000
/** Milliseconds that a server has beyond the statement timeout to say that a statement ran out of time. */
const SILENCE = 3_000

/**
 * What is read is found by keys or ends with a page. A large store makes PostgreSQL expect much of that, and start other
 * processes or compile code first: that takes longer than to read it.
 */
const FOR_FEW_ROWS = "-c max_parallel_workers_per_gather=0 -c jit=off"

/** Opens a pool. Connects lazily: a database that is away is found out by the first query. */
export function openStore(options: StoreOptions): Store {
  const pool = new pg.Pool({
    Client,
    connectionString: options.url,
    max: options.poolSize,
    connectionTimeoutMillis: QUEUE_TIMEOUT,
    statement_timeout: options.statementTimeout,
    query_timeout: options.statementTimeout === 0 ? 0 : options.statementTimeout + SILENCE,
    idle_in_transaction_session_timeout: options.statementTimeout * 2,
    application_name: "countercheck",
    options: `-c TimeZone=UTC -c DateStyle=ISO ${FOR_FEW_ROWS}`,
    keepAlive: true,
    types: { getTypeParser },
  })
  pool.on("error", (error) => options.onIdleError?.(error))
  const busy = listBusy(pool)
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  POOLS.set(db, pool)
  const close = () => db.destroy()
  const cutOff = () => {
    const closed = close()
    for (const client of busy) breakOff(client)
    return closed
  }
  return { db, pool, close, cutOff }
}

/** `end` would wait for what was sent already. */
function breakOff(client: pg.PoolClient): void {
  const { connection } = client as unknown as { connection: { stream: { destroy(): void } } }
  connection.stream.destroy()
}

const POOLS = new WeakMap<Db, pg.Pool>()

/** The pool behind a Db that `openStore` has made. */
export function poolOf(db: Db): pg.Pool {
  const pool = POOLS.get(db)
  if (pool === undefined) throw new Error("a pool stands behind a store's own Db only, not behind a transaction")
  return pool
}

/** How many connections stand behind a Db at most. */
export function connectionsOf(db: Db): number {
  return poolOf(db).options.max
}

const KEPT = new WeakMap<pg.PoolClient, Db>()

/** A Db whose statements all go to one connection, each as soon as it is asked for. The caller releases the connection. */
export function dbOn(client: pg.PoolClient): Db {
  const known = KEPT.get(client)
  if (known !== undefined) return known
  const query = client.query.bind(client) as PostgresPoolClient["query"]
  const pool = { options: {}, connect: async () => ({ query, release: () => {} }), end: async () => {} }
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  KEPT.set(client, db)
  CLIENTS.set(db, client)
  return db
}

const CLIENTS = new WeakMap<Db, pg.PoolClient>()

/** The one connection of a Db that `dbOn` has made. */
export function clientOf(db: Db): pg.PoolClient | undefined {
  return CLIENTS.get(db)
}

/** Milliseconds that the job queue's own statements may take: they touch a few rows. */
const JOB_STATEMENT_TIMEOUT = 10_000

export type JobPool = pg.Pool

/** A small pool of the job queue's own: what it does there must not wait behind requests, nor they behind it. */
export function openJobPool(url: string, onIdleError: (error: Error) => void): JobPool {
  const pool = new JobsPool({
    Client,
    connectionString: url,
    max: 3,
    connectionTimeoutMillis: QUEUE_TIMEOUT,
    statement_timeout: JOB_STATEMENT_TIMEOUT,
    query_timeout: JOB_STATEMENT_TIMEOUT + SILENCE,
    application_name: "countercheck jobs",
    keepAlive: true,
  })
  pool.on("error", onIdleError)
  pool.on("connect", (client) => client.on("error", () => {}))
  return pool
}

/**
 * The queue's library releases the connection that it listens on twice where that breaks while the service stops, and the
 * second time throws where nobody can catch it.
 */
class JobsPool extends pg.Pool {
  // biome-ignore lint/suspicious/noExplicitAny: pg's overloads cannot be told apart in a subclass.
  override connect(...args: any[]): any {
    // biome-ignore lint/suspicious/noExplicitAny: see above.
    const connecting = (super.connect as any)(...args)
    return args.length === 0 ? connecting.then(releaseOnce) : connecting
  }
}

function releaseOnce(client: pg.PoolClient): pg.PoolClient {
  const { release } = client
  let isReleased = false
  client.release = (error) => {
    if (!isReleased) release.call(client, error)
    isReleased = true
  }
  return client
}

/**
 * The clients that somebody uses at the moment. A connection that breaks then fails the statement that runs or comes
 * next, which is what we report; the event beside it would end the process if nobody listened.
 */
function listBusy(pool: pg.Pool): ReadonlySet<pg.PoolClient> {
  const busy = new Set<pg.PoolClient>()
  pool.on("connect", (client) => client.on("error", () => {}))
  pool.on("acquire", (client) => busy.add(client))
  pool.on("release", (_error, client) => busy.delete(client))
  return busy
}

/** Statements that nobody waits for in between are sent together, and answered in their order. */
class Client extends pg.Client {
  #isGathering = false

  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, connectionTimeoutMillis: CONNECT_TIMEOUT, pipeline: true })
  }

  /**
   * A server that says nothing at all, say behind a cable that was pulled, leaves its connection waiting for ever, and
   * all that is sent on it afterwards. Such a connection is given up.
   */
  // biome-ignore lint/suspicious/noExplicitAny: pg's overloads cannot be told apart in a subclass.
  override query(...args: any[]): any {
    const [text, values] = args
    const name = preparedName(text)
    this.#gather()
    // biome-ignore lint/suspicious/noExplicitAny: see above.
    const result = (super.query as any)(...(name === undefined ? args : [{ name, text, values }]))
    if (result instanceof Promise) result.catch((error) => this.#note(error))
    return result
  }

  /** What is asked before the event loop turns goes out as one packet: a write to a socket costs as much as a statement. */
  #gather(): void {
    if (this.#isGathering) return
    this.#isGathering = true
    const { stream } = (this as unknown as { connection: { stream: Writable } }).connection
    stream.cork()
    process.nextTick(() => {
      this.#isGathering = false
      stream.uncork()
    })
  }

  #note(error: unknown): void {
    if (isSilence(error)) void this.end()
    if (!isConsequence(error)) FAILURES.set(this, error)
  }
}

const FAILURES = new WeakMap<object, unknown>()

/**
 * The failure behind an error: where statements are sent together, one that comes after the first that fails is only
 * told that the transaction has failed already.
 */
export function causeOf(client: pg.PoolClient, error: unknown): unknown {
  return isConsequence(error) ? (FAILURES.get(client) ?? error) : error
}

/** SQLSTATE 25P02: in_failed_sql_transaction. */
function isConsequence(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "25P02"
}

function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout"
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

/** Throws where the database does not answer. */
export async function pingDatabase(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}
