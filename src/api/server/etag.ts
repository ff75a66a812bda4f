import type { FastifyRequest } from "fastify"
import type { Precondition } from "../../operations/requests/precondition.ts"
import { ProblemError } from "./problems/error-handler.ts"

/**
 * The entity tag of a version. It is strong, and the same however the answer is encoded on its way: it names what is
 * stored, so that If-Match works with what was read, compressed or not.
 */
export function etagOf(version: number): string {
  return `"${version}"`
}

/** Checks If-Match, where it was sent, against the version that the transaction finds. */
export function ifMatch(request: FastifyRequest): Precondition {
  const given = request.headers["if-match"]
  return (version) => {
    const current = etagOf(version)
    if (given === undefined || given.trim() === "*" || listTags(given).includes(current)) return
    const detail = `If-Match is ${given}, but the current ETag is ${current}. Read it again, then repeat.`
    throw new ProblemError("stale", detail)
  }
}

/** Whether If-None-Match names this tag. The comparison is the weak one (RFC 9110, 13.1.2): W/ makes no difference. */
export function isKnown(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false
  return (
    ifNoneMatch.trim() === "*" ||
    listTags(ifNoneMatch).some((tag) => tag.replace(/^W\//, "") === etag.replace(/^W\//, ""))
  )
}

/** The entity tags of a list. A comma between the quotes belongs to its tag. */
function listTags(list: string): readonly string[] {
  return list.match(/(?:W\/)?"[^"]*"/g) ?? []
}
