import { defaultFormat, describeOperation, listForms } from "./describe-operation.ts"
import { type Document, listOperations, listParameters, type PlacedOperation, type Schema } from "./document.ts"
import { nameOf, printComment, printMember, printType, printUnion } from "./print-type.ts"

const HEAD = "/** Written by `npm run client` from openapi/openapi.json. */\n"

/** The types of all that is sent and answered: those with a name, and those of each operation. */
export function printTypes(document: Document): string {
  const named = Object.entries(document.components.schemas).map(
    ([name, schema]) => `${printComment(schema.description, "")}export type ${name} = ${printType(schema)}\n`,
  )
  const operations = listOperations(document).map((operation) => printOperation(operation, resolverOf(document)))
  const kinds = `/** The kinds of problems that this version of the service knows. */\nexport type ProblemKind =${printKinds(document)}\n`
  return [
    HEAD,
    ...named,
    kinds,
    `/** What each operation takes and answers. */\nexport type Operations = {\n${operations.join("")}}\n`,
  ].join("\n")
}

/** The table by which requests are made and answers are read. */
export function printTable(document: Document): string {
  const lines = listOperations(document).map((operation) => {
    const described = describeOperation(operation, resolverOf(document))
    const members = Object.entries(described).map(([name, value]) => `    ${name}: ${JSON.stringify(value)},\n`)
    return `  ${operation.operationId}: {\n${members.join("")}  },\n`
  })
  return [
    HEAD,
    'import type { Operation } from "./operation.ts"\nimport type { Operations } from "./schema.ts"\n',
    `export const OPERATIONS: Readonly<Record<keyof Operations, Operation>> = {\n${lines.join("")}}\n`,
  ].join("\n")
}

function resolverOf({ components }: Document): (schema: Schema) => Schema {
  const resolve = (schema: Schema): Schema =>
    schema.$ref === undefined ? schema : resolve(components.schemas[nameOf(schema.$ref)] ?? {})
  return resolve
}

function printKinds({ components }: Document): string {
  const types = components.schemas.Problem?.properties?.type?.examples ?? []
  return types.map((type) => `\n  | ${JSON.stringify(String(type).replace(/^.*:/, ""))}`).join("")
}

function printOperation(operation: PlacedOperation, resolve: (schema: Schema) => Schema): string {
  const { takes } = describeOperation(operation, resolve)
  const members = {
    params: printParameters(operation),
    body: printBody(operation),
    takes: takes.length === 0 ? "never" : printUnion(takes.map((name) => JSON.stringify(name))),
    ...printAnswers(operation, resolve),
  }
  const lines = Object.entries(members).map(([name, type]) => `    readonly ${name}: ${type}\n`)
  return `${printComment(operation.summary, "  ")}  readonly ${operation.operationId}: {\n${lines.join("")}  }\n`
}

/** Those of the path and those of the query, in one object. */
function printParameters(operation: PlacedOperation): string {
  const parameters = [...listParameters(operation, "path"), ...listParameters(operation, "query")]
  if (parameters.length === 0) return "null"
  const members = parameters.map(({ name, schema, required = false, description }) =>
    printMember({ name, schema, isRequired: required, description }, { isInput: true }, "      "),
  )
  return `{\n${members.join("")}    }`
}

/** By media type. What is not JSON is text or bytes. */
function printBody({ requestBody }: PlacedOperation): string {
  if (requestBody === undefined) return "null"
  const members = Object.entries(requestBody.content).map(([type, { schema }]) => {
    const body = /\bjson$/.test(type) ? printType(schema, { isInput: true }, "      ") : "unknown"
    return `      readonly ${JSON.stringify(type)}: ${body}\n`
  })
  return `{\n${members.join("")}    }`
}

function printAnswers(operation: PlacedOperation, resolve: (schema: Schema) => Schema): Record<string, string> {
  const printed = Object.entries(listForms(operation, resolve)).map(([format, { kind, schemas }]) => {
    const types = printUnion(schemas.map((schema) => printType(schema, { isInput: false }, "      ")))
    return [format, `{ readonly ${kind}: ${types} }`] as const
  })
  const [first] = printed
  if (printed.length === 1 && first !== undefined) return { answer: first[1] }
  const members = printed.map(([format, type]) => `      readonly ${JSON.stringify(format)}: ${type}\n`)
  return { formats: `{\n${members.join("")}    }`, format: JSON.stringify(defaultFormat(operation)) }
}
