import type { FastifySchemaValidationError } from "fastify/types/schema.js"
import type { WrongValue } from "./problems.ts"
import { cutLong, escapeMember } from "./shown-text.ts"

/** With verbose Ajv: the value that was refused, and the schema that refused it. */
type Verbose = FastifySchemaValidationError & {
  readonly data?: unknown
  readonly parentSchema?: { readonly description?: string; readonly title?: string }
}

const SHOWN = 80

/**
 * Errors that are looked through. A body of a megabyte can hold hundreds of thousands, and each choice is held against all
 * errors inside it.
 */
const MOST_ERRORS = 1_000

/**
 * What was wrong, where, and what was expected: one entry for each value, at the deepest pointer that can be named. Of more
 * than 1,000 errors only the first are told.
 */
export function listInputErrors(found: readonly FastifySchemaValidationError[], context: string): WrongValue[] {
  const errors = dropAlternatives(keepNearest(firstOf(found as readonly Verbose[])))
  const once = new Map<string, WrongValue>()
  for (const error of errors) {
    const pointer = pointerOf(error)
    if (!once.has(pointer)) once.set(pointer, { ...name(pointer, context), detail: describe(error) })
  }
  return [...once.values()]
}

/** Cuts behind a whole choice: its error comes after those of its branches. */
function firstOf(errors: readonly Verbose[]): readonly Verbose[] {
  if (errors.length <= MOST_ERRORS) return errors
  const first = errors.slice(0, MOST_ERRORS)
  const last = first.findLastIndex(({ schemaPath }) => !/\/anyOf\//.test(schemaPath))
  return first.slice(0, last + 1)
}

/** Where a value may be one of several objects, only the errors of the one that knows most of its members are kept. */
function keepNearest(errors: readonly Verbose[]): readonly Verbose[] {
  const dropped = new Set<Verbose>()
  for (const choice of errors.filter((error) => error.keyword === "anyOf")) {
    const within = errors.filter((error) => isWithin(error.instancePath, choice) && !dropped.has(error))
    for (const error of within) if (!isOfNearest(error, choice, within)) dropped.add(error)
  }
  return errors.filter((error) => !dropped.has(error))
}

/** Whether a pointer names the value of a choice, or something in it. */
function isWithin(pointer: string, { instancePath }: Verbose): boolean {
  return pointer === instancePath || pointer.startsWith(`${instancePath}/`)
}

/** `errors`: those within the choice. */
function isOfNearest(error: Verbose, choice: Verbose, errors: readonly Verbose[]): boolean {
  const own = branchOf(error, choice)
  if (own === null) return true
  const unknown = (branch: string) =>
    errors.filter((other) => branchOf(other, choice) === branch && isUnknownIn(other, choice)).length
  const branches = new Set(errors.flatMap((other) => branchOf(other, choice) ?? []))
  return [...branches].every((branch) => isOtherType(branch, choice, errors) || unknown(own) <= unknown(branch))
}

/** The index of the branch of a choice that an error belongs to; null where it belongs to none. */
function branchOf(error: Verbose, choice: Verbose): string | null {
  const path = `${choice.schemaPath}/`
  return error.schemaPath.startsWith(path) ? (error.schemaPath.slice(path.length).split("/")[0] ?? null) : null
}

function isUnknownIn(error: Verbose, choice: Verbose): boolean {
  return error.keyword === "additionalProperties" && error.instancePath === choice.instancePath
}

/** A branch for another type, such as text, has nothing to say about an object. */
function isOtherType(branch: string, choice: Verbose, errors: readonly Verbose[]): boolean {
  return errors.some(
    (error) =>
      error.keyword === "type" && error.instancePath === choice.instancePath && branchOf(error, choice) === branch,
  )
}

/**
 * Drops the errors of the branches of a choice, because they only confuse. They stay where the value has the type of a
 * branch and is wrong deeper inside, or is text of the wrong length. Then they say it best, and the error of the choice is
 * dropped.
 */
function dropAlternatives(errors: readonly Verbose[]): readonly Verbose[] {
  const choices = errors.filter((error) => error.keyword === "anyOf")
  return errors.filter((error) => {
    if (choices.includes(error)) return !errors.some((other) => isTelling(other, error))
    const around = choices.find((choice) => isInside(error, choice))
    return around === undefined || isTelling(error, around)
  })
}

function isInside(error: Verbose, choice: Verbose): boolean {
  return error.keyword !== "anyOf" && isWithin(pointerOf(error), choice)
}

function isTelling(error: Verbose, choice: Verbose): boolean {
  const isDeeper = pointerOf(error).length > choice.instancePath.length
  return isInside(error, choice) && (isDeeper || error.keyword === "minLength" || error.keyword === "maxLength")
}

/** The member that is missing or unknown, not the object that it is missing from. */
function pointerOf(error: Verbose): string {
  const params = error.params as { missingProperty?: string; additionalProperty?: string }
  const member = params.missingProperty ?? params.additionalProperty
  return member === undefined ? error.instancePath : `${error.instancePath}/${escapeMember(member)}`
}

function name(pointer: string, context: string): Pick<WrongValue, "pointer" | "parameter"> {
  return context === "body" ? { pointer } : { parameter: pointer.split("/")[1] ?? "" }
}

function describe(error: Verbose): string {
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
  const text = JSON.stringify(value) ?? "nothing"
  return cutLong(text, SHOWN)
}
