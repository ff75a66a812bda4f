import type { FastifySchemaValidationError } from "fastify/types/schema.js"
import type { LineProblem, NewLine } from "../../store/imports/import-lines.ts"
import { listInputErrors } from "../server/problems/input-errors.ts"
import { MOST_ERRORS } from "../server/problems/problems.ts"
import { findUnstorable, UNSTORABLE } from "../server/validation.ts"

/** The validator of the body of POST /v1/claims. */
export type Validate = ((value: unknown) => unknown) & { errors?: readonly FastifySchemaValidationError[] | null }

/** What a line says, without the text that it was. */
type CheckedLine = Omit<NewLine, "raw">

/** One wrong member of the claim that a line stands for. */
export type LineError = { readonly pointer?: string; readonly detail: string }

/** A line as it is stored, after it was held against exactly the schema of the body of POST /v1/claims. */
export function checkClaim(line: number, value: unknown, validate: Validate): CheckedLine {
  const errors = validate(value) ? findUnstorableText(value) : listInputErrors(validate.errors ?? [], "body")
  if (errors.length === 0) return { line, payload: JSON.stringify(value), problem: null }
  return refuseClaim(line, value, "invalid-request", errors)
}

export function refuseClaim(line: number, value: unknown, kind: string, errors: readonly LineError[]): CheckedLine {
  return { line, payload: keep(value), problem: describeProblem(kind, errors) }
}

function findUnstorableText(value: unknown): LineError[] {
  return findUnstorable(value).map((pointer) => ({ pointer, detail: UNSTORABLE }))
}

/** The problem of a line. Of many errors the first are kept, and the detail says how many there are. */
export function describeProblem(kind: string, errors: readonly LineError[]): LineProblem {
  const [first] = errors
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ""
  const detail = `${first?.pointer || "The line"}: ${first?.detail ?? "is not valid"}${rest}`
  const kept = errors.slice(0, MOST_ERRORS)
  return { kind, detail, errors: kept.map(({ pointer = "", detail: says }) => ({ pointer, detail: says })) }
}

/** A refused line is kept so that a person can look at it, unless it is too long to be read. */
function keep(value: unknown): string | null {
  const text = stringify(value)
  return text === null || text.length > LONGEST_KEPT ? null : text
}

/** UTF-16 units of JSON. */
const LONGEST_KEPT = 20_000

/** JSON.parse reads deeper nesting than JSON.stringify can write; null for such a value. */
function stringify(value: unknown): string | null {
  try {
    return JSON.stringify(value)
  } catch {
    return null
  }
}
