import { setTimeout as sleep } from "node:timers/promises"
import type { Cluster } from "./cluster.ts"
import type { Log } from "./data-location.ts"
import { findFreePort } from "./port.ts"
import { type Postmaster, startPostmaster, stopPostmaster } from "./postmaster.ts"

export type Supervision = { readonly port: number; stop(): Promise<void> }

const PORT_ATTEMPTS = 5
const PORT_TAKEN = /could not bind|could not create any TCP\/IP sockets/

/** Milliseconds between restarts that fail or follow each other closely: 0.1 s, then twice as long, up to 10 s. */
const SHORTEST_WAIT = 100
const LONGEST_WAIT = 10_000
/** Milliseconds. A server that ran this long was healthy, and the wait after its end begins at the shortest again. */
const HEALTHY_AFTER = 60_000

/** Starts the server and keeps it running, on one port, until `stop`. */
export async function superviseServer(cluster: Cluster, log: Log): Promise<Supervision> {
  const first = await startOnFreePort(cluster)
  const stopping = new AbortController()
  const watching = keepRunning(cluster, first, log, stopping.signal)
  return {
    port: first.port,
    stop: async () => {
      stopping.abort()
      await watching
      await stopPostmaster(cluster)
    },
  }
}

async function startOnFreePort(cluster: Cluster, attempt = 1): Promise<Postmaster> {
  try {
    return await startPostmaster(cluster, await findFreePort())
  } catch (error) {
    if (attempt === PORT_ATTEMPTS || !PORT_TAKEN.test(String(error))) throw error
    return startOnFreePort(cluster, attempt + 1)
  }
}

/** Never rejects, because nothing awaits it early. Resolves when the signal is aborted, and leaves the server as it is. */
async function keepRunning(cluster: Cluster, first: Postmaster, log: Log, signal: AbortSignal): Promise<void> {
  const stopped = new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true }))
  let server = first
  let wait = SHORTEST_WAIT
  while (!signal.aborted) {
    const started = Date.now()
    await Promise.race([server.exited, stopped])
    if (signal.aborted) return
    if (Date.now() - started > HEALTHY_AFTER) wait = SHORTEST_WAIT
    log("error", "the embedded PostgreSQL ended by itself and is started again", { pid: server.pid, port: server.port })
    server = (await restart(cluster, server.port, wait, log, signal)) ?? server
    wait = Math.min(wait * 2, LONGEST_WAIT)
  }
}

/** Starts the server on the same port, so that connection pools find it again. Null when the signal was aborted first. */
async function restart(cluster: Cluster, port: number, firstWait: number, log: Log, signal: AbortSignal) {
  for (let wait = firstWait; !signal.aborted; wait = Math.min(wait * 2, LONGEST_WAIT)) {
    try {
      await sleep(wait, undefined, { signal })
      const server = await startPostmaster(cluster, port, signal)
      log("info", "the embedded PostgreSQL runs again", { pid: server.pid, port })
      return server
    } catch (error) {
      if (!signal.aborted) log("error", "the embedded PostgreSQL could not be started again", { reason: String(error) })
    }
  }
  return null
}
