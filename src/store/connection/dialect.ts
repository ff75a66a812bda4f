import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type TransactionSettings,
} from "kysely"
import type { PooledClient } from "./client.ts"

/** Where a Db gets its connections from, and what becomes of them. */
export type ConnectionSource = {
  connect(): Promise<PooledClient>
  release(client: PooledClient, isBroken: boolean): void
  end(): Promise<void>
}

/** A compiled query that PostgreSQL is to keep under a name. Kysely hands it to the connection unchanged. */
export type NamedQuery = CompiledQuery & { readonly name?: string }

/**
 * Kysely on connections of ours. Its own PostgreSQL driver passes on the text of a statement and its values only, so a
 * prepared statement would lose its name there.
 */
export function makeDialect(source: ConnectionSource): Dialect {
  return {
    createDriver: () => new StoreDriver(source),
    createAdapter: () => new PostgresAdapter(),
    createQueryCompiler: () => new PostgresQueryCompiler(),
    createIntrospector: (db) => new PostgresIntrospector(db),
  }
}

class StoreDriver implements Driver {
  readonly #source: ConnectionSource

  constructor(source: ConnectionSource) {
    this.#source = source
  }

  async init(): Promise<void> {}

  async acquireConnection(): Promise<StoreConnection> {
    return new StoreConnection(await this.#source.connect())
  }

  async beginTransaction(connection: StoreConnection, settings: TransactionSettings): Promise<void> {
    await connection.client.query(beginWith(settings))
  }

  async commitTransaction({ client }: StoreConnection): Promise<void> {
    await commit(client)
  }

  async rollbackTransaction(connection: StoreConnection): Promise<void> {
    try {
      await connection.client.query("rollback")
    } catch (error) {
      connection.isBroken = true
      throw error
    }
  }

  async releaseConnection({ client, isBroken }: StoreConnection): Promise<void> {
    this.#source.release(client, isBroken)
  }

  async destroy(): Promise<void> {
    await this.#source.end()
  }
}

class StoreConnection implements DatabaseConnection {
  readonly client: PooledClient
  /** Its transaction could not be rolled back, so nobody may use it again. */
  isBroken = false

  constructor(client: PooledClient) {
    this.client = client
  }

  async executeQuery<Row>({ name, sql: text, parameters }: NamedQuery): Promise<QueryResult<Row>> {
    const statement = { text, values: parameters, ...(name === undefined ? {} : { name }) }
    const { command, rowCount, rows } = await this.client.send(statement)
    // Several statements in one text are answered with a list of results, which has no rows of its own.
    return { rows: rows ?? [], ...(isChange(command) ? { numAffectedRows: BigInt(rowCount ?? 0) } : {}) }
  }

  // biome-ignore lint/correctness/useYield: the interface of Kysely asks for a generator, and nothing here reads in streams.
  async *streamQuery<Row>(): AsyncIterableIterator<QueryResult<Row>> {
    throw new Error("rows are not read in streams here: a cursor cannot share a connection with a pipeline")
  }
}

/**
 * Commits, or throws where the transaction had failed: PostgreSQL answers that commit with ROLLBACK instead of an
 * error.
 */
export async function commit(client: PooledClient): Promise<void> {
  const { command } = await client.query("commit")
  if (command === "ROLLBACK") throw new Error("the transaction had failed and was undone")
}

function beginWith({ isolationLevel, accessMode }: TransactionSettings): string {
  const level = isolationLevel === undefined ? "" : ` isolation level ${isolationLevel}`
  return `start transaction${level}${accessMode === undefined ? "" : ` ${accessMode}`}`
}

function isChange(command: string): boolean {
  return ["INSERT", "UPDATE", "DELETE", "MERGE"].includes(command)
}
