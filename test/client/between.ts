import { once } from "node:events"
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http"
import type { AddressInfo } from "node:net"
import type { Test } from "tap"

/** An answer that whatever stands on the way gives by itself. */
type OwnAnswer = { readonly status: number; readonly headers?: Record<string, string>; readonly text: string }

/**
 * What becomes of a request on its way. Cut: the connection breaks before the service has the request, after it has answered
 * and before anything of that arrives, or in the middle of the answer. Held: half of the answer comes, and the rest never does.
 * Silent: nothing ever comes.
 */
export type Fate = "pass" | "cut-before" | "cut-after" | "cut-within" | "held" | "silent" | OwnAnswer

/** Where the service stands behind the proxy. */
export const PREFIX = "/news/countercheck"

/** A proxy before a service. The requests meet the fates in their order, and pass once there are no more. */
export async function startBetween(t: Pick<Test, "teardown">, service: string, fates: readonly Fate[]) {
  const seen: IncomingMessage[] = []
  const server = createServer((incoming, outgoing) => {
    const fate = fates[seen.length] ?? "pass"
    seen.push(incoming)
    meet(fate, service, incoming, outgoing)
  })
  server.listen(0, "127.0.0.1")
  await once(server, "listening")
  t.teardown(() => {
    server.closeAllConnections()
    server.close()
  })
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

function meet(fate: Fate, service: string, incoming: IncomingMessage, outgoing: ServerResponse): void {
  if (fate === "silent") return
  if (fate === "cut-before") return void incoming.socket.destroy()
  if (typeof fate === "object") {
    incoming.resume()
    return void outgoing.writeHead(fate.status, fate.headers).end(fate.text)
  }
  const path = (incoming.url ?? "").replace(PREFIX, "")
  const passed = request(service + path, { method: incoming.method, headers: incoming.headers })
  incoming.pipe(passed)
  passed.on("error", () => incoming.socket.destroy())
  passed.on("response", async (answer) => {
    if (fate === "pass") {
      outgoing.writeHead(answer.statusCode ?? 0, answer.headers)
      return void answer.pipe(outgoing)
    }
    const bytes = Buffer.concat(await answer.toArray())
    if (fate === "cut-within" || fate === "held") {
      const { "transfer-encoding": _, ...headers } = answer.headers
      outgoing.writeHead(answer.statusCode ?? 0, { ...headers, "content-length": bytes.length })
      // The head and the half go out before the connection ends.
      await new Promise<void>((done) => outgoing.write(bytes.subarray(0, bytes.length / 2), () => done()))
    }
    if (fate !== "held") incoming.socket.destroy()
  })
}
