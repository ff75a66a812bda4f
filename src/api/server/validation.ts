import { Ajv2020, type Options, type ValidateFunction } from "ajv/dist/2020.js"
import addFormats from "ajv-formats"
import type { FastifyInstance, FastifyServerOptions } from "fastify"
import { REQUEST_LIMITS } from "./body/scan-json.ts"
import { ProblemError } from "./problems/error-handler.ts"
import { escapeMember } from "./problems/shown-text.ts"
import { uniqueItems } from "./unique-items.ts"

/**
 * Bodies are taken as they are: null is not read as 0, and an unknown member is refused instead of dropped. The schemas are
 * our own, and a test holds them to JSON Schema: checking them at each start would take most of the time of a start.
 */
const BODY: Options = {
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
  allErrors: true,
  verbose: true,
  strict: false,
  validateSchema: false,
  meta: false,
}
/** Query strings, paths and headers are text: "10" is a number there. */
const TEXT: Options = { ...BODY, coerceTypes: true, useDefaults: true }

/** Two validators instead of the one that Fastify makes, which coerces bodies as well. */
export const schemaController: NonNullable<FastifyServerOptions["schemaController"]> = {
  // Fastify types these by what its own compilers take; it calls them as they are written here.
  compilersFactory: { buildValidator: buildValidator as never, buildSerializer: buildSerializer as never },
}

type RoutePart = { readonly schema: object; readonly httpPart?: string }

function buildValidator(externalSchemas: Readonly<Record<string, object>>) {
  const body = makeAjv(BODY, externalSchemas)
  const large = makeAjv({ ...BODY, allErrors: false }, externalSchemas)
  const text = makeAjv(TEXT, externalSchemas)
  return ({ schema, httpPart }: RoutePart) =>
    httpPart === "body"
      ? chooseBySize(body.compile(schema), () => large.compile<unknown>(schema))
      : text.compile<unknown>(schema)
}

/**
 * Values of a body up to which all errors in it are listed. Only a line of an import may have more: of a longer one the
 * first error is told.
 */
const MOST_VALUES_LISTED = REQUEST_LIMITS.values

/** `makeLarge`: compiles the validator that stops at the first error. Most schemas never need it. */
function chooseBySize(small: ValidateFunction, makeLarge: () => ValidateFunction) {
  let large: ValidateFunction | undefined
  const choose = (data: unknown): ValidateFunction => {
    if (countValues(data, 0) <= MOST_VALUES_LISTED) return small
    large ??= makeLarge()
    return large
  }
  const validate = (data: unknown): boolean => {
    const chosen = choose(data)
    const isValid = chosen(data)
    validate.errors = chosen.errors ?? null
    return isValid
  }
  validate.errors = null as ValidateFunction["errors"]
  return validate
}

/** The values in a value, itself included. Counting ends behind the most that matter. */
function countValues(value: unknown, before: number): number {
  if (typeof value !== "object" || value === null) return before + 1
  let count = before + 1
  for (const inner of Object.values(value)) {
    if (count > MOST_VALUES_LISTED) return count
    count = countValues(inner, count)
  }
  return count
}

/** Answers are built from typed values, and the tests hold each against its schema: nothing is cut or coerced here. */
function buildSerializer() {
  return () => (data: unknown) => JSON.stringify(data)
}

function makeAjv(options: Options, schemas: Readonly<Record<string, object>>): Ajv2020 {
  const ajv = new Ajv2020(options)
  addFormats.default(ajv)
  ajv.removeKeyword("uniqueItems").addKeyword(uniqueItems)
  for (const schema of Object.values(schemas)) ajv.addSchema(schema)
  return ajv
}

/** Neither U+0000 nor half of a surrogate pair can be kept verbatim: PostgreSQL stores no such text. */
export function refuseUnstorableText(app: FastifyInstance): void {
  // This runs after validation, so that a body is no deeper than its schema. A body without a schema is never stored.
  app.addHook("preHandler", (request, _reply, done) => {
    const body = request.routeOptions.schema?.body === undefined ? null : request.body
    if ([body, request.query, request.params].every(isAllStorable)) return done()
    const errors = [
      ...findUnstorable(body).map((pointer) => ({ pointer, detail: UNSTORABLE })),
      ...findUnstorable(request.query).map((pointer) => ({ parameter: pointer.slice(1), detail: UNSTORABLE })),
      ...findUnstorable(request.params).map((pointer) => ({ parameter: pointer.slice(1), detail: UNSTORABLE })),
    ]
    throw new ProblemError("invalid-request", `The request holds text that cannot be stored: it ${UNSTORABLE}.`, {
      errors,
    })
  })
}

export const UNSTORABLE = "contains U+0000 or half of a surrogate pair"

/** The JSON Pointers of text that cannot be stored, names of members included. */
export function findUnstorable(value: unknown): string[] {
  const found: string[] = []
  addUnstorable(value, "", found)
  return found
}

/** `pointer` is that of the value itself. */
function addUnstorable(value: unknown, pointer: string, found: string[]): void {
  if (typeof value === "string") return void (isStorable(value) || found.push(pointer))
  if (typeof value !== "object" || value === null) return
  for (const [member, inner] of Object.entries(value)) {
    const place = `${pointer}/${escapeMember(member)}`
    if (!isStorable(member)) found.push(place)
    addUnstorable(inner, place, found)
  }
}

/** Looks at all that `addUnstorable` does. Hardly any value has such text, so it is looked for before any place is written. */
function isAllStorable(value: unknown): boolean {
  if (typeof value === "string") return isStorable(value)
  if (typeof value !== "object" || value === null) return true
  return Object.keys(value).every((member) => isStorable(member) && isAllStorable(value[member as keyof typeof value]))
}

function isStorable(text: string): boolean {
  return !text.includes("\0") && text.isWellFormed()
}
