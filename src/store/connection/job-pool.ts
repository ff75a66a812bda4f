import pg from "pg"
import { StoreClient } from "./client.ts"
import { QUEUE_TIMEOUT, SILENCE } from "./pool-timeouts.ts"

/** Milliseconds that a statement of the job queue itself may take: each touches a few rows. */
const JOB_STATEMENT_TIMEOUT = 10_000
/** The queue looks for jobs, listens for new ones and reports how they ended. */
const CONNECTIONS = 3

export type JobPool = pg.Pool

/** A small pool that only the job queue uses, so that neither it nor the requests wait behind each other. */
export function openJobPool(url: string, onIdleError: (error: Error) => void): JobPool {
  const pool = new JobsPool({
    Client: StoreClient,
    connectionString: url,
    max: CONNECTIONS,
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
 * Where the connection that graphile-worker listens on breaks while the service stops, the library releases it twice,
 * and the second release throws where nobody can catch it.
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
