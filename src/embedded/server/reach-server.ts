import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import pg from "pg"
import { DATABASE_NAME, readPassword } from "./cluster.ts"
import { CLUSTER, findData, type Log, listDataFolders } from "./data-location.ts"
import { DataInUse, findLockOwner } from "./lock.ts"
import { findPort } from "./postmaster.ts"
import { type EmbeddedOptions, type EmbeddedServer, startEmbeddedServer, urlOf } from "./server.ts"

/** Milliseconds to wait for a service that is starting: it may have to recover its data first. */
const PATIENCE = 60_000
const LOOK_AGAIN = 200

/**
 * The server of the service where it runs, which stays when `stop` is called; otherwise one that is started for the caller.
 * Waits for a service that is making its data: the lock is there before them.
 */
export async function reachServer(dataDir: string, log: Log): Promise<Omit<EmbeddedServer, "folder">> {
  for (const end = Date.now() + PATIENCE; ; ) {
    const location = findData(dataDir)
    const url = location === null ? null : await joinService(location, "start", reachDatabase)
    if (url !== null) return { url, stop: async () => {} }
    const isOver = Date.now() > end
    const isOwned = listDataFolders(dataDir).some((folder) => findLockOwner(folder) !== null)
    const started = isOwned && !isOver ? null : await startUnlessOwned({ dataDir, log }, isOver)
    if (started !== null) return started
    await sleep(LOOK_AGAIN)
  }
}

/** Null where another process took the data first, unless there is no time left to wait for it. */
async function startUnlessOwned(options: EmbeddedOptions, isOver: boolean): Promise<EmbeddedServer | null> {
  try {
    return await startEmbeddedServer(options)
  } catch (error) {
    if (isOver || !(error instanceof DataInUse)) throw error
    return null
  }
}

/** Null while the server or its database is still starting. */
async function reachDatabase(url: string): Promise<string | null> {
  const client = new pg.Client({ connectionString: url })
  client.on("error", () => {}) // What else may be wrong is told by whoever uses the address.
  try {
    await client.connect()
    return url
  } catch (error) {
    return isNotYet(error) ? null : url
  } finally {
    await client.end().catch(() => {})
  }
}

/**
 * What `reach` makes of the server of the service whose data are in `location`, once that is not null; null where no service
 * runs. Waits for a service that is starting. `must`: what an error says of a database that never does it.
 */
export async function joinService<T>(
  location: string,
  must: "start" | "answer",
  reach: (url: string) => Promise<T | null>,
  signal?: AbortSignal,
): Promise<T | null> {
  const folder = join(location, CLUSTER)
  for (const end = Date.now() + PATIENCE; ; ) {
    signal?.throwIfAborted()
    const owner = findLockOwner(location)
    if (owner === null) return null
    const port = findPort(join(folder, "data"))
    const reached = port === null ? null : await reach(urlOf(readPassword(folder), port, DATABASE_NAME))
    if (reached !== null) return reached
    if (Date.now() > end) throw new Error(`process ${owner} owns ${location}, and its database does not ${must}`)
    await sleep(LOOK_AGAIN)
  }
}

/** True of errors that end by themselves: nobody listens yet, the server starts or stops, or the database is being made. */
export function isNotYet(error: unknown): boolean {
  const { code } = error as { code?: string }
  return ["ECONNREFUSED", "ECONNRESET", "57P03", "57P01", "3D000"].includes(code ?? "")
}
