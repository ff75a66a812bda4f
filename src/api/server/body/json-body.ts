import type { FastifyInstance, FastifyRequest } from "fastify"
import { isReadable } from "../charset.ts"
import { ProblemError } from "../problems/error-handler.ts"
import { findInvalidByte } from "./invalid-byte.ts"
import { describeLost } from "./lost-numbers.ts"
import { type Found, type FoundNumber, REQUEST_LIMITS, type StructureLimits, scanJson } from "./scan-json.ts"

/**
 * Reads bodies as JSON in UTF-8. What is nested too deeply or has too many values is refused before it is parsed. So is
 * what would be read as something else than was sent: other encodings, bytes that are no characters, numbers that no double
 * holds. Fastify would replace the first two by U+FFFD, so that two names become one, and the last by 0. `types`: the media
 * types that are JSON.
 */
export function readJsonBodies(
  app: FastifyInstance,
  types: readonly string[] = ["application/json"],
  limits: StructureLimits = REQUEST_LIMITS,
): void {
  const parse = app.getDefaultJsonParser("error", "error")
  app.addContentTypeParser<Buffer>([...types], { parseAs: "buffer" }, (request, bytes, done) => {
    // What is sent to where there is nothing means nothing, whatever it is.
    if (request.is404) return done(null)
    try {
      const text = decode(request, bytes)
      const { excess, lost } = scanJson(text, limits)
      if (excess !== null) throw tooMuch(excess)
      parse(request, text, (error, value) => done(error ?? findLoss(lost), value))
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

function tooMuch({ pointer, detail }: Found): ProblemError {
  return new ProblemError("invalid-request", `${pointer === "" ? "The body" : pointer} ${detail}.`, {
    errors: [{ pointer, detail }],
  })
}

function findLoss(lost: readonly FoundNumber[]): ProblemError | null {
  const errors = describeLost(lost)
  const [first] = errors
  return first === undefined
    ? null
    : new ProblemError("invalid-input", `${first.pointer}: ${first.detail}.`, { errors })
}
