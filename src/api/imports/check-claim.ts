import type { FastifySchemaValidationError } from "fastify/types/schema.js"
import type { LineProblem, NewLine } from "../../store/imports/import-lines.ts"
import { listInputErrors } from "../server/problems/input-errors.ts"
import { findUnstorable, UNSTORABLE } from "../server/validation.ts"

/** The validator of the body of POST /v1/claims. */
export type Validate = ((value: unknown) => unknown) & { errors?: readonly FastifySchemaValidationError[] | null }

/** A line as it is stored: held against what POST /v1/claims takes, word for word. */
export function checkClaim(line: number, value: unknown, validate: Validate): NewLine {
  const errors = validate(value) ? findUnstorableText(value) : listInputErrors(validate.errors ?? [], "body")
  if (errors.length === 0) return { line, payload: JSON.stringify(value), problem: null }
  return { line, payload: keep(value), problem: describe(errors) }
}

type Place = { readonly pointer?: string; readonly detail: string }

function findUnstorableText(value: unknown): Place[] {
  return findUnstorable(value, "").map((pointer) => ({ pointer, detail: UNSTORABLE }))
}

function describe(errors: readonly Place[]): LineProblem {
  const [first] = errors
  const rest = errors.length > 1 ? ` (and ${errors.length - 1} more)` : ""
  const detail = `${first?.pointer || "The line"}: ${first?.detail ?? "is not valid"}${rest}`
  return {
    kind: "invalid-request",
    detail,
    errors: errors.map(({ pointer = "", detail: says }) => ({ pointer, detail: says })),
  }
}

/** A refused line is kept to be looked at, unless nobody would want to read it. */
function keep(value: unknown): string | null {
  const text = stringify(value)
  return text === null || text.length > LONGEST_KEPT ? null : text
}

const LONGEST_KEPT = 20_000

/** JSON.parse reads what is nested deeper than JSON.stringify can write. */
function stringify(value: unknown): string | null {
  try {
    return JSON.stringify(value)
  } catch {
    return null
  }
}
