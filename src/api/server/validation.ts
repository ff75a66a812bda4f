import { Ajv2020, type Options } from "ajv/dist/2020.js"
import addFormats from "ajv-formats"
import type { FastifyInstance, FastifyServerOptions } from "fastify"
import { ProblemError } from "./problems/error-handler.ts"

/** Bodies are taken as they are: null is not read as 0, and an unknown member is refused instead of dropped. */
const BODY: Options = {
  coerceTypes: false,
  removeAdditional: false,
  useDefaults: false,
  allErrors: true,
  verbose: true,
  strict: false,
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
  const text = makeAjv(TEXT, externalSchemas)
  return ({ schema, httpPart }: RoutePart) => (httpPart === "body" ? body : text).compile(schema)
}

/** Answers are built from typed values, and the tests hold each against its schema: nothing is cut or coerced here. */
function buildSerializer() {
  return () => (data: unknown) => JSON.stringify(data)
}

function makeAjv(options: Options, schemas: Readonly<Record<string, object>>): Ajv2020 {
  const ajv = new Ajv2020(options)
  addFormats.default(ajv)
  for (const schema of Object.values(schemas)) ajv.addSchema(schema)
  return ajv
}

/** Neither U+0000 nor half of a surrogate pair can be kept verbatim: PostgreSQL stores no such text. */
export function refuseUnstorableText(app: FastifyInstance): void {
  // This runs after validation, so that a body is no deeper than its schema. A body without a schema is never stored.
  app.addHook("preHandler", async (request) => {
    const body = request.routeOptions.schema?.body === undefined ? null : request.body
    const errors = [
      ...findUnstorable(body, "").map((pointer) => ({ pointer, detail: UNSTORABLE })),
      ...findUnstorable(request.query, "").map((pointer) => ({ parameter: pointer.slice(1), detail: UNSTORABLE })),
      ...findUnstorable(request.params, "").map((pointer) => ({ parameter: pointer.slice(1), detail: UNSTORABLE })),
    ]
    if (errors.length === 0) return
    throw new ProblemError("invalid-request", `The request holds text that cannot be stored: it ${UNSTORABLE}.`, {
      errors,
    })
  })
}

export const UNSTORABLE = "contains U+0000 or half of a surrogate pair"

/** The JSON Pointers of text that cannot be stored, names of members included; `pointer` is that of the value itself. */
export function findUnstorable(value: unknown, pointer: string): string[] {
  if (typeof value === "string") return value.includes("\0") || !value.isWellFormed() ? [pointer] : []
  if (typeof value !== "object" || value === null) return []
  return Object.entries(value).flatMap(([member, inner]) => [
    ...findUnstorable(member, `${pointer}/${member}`),
    ...findUnstorable(inner, `${pointer}/${member}`),
  ])
}
