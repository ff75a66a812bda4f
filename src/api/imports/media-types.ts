import type { FastifyRequest } from "fastify"
import type { ImportFormat } from "../../store/imports/import-tables.ts"
import { isReadable } from "../server/charset.ts"
import { ProblemError } from "../server/problems/error-handler.ts"

/** The formats by their media type. */
export const FORMATS: Readonly<Record<string, ImportFormat>> = { "application/x-ndjson": "ndjson", "text/csv": "csv" }

/**
 * The format that the Content-Type names. Throws `unsupported-media-type` for any other, and where it names a charset
 * other than UTF-8 or ASCII: such a body would be read wrongly.
 */
export function readFormat(request: FastifyRequest): ImportFormat {
  const given = request.headers["content-type"] ?? ""
  const format = FORMATS[given.split(";")[0]?.trim().toLowerCase() ?? ""]
  if (format !== undefined && isReadable(given)) return format
  const is = given === "" ? "missing" : `"${given}"`
  const expected = `${Object.keys(FORMATS).join(" or ")}, in UTF-8`
  throw new ProblemError("unsupported-media-type", `The Content-Type is ${is}; expected ${expected}.`)
}
