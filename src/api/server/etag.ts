import { createHash } from "node:crypto"
import type { FastifyRequest } from "fastify"
import type { Precondition } from "../../operations/requests/precondition.ts"
import { ProblemError } from "./problems/error-handler.ts"

/** Hexadecimal digits of the hash in a tag. */
const HASH_LENGTH = 16

/** The entity tag of a version, as the answer to a write has it. That of a read says what its answer holds as well. */
export function etagOf(version: number): string {
  return `"${version}"`
}

/**
 * The tag of a read: the version, a dash, and a hash of the answer before it is compressed. It is written as a strong one,
 * because If-Match takes no weak ones, and is the same however the answer is encoded on its way. Nothing here answers
 * ranges of bytes, for which every encoding would need a tag of its own.
 */
export function addContent(etag: string, payload: string): string {
  const hash = createHash("sha256").update(payload).digest("hex").slice(0, HASH_LENGTH)
  return `${etag.slice(0, -1)}-${hash}"`
}

/**
 * Checks If-Match, where it was sent, against the version that the transaction finds. Only the version of a tag counts: a
 * comment that came in between, or another name of the subject, is no reason to refuse a change.
 */
export function ifMatch(request: FastifyRequest): Precondition {
  const given = request.headers["if-match"]
  return (version) => {
    const current = etagOf(version)
    if (given === undefined || given.trim() === "*" || listTags(given).map(withoutContent).includes(current)) return
    const detail = `If-Match is ${given}, but the current version is ${version}. Read it again, then repeat.`
    throw new ProblemError("stale", detail)
  }
}

/** The tag that a write would have answered for the same version. */
function withoutContent(tag: string): string {
  return tag.replace(CONTENT, '"')
}

const CONTENT = new RegExp(`-[0-9a-f]{${HASH_LENGTH}}"$`)

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
