import type { FastifyInstance } from "fastify"
import { isKnown } from "./etag.ts"

/** Answers 304 without a body to a GET whose If-None-Match names the ETag of the answer. */
export function answerNotModified(app: FastifyInstance): void {
  app.addHook("onSend", async (request, reply, payload) => {
    const etag = reply.getHeader("etag")
    const isRead = request.method === "GET" || request.method === "HEAD"
    if (!isRead || reply.statusCode !== 200 || typeof etag !== "string") return payload
    if (!isKnown(etag, request.headers["if-none-match"])) return payload
    reply.code(304)
    // The answer to a HEAD goes without its body anyway, and its length is read off the body after this.
    if (request.method === "HEAD") return payload
    reply.removeHeader("content-type")
    return null
  })
}
