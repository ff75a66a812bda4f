import type { AnswerKind, HeaderOption, Operation } from "../../client/operation.ts"
import { type DescribedOperation, listAnswers, listParameters, type PlacedOperation, type Schema } from "./document.ts"

/** The headers of requests that the client gives an option of its own. */
const OPTIONS: Readonly<Record<string, HeaderOption>> = {
  "x-actor": "actor",
  "idempotency-key": "idempotencyKey",
  "if-match": "version",
  "if-none-match": "ifNoneMatch",
}

/** The media types that each value of the parameter `format` may stand for, the likeliest first. */
const MEDIA_OF_FORMAT: Readonly<Record<string, readonly string[]>> = {
  json: ["application/json"],
  claimreview: ["application/ld+json", "application/x-ndjson"],
  ndjson: ["application/x-ndjson"],
  csv: ["text/csv"],
}

/** The scopes of operations that store nothing, whatever their method. */
const READING = ["read", "check"]

/** One form of the answer: as what the client hands it out, and its schemas. */
export type AnswerForm = { readonly kind: AnswerKind; readonly schemas: readonly Schema[] }

/** An operation as the client's table has it. */
export function describeOperation(operation: PlacedOperation, resolve: (schema: Schema) => Schema): Operation {
  const forms = listForms(operation, resolve)
  const first = forms[defaultFormat(operation)]
  if (first === undefined) throw new Error(`${operation.operationId} has no answer of its default format`)
  const formats = Object.fromEntries(Object.entries(forms).map(([format, { kind }]) => [format, kind]))
  return {
    method: operation.method,
    path: operation.path,
    query: listParameters(operation, "query").map(({ name }) => name),
    takes: listParameters(operation, "header").map(({ name }) => optionOf(name)),
    bodies: Object.keys(operation.requestBody?.content ?? {}),
    answer: first.kind,
    ...(Object.keys(forms).length > 1 ? { formats } : {}),
    isRead: isRead(operation),
  }
}

function optionOf(header: string): HeaderOption {
  const option = OPTIONS[header]
  if (option === undefined) throw new Error(`the client has no option for the header ${header}`)
  return option
}

function isRead({ method, security = [] }: PlacedOperation): boolean {
  const scopes = security.flatMap((way) => Object.values(way).flat())
  return method === "GET" || (scopes.length > 0 && scopes.every((scope) => READING.includes(scope)))
}

/** The format that is answered where none is asked for; "" for an operation with one form of answer. */
export function defaultFormat(operation: DescribedOperation): string {
  return String(findFormat(operation)?.default ?? "")
}

function findFormat(operation: DescribedOperation): Schema | undefined {
  return listParameters(operation, "query").find(({ name }) => name === "format")?.schema
}

/** The forms of an answer by the value of `format`; of an operation without that parameter, one under "". */
export function listForms(
  operation: DescribedOperation,
  resolve: (schema: Schema) => Schema,
): Readonly<Record<string, AnswerForm>> {
  const answers = listAnswers(operation)
  const formats = (findFormat(operation)?.enum ?? [""]).map(String)
  return Object.fromEntries(
    formats.map((format) => {
      const type = format === "" ? [...answers.keys()][0] : MEDIA_OF_FORMAT[format]?.find((media) => answers.has(media))
      const schemas = answers.get(type ?? "")
      if (type === undefined || schemas === undefined)
        throw new Error(`${operation.operationId} answers nothing that the format "${format}" may be`)
      return [format, makeForm(type, format, schemas, resolve)]
    }),
  )
}

function makeForm(
  type: string,
  format: string,
  schemas: readonly Schema[],
  resolve: (schema: Schema) => Schema,
): AnswerForm {
  if (type === "application/x-ndjson")
    return { kind: "records", schemas: schemas.flatMap((one) => listRecords(one, format, resolve)) }
  if (type.startsWith("text/")) return { kind: "text", schemas: [{ type: "string" }] }
  return { kind: schemas.some((schema) => isPage(resolve(schema))) ? "list" : "json", schemas }
}

/** What a line may hold. JSON-LD, which has a member `@context`, is what the format `claimreview` asks for, and no other. */
function listRecords(schema: Schema, format: string, resolve: (schema: Schema) => Schema): readonly Schema[] {
  const lines = schema.contentSchema?.anyOf ?? [schema.contentSchema ?? {}]
  return lines.filter((line) => "@context" in (resolve(line).properties ?? {}) === (format === "claimreview"))
}

function isPage({ properties = {} }: Schema): boolean {
  return "items" in properties && "nextCursor" in properties
}
