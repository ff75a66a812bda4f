import type { FastifySchemaValidationError } from "fastify/types/schema.js"
import { cutAlternatives } from "./alternatives.ts"
import { MOST_ERRORS, type WrongValue } from "./problems.ts"
import { type SchemaError, toSchemaError } from "./schema-error.ts"
import { cutLong } from "./shown-text.ts"

/** UTF-16 units of a value that a problem repeats. */
const SHOWN = 80

/**
 * What was wrong, where, and what was expected: one entry for each value, at the deepest pointer that can be named. Only the
 * first 50 have their sentence, because no more are told; the others count.
 */
export function listInputErrors(found: readonly FastifySchemaValidationError[], context: string): WrongValue[] {
  const once = new Map<string, WrongValue>()
  for (const error of cutAlternatives(found.map(toSchemaError))) {
    if (once.has(error.pointer)) continue
    const detail = once.size < MOST_ERRORS ? describe(error) : ""
    once.set(error.pointer, { ...name(error.pointer, context), detail })
  }
  return [...once.values()]
}

function name(pointer: string, context: string): Pick<WrongValue, "pointer" | "parameter"> {
  return context === "body" ? { pointer } : { parameter: pointer.split("/")[1] ?? "" }
}

function describe(error: SchemaError): string {
  const params = error.params as Record<string, unknown>
  switch (error.keyword) {
    case "required":
      return "is missing"
    case "additionalProperties":
      return "is not a known member here"
    case "type":
      return `${shown(error.data)} is not ${withArticle(params.type)}`
    case "enum":
      return `${shown(error.data)} is not one of ${(params.allowedValues as unknown[]).join(", ")}`
    case "format":
      return `${shown(error.data)} is not a valid ${params.format}`
    case "maxLength":
      return `is longer than ${params.limit} characters`
    case "minLength":
      return "is empty"
    case "minProperties":
      return "has no member; expected at least one"
    case "uniqueItems":
      return "names the same thing twice"
    case "minItems":
      return params.limit === 1 ? "is empty" : `has fewer than ${params.limit} items`
    case "maxItems":
      return `has more than ${params.limit} items`
    case "pattern":
      return `${shown(error.data)} does not have the expected form: ${error.parentSchema?.description ?? params.pattern}`
    case "anyOf":
      return `${shown(error.data)} is none of what was expected: ${error.parentSchema?.description ?? "see the reference"}`
    default:
      return `${shown(error.data)} ${error.message ?? "is not valid"}`
  }
}

function withArticle(type: unknown): string {
  const names = (Array.isArray(type) ? type : [type]).map(String)
  return names.map((one) => (/^[aeio]/.test(one) ? `an ${one}` : one === "null" ? one : `a ${one}`)).join(" or ")
}

/** Only what is short is printed, since a value may be nested a million levels deep. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return "an array"
  if (typeof value === "object" && value !== null) return "an object"
  const text = JSON.stringify(typeof value === "string" ? value.slice(0, SHOWN) : value) ?? "nothing"
  return cutLong(text, SHOWN)
}
