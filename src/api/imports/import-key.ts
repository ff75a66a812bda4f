import type { FastifyRequest } from "fastify"
import { ownerOf } from "../../operations/access/caller.ts"

/** No header holds it. */
const BETWEEN = "\u001f"

/** The Idempotency-Key of an upload with whose it is, since two may use the same one; null where none was sent. */
export function readImportKey(request: FastifyRequest): string | null {
  const key = request.headers["idempotency-key"]
  if (typeof key !== "string") return null
  const owner = ownerOf(request.caller)
  return owner === "" ? key : `${key}${BETWEEN}${owner}`
}

/** The key as it was sent. */
export function shownKey(key: string | null): string {
  return key?.split(BETWEEN)[0] ?? ""
}
