import { randomInt } from "node:crypto"
import { createServer } from "node:net"

/**
 * Below the range from which systems take the ports of outgoing connections (32768 up on Linux, 49152 up elsewhere).
 * A port from that range could be taken in the moment between a crash of the server and its restart on the same port.
 */
const LOWEST = 20_000
const HIGHEST = 32_767

const ATTEMPTS = 50

/** A port on 127.0.0.1 that is free now. Another process may take it first, so the caller must be ready to ask again. */
export async function findFreePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST + 1)
    if (await isFree(port)) return port
  }
  throw new Error(`found no free port on 127.0.0.1 between ${LOWEST} and ${HIGHEST}`)
}

function isFree(port: number): Promise<boolean> {
  const server = createServer()
  return new Promise((resolve) => {
    server.once("error", () => resolve(false))
    server.listen({ port, host: "127.0.0.1", exclusive: true }, () => server.close(() => resolve(true)))
  })
}
