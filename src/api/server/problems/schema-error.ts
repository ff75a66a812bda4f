import type { FastifySchemaValidationError } from "fastify/types/schema.js"
import { escapeMember } from "./shown-text.ts"

/** With verbose Ajv: the value that was refused, and the schema that refused it. */
type Verbose = FastifySchemaValidationError & {
  readonly data?: unknown
  readonly parentSchema?: { readonly description?: string; readonly title?: string }
}

/** `pointer` is that of the member that is missing or unknown, where `instancePath` is that of the object around it. */
export type SchemaError = Verbose & { readonly pointer: string }

export function toSchemaError(error: Verbose): SchemaError {
  const params = error.params as { missingProperty?: string; additionalProperty?: string }
  const member = params.missingProperty ?? params.additionalProperty
  const pointer = member === undefined ? error.instancePath : `${error.instancePath}/${escapeMember(member)}`
  return { ...error, pointer }
}
