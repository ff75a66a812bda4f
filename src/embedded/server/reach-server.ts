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
  for (const end = Date.now() + PATIENCE; ; ) {
    const owner = location === null ? null : findLockOwner(location)
    if (location === null || owner === null) return startEmbeddedServer({ dataDir, log })
    const folder = join(location, CLUSTER)
    const port = findPort(join(folder, "data"))
    if (port !== null) return { url: urlOf(readPassword(folder), port, DATABASE_NAME), stop: async () => {} }
    if (Date.now() > end) throw new Error(`process ${owner} owns ${location}, and its database does not start`)
    await sleep(LOOK_AGAIN)
  }
}
