import type { FastifyInstance, FastifyRequest } from "fastify"
import { isReadable } from "../charset.ts"
import { ProblemError } from "../problems/error-handler.ts"
import { findInvalidByte } from "./invalid-byte.ts"
import { listLostNumbers } from "./lost-numbers.ts"

/**
 * Reads bodies as JSON in UTF-8 and refuses what would be read as something else than was sent: other encodings, bytes
 * that are no characters, numbers that no double holds. Fastify would replace the first two by U+FFFD, so that two names
 * become one, and the last by 0.
 */
export function readJsonBodies(app: FastifyInstance): void {
  const parse = app.getDefaultJsonParser("error", "error")
  app.addContentTypeParser<Buffer>("application/json", { parseAs: "buffer" }, (request, bytes, done) => {
    try {
      const text = decode(request, bytes)
      parse(request, text, (error, value) => done(error ?? findLoss(withoutMark(text)), value))
    } catch (error) {
      done(error as Error)
    }
  })
}

function decode(request: FastifyRequest, bytes: Buffer): string {
  const type = request.headers["content-type"] ?? ""
  if (!isReadable(type)) {
    throw new ProblemError(
      "unsupported-media-type",
      `The Content-Type is "${type}"; expected application/json in UTF-8.`,
    )
  }
  const invalid = findInvalidByte(bytes)
  if (invalid === null) return bytes.toString("utf8")
  throw new ProblemError("malformed-json", `The body is not UTF-8: the byte at offset ${invalid} begins no character.`)
}

/** Fastify ignores one byte order mark at the beginning of a body too (RFC 8259, 8.1). */
function withoutMark(text: string): string {
  return text.startsWith("\ufeff") ? text.slice(1) : text
}

function findLoss(text: string): ProblemError | null {
  const errors = listLostNumbers(text)
  const [first] = errors
  return first === undefined
    ? null
    : new ProblemError("invalid-input", `${first.pointer}: ${first.detail}.`, { errors })
}
