import { isUtf8 } from "node:buffer"
import type { FastifyRequest } from "fastify"
import { ProblemError } from "./problems/error-handler.ts"

/** UTF-16 code units of a name. */
const LONGEST = 200

/**
 * Control characters and the separators of lines and paragraphs break the line of a log or a history. Those of direction
 * make the text around a name read differently from what it says: marks, embeddings, overrides and isolates of the Unicode
 * bidirectional algorithm.
 */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for
const UNFIT = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/

const EXPECTED = `expected a name of 1 to ${LONGEST} characters, in UTF-8 or percent-encoded`

/** Who sends the request, by X-Actor; null where it names nobody. Throws where the name cannot be used. */
export function readActor(request: FastifyRequest): string | null {
  const given = request.headers["x-actor"]
  if (typeof given !== "string") return null
  const name = decode(given)
  const [unfit] = UNFIT.exec(name) ?? []
  if (unfit !== undefined)
    throw unusable(
      given,
      `it holds ${nameCharacter(unfit)}; ${EXPECTED}, without line breaks and characters of control or direction`,
    )
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

function nameCharacter(character: string): string {
  return `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`
}

function unusable(given: string, detail: string): ProblemError {
  return new ProblemError("invalid-request", `X-Actor is ${JSON.stringify(given)}; ${detail}.`, {
    errors: [{ parameter: "X-Actor", detail }],
  })
}
