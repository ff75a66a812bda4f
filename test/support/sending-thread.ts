import { request } from "node:http"
import { parentPort } from "node:worker_threads"
import type { Reply, Sent } from "./held-loop.ts"

/** Sends requests from a thread of its own, all at once, so that the thread of the service does nothing but answer them. */
parentPort?.on("message", async (all: readonly Sent[]) => parentPort?.postMessage(await Promise.all(all.map(send))))

function send({ url, method, headers, body }: Sent): Promise<Reply> {
  const length = { "content-length": String(Buffer.byteLength(body)) }
  return new Promise((resolve) => {
    const sending = request(url, { method, headers: { ...length, ...headers } }, async (reply) => {
      const parts: Buffer[] = []
      for await (const part of reply) parts.push(part)
      resolve({ status: reply.statusCode ?? 0, text: Buffer.concat(parts).toString() })
    })
    sending.on("error", (error) => resolve({ status: 0, text: String(error) }))
    sending.end(body)
  })
}
