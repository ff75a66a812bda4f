import type { FastifySchemaValidationError } from "fastify/types/schema.js"

/** What listed the errors of a request before it did so in linear time. It is right for few errors, and cubic in their number. */

type Verbose = FastifySchemaValidationError

/** The pointer of each value that is told, with the keyword whose sentence tells it, in their order. */
export function listByOracle(found: readonly Verbose[]): [pointer: string, keyword: string][] {
  const once = new Map<string, string>()
  for (const error of dropAlternatives(keepNearest(found))) {
    const pointer = pointerOf(error)
    if (!once.has(pointer)) once.set(pointer, error.keyword)
  }
  return [...once]
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
  return member === undefined
    ? error.instancePath
    : `${error.instancePath}/${member.replace(/~/g, "~0").replace(/\//g, "~1")}`
}
