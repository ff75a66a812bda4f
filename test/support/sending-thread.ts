import { request } from "node:http"
import { parentPort } from "node:worker_threads"
import type { Sent } from "./held-loop.ts"

/** Sends requests from a thread of its own, so that the thread of the service does nothing but answer them. */
parentPort?.on("message", ({ url, method, headers, body }: Sent) => {
  const answer = (given: object) => parentPort?.postMessage(given)
  const length = { "content-length": String(Buffer.byteLength(body)) }
  const sending = request(url, { method, headers: { ...length, ...headers } }, async (reply) => {
    const parts: Buffer[] = []
    for await (const part of reply) parts.push(part)
    answer({ status: reply.statusCode, text: Buffer.concat(parts).toString() })
  })
  sending.on("error", (error) => answer({ status: 0, text: String(error) }))
  sending.end(body)
})
