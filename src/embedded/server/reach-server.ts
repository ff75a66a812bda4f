import { join } from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { DATABASE_NAME, readPassword } from "./cluster.ts"
import { CLUSTER, findData, type Log } from "./data-location.ts"
import { findLockOwner } from "./lock.ts"
import { findPort } from "./postmaster.ts"
import { type EmbeddedServer, startEmbeddedServer, urlOf } from "./server.ts"

/** Milliseconds to wait for a service that is starting: it may have to recover its data first. */
const PATIENCE = 60_000
const LOOK_AGAIN = 200

/**
 * The server of the service where it runs, which stays when `stop` is called; otherwise one that is started for the caller. It
 * may not answer yet.
 */
export async function reachServer(dataDir: string, log: Log): Promise<Omit<EmbeddedServer, "folder">> {
  const location = findData(dataDir)
  const url = location === null ? null : await joinService(location, "start", async (url) => url)
  return url === null ? startEmbeddedServer({ dataDir, log }) : { url, stop: async () => {} }
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
