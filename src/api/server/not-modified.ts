import type { FastifyInstance } from "fastify"
import { addContent, isKnown } from "./etag.ts"

/**
 * Completes the ETag of a GET by what its answer holds, and answers 304 without a body where If-None-Match names that tag.
 * The version alone would not do: an answer also holds names, parts and histories, which change without it.
 */
export function answerNotModified(app: FastifyInstance): void {
  app.addHook("onSend", (request, reply, payload, done) => {
    const version = reply.getHeader("etag")
    const isRead = request.method === "GET" || request.method === "HEAD"
    if (!isRead || reply.statusCode !== 200 || typeof version !== "string" || typeof payload !== "string")
      return done(null, payload)
    const etag = addContent(version, payload)
    reply.header("etag", etag)
    if (!isKnown(etag, request.headers["if-none-match"])) return done(null, payload)
    reply.code(304)
    // The answer to a HEAD goes without its body anyway, and its length is read off the body after this.
    if (request.method === "HEAD") return done(null, payload)
    reply.removeHeader("content-type")
    done(null, null)
  })
}
