import type { FastifyInstance, FastifyRequest } from "fastify"
import { findInvalidByte } from "../../server/body/invalid-byte.ts"
import { readJsonBodies } from "../../server/body/json-body.ts"
import type { StructureLimits } from "../../server/body/scan-json.ts"
import { isReadable } from "../../server/charset.ts"
import { ProblemError } from "../../server/problems/error-handler.ts"

/** The media types of feeds that are JSON, and of those that are XML. */
export const JSON_FEEDS = ["application/ld+json", "application/json"]
export const XML_FEEDS = ["application/atom+xml", "application/rss+xml", "application/xml", "text/xml"]

/** A live blog may have a thousand updates, each with authors and pictures. */
const FEED_LIMITS: StructureLimits = { depth: 32, items: 2_000, values: 100_000, name: 1_000 }

/** Reads bodies as feeds: JSON as a value, XML as its text. */
export function readFeedBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  readJsonBodies(app, JSON_FEEDS, FEED_LIMITS)
  app.addContentTypeParser<Buffer>(XML_FEEDS, { parseAs: "buffer" }, async (request: FastifyRequest, bytes: Buffer) =>
    decode(request, bytes),
  )
}

function decode(request: FastifyRequest, bytes: Buffer): string {
  const type = request.headers["content-type"] ?? ""
  const detail = `The Content-Type is "${type}"; expected a feed in UTF-8.`
  if (!isReadable(type)) throw new ProblemError("unsupported-media-type", detail)
  const invalid = findInvalidByte(bytes)
  if (invalid === null) return bytes.toString("utf8").replace(/^\ufeff/, "")
  const where = `the byte at offset ${invalid} begins no character`
  throw new ProblemError("invalid-request", `The body is not UTF-8: ${where}.`)
}
