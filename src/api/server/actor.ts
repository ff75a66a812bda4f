import { isUtf8 } from "node:buffer"
import type { FastifyRequest } from "fastify"
import { actorOf } from "../../operations/access/caller.ts"
import { findUnfitCharacter } from "../../operations/requests/plain-name.ts"
import { ProblemError } from "./problems/error-handler.ts"

/** UTF-16 code units of a name. */
const LONGEST = 200

const EXPECTED = `expected a name of 1 to ${LONGEST} characters, in UTF-8 or percent-encoded`

/**
 * Who sends the request: the key or the person, with what X-Actor says besides. Null where there is neither. Throws where the
 * name in X-Actor cannot be used.
 */
export function readActor(request: FastifyRequest): string | null {
  return actorOf(request.caller, readRefinement(request))
}

function readRefinement(request: FastifyRequest): string | null {
  const given = request.headers["x-actor"]
  if (typeof given !== "string") return null
  const name = decode(given)
  const unfit = findUnfitCharacter(name)
  if (unfit !== null)
    throw unusable(given, `it holds ${unfit}; ${EXPECTED}, without line breaks and characters of control or direction`)
  const actor = name.trim()
  if (actor === "" || actor.length > LONGEST) throw unusable(given, EXPECTED)
  return actor
}

/** Node hands out the bytes of a header as ISO 8859-1. Names come as UTF-8, or percent-encoded in plain ASCII. */
function decode(header: string): string {
  const bytes = Buffer.from(header, "latin1")
  if (!isUtf8(bytes)) throw unusable(header, `its bytes are not UTF-8; ${EXPECTED}`)
  const text = bytes.toString("utf8")
  try {
    return decodeURIComponent(text)
  } catch {
    throw unusable(text, `its percent-encoding is not that of UTF-8; ${EXPECTED}`)
  }
}

function unusable(given: string, detail: string): ProblemError {
  return new ProblemError("invalid-request", `X-Actor is ${JSON.stringify(given)}; ${detail}.`, {
    errors: [{ parameter: "X-Actor", detail }],
  })
}
