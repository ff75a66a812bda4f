import { once } from "node:events"
import { type AddressInfo, connect, createServer, type Socket } from "node:net"
import type { Test } from "tap"

/**
 * Stands between service and database. Cut: no connection, old or new. Frozen: every connection, old or new, stays and
 * nothing passes, nor ever will: restoring only lets new ones through.
 */
export async function startProxy(t: Pick<Test, "teardown">, target: string) {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let isCut = false
  let frozen = new AbortController()
  let isFrozen = false
  const server = createServer((inner) => {
    if (isCut) return inner.destroy()
    const outer = connect(Number(port || 5432), hostname)
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(one)
      one.on("error", () => {}).on("close", () => sockets.delete(one) && other.destroy())
      if (!isFrozen) one.pipe(other)
    }
    frozen.signal.addEventListener("abort", () => [inner.unpipe(), outer.unpipe()])
    return undefined
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  const cut = () => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  t.teardown(() => [cut(), server.close()])
  const url = new URL(target)
  url.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url: url.href,
    cut,
    /** One connection that stands is lost, the oldest; others may come. */
    drop: () => [...sockets][0]?.destroy(),
    freeze: () => {
      isFrozen = true
      frozen.abort()
    },
    restore: () => {
      isCut = false
      isFrozen = false
      frozen = new AbortController()
    },
  }
}
