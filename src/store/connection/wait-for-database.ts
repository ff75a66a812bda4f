import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { isDatabaseAway } from "./availability.ts"

/**
 * Milliseconds that a database which starts beside the service may take. After that the start of the service has
 * failed.
 */
const PATIENCE = 60_000
/** Milliseconds between two tries. */
const PAUSE = 1_000

export type Waiting = {
  /** Milliseconds. */
  readonly patience?: number
  /** Ends the wait, which then rejects with the reason of the signal. */
  readonly signal?: AbortSignal | undefined
}

/**
 * Waits until the database answers. A failure that waiting does not mend, such as a wrong password, is thrown at once.
 */
export async function waitForDatabase(
  url: string,
  warn: (message: string) => void,
  { patience = PATIENCE, signal }: Waiting = {},
): Promise<void> {
  const deadline = Date.now() + patience
  for (let hasWarned = false; ; hasWarned = true) {
    signal?.throwIfAborted()
    const error = await tryToConnect(url)
    if (error === undefined) return
    if (!isDatabaseAway(error) || Date.now() > deadline) {
      throw new Error(`The database does not answer: ${describe(error)}. Is DATABASE_URL right?`, { cause: error })
    }
    if (!hasWarned) warn(`The database does not answer yet (${describe(error)}). Waiting up to ${patience / 1_000} s.`)
    await sleep(PAUSE, undefined, signal === undefined ? {} : { signal })
  }
}

async function tryToConnect(url: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  client.on("error", () => {})
  try {
    await client.connect()
    await client.query("select 1")
    return undefined
  } catch (error) {
    return error
  } finally {
    await client.end().catch(() => {})
  }
}

/** Node joins the failures of both address families, IPv4 and IPv6, into one error without a message. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join("; ")
  return error instanceof Error ? error.message : String(error)
}
