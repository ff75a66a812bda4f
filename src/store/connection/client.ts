import type { Writable } from "node:stream"
import pg from "pg"

/**
 * Milliseconds for a new connection to stand. A server that refuses it says so at once; one that is gone says nothing.
 */
const CONNECT_TIMEOUT = 5_000

/** A statement as it is sent. With a name, PostgreSQL parses and plans it once a connection and keeps the plan. */
export type Statement = { readonly name?: string; readonly text: string; readonly values: readonly unknown[] }

/** A client that a pool has handed out. The connection is closed instead of kept where `release` is given true. */
export type PooledClient = StoreClient & { release(isBroken?: boolean): void }

/**
 * A connection on which statements that nobody waits for in between are sent together and answered in their order. It
 * remembers the failure that later errors of the same transaction only refer to.
 */
export class StoreClient extends pg.Client {
  #isGathering = false
  #failure: unknown
  #isReadOnly = false

  constructor(config: pg.ClientConfig = {}) {
    super({ ...config, connectionTimeoutMillis: CONNECT_TIMEOUT, pipeline: true })
  }

  // biome-ignore lint/suspicious/noExplicitAny: pg's overloads cannot be told apart in a subclass.
  override query(...args: any[]): any {
    this.#gather()
    // biome-ignore lint/suspicious/noExplicitAny: see above.
    const result = (super.query as any)(...args)
    if (!(result instanceof Promise)) return result
    // One chain of promises: with a second branch Node could not say which code had sent the statement.
    return result.catch((error: unknown) => {
      this.#note(error)
      throw error
    })
  }

  /** Sends a statement with its name, where it has one. */
  send(statement: Statement): Promise<pg.QueryResult> {
    return this.query({ ...statement, values: [...statement.values] })
  }

  /**
   * The failure behind an error. Where statements are sent together, every statement after the first that fails is
   * answered only with "the transaction has failed already" (SQLSTATE 25P02).
   */
  causeOf(error: unknown): unknown {
    return isConsequence(error) ? (this.#failure ?? error) : error
  }

  /**
   * True where the server refused a write on this connection because it is read only. A new connection may reach the server
   * that took over, or have another default; this one stays as it is, so it is not worth keeping.
   */
  get isReadOnly(): boolean {
    return this.#isReadOnly
  }

  /** Closes the socket at once. `end` would wait for the answers to everything that was sent already. */
  breakOff(): void {
    this.#stream.destroy()
  }

  get #stream(): Writable {
    return (this as unknown as { connection: { stream: Writable } }).connection.stream
  }

  /**
   * Everything that is asked before the event loop turns goes out as one packet: a write to a socket costs as much as a
   * statement.
   */
  #gather(): void {
    if (this.#isGathering) return
    this.#isGathering = true
    const stream = this.#stream
    stream.cork()
    process.nextTick(() => {
      this.#isGathering = false
      stream.uncork()
    })
  }

  /**
   * A server that says nothing at all, for example behind a cable that was pulled, would keep its connection waiting
   * for ever, together with everything that is sent on it later. Such a connection is given up.
   */
  #note(error: unknown): void {
    if (isSilence(error)) void this.end()
    if (!isConsequence(error)) this.#failure = error
    if (isReadOnly(error)) this.#isReadOnly = true
  }
}

/** SQLSTATE 25P02: in_failed_sql_transaction. */
function isConsequence(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "25P02"
}

/** SQLSTATE 25006: read_only_sql_transaction. */
function isReadOnly(error: unknown): boolean {
  return (error as { code?: unknown } | null)?.code === "25006"
}

function isSilence(error: unknown): boolean {
  return error instanceof Error && error.message === "Query read timeout"
}
