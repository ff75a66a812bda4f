import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { isDatabaseAway } from "./availability.ts"

/** Milliseconds. A database that starts beside the service may take this long; then the start has failed. */
const PATIENCE = 60_000
const PAUSE = 1_000

export type Waiting = {
  /** Milliseconds. */
  readonly patience?: number
  /** Ends the wait: rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined
}

/** Waits until the database answers. Throws at once what waiting does not mend, such as a wrong password. */
export async function waitForDatabase(
  url: string,
  warn: (message: string) => void,
  { patience = PATIENCE, signal }: Waiting = {},
): Promise<void> {
  const deadline = Date.now() + patience
  for (let told = false; ; told = true) {
    signal?.throwIfAborted()
    const error = await tryToConnect(url)
    if (error === undefined) return
    if (!isDatabaseAway(error) || Date.now() > deadline) {
      throw new Error(`The database does not answer: ${describe(error)}. Is DATABASE_URL right?`, { cause: error })
    }
    if (!told) warn(`The database does not answer yet (${describe(error)}). Waiting up to ${patience / 1_000} s.`)
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

/** Node joins the failures of both address families into one error without a message. */
function describe(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(describe).join("; ")
  return error instanceof Error ? error.message : String(error)
}
