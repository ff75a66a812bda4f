/** The parts of the OpenAPI document that the client is written from. */
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DescribedOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

export type DescribedOperation = {
  readonly operationId: string
  readonly summary?: string
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Content }
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[]
}

export type Parameter = {
  readonly in: "path" | "query" | "header"
  readonly name: string
  readonly required?: boolean
  readonly description?: string
  readonly schema: Schema
}

export type Content = Readonly<Record<string, { readonly schema: Schema }>>

/** JSON Schema, as far as the document uses it. */
export type Schema = {
  readonly $ref?: string
  readonly type?: string | readonly string[]
  readonly enum?: readonly unknown[]
  readonly const?: unknown
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly contentSchema?: Schema
  readonly default?: unknown
  readonly examples?: readonly unknown[]
  readonly description?: string
}

/** An operation with the place where it stands. */
export type PlacedOperation = DescribedOperation & { readonly method: string; readonly path: string }

/** All operations, in the order of the document. */
export function listOperations({ paths }: Document): PlacedOperation[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({ ...operation, method: method.toUpperCase(), path })),
  )
}

export function listParameters(operation: DescribedOperation, place: Parameter["in"]): Parameter[] {
  return (operation.parameters ?? []).filter((parameter) => parameter.in === place)
}

/** What a success may hold, by media type: the schemas of all statuses that have one. */
export function listAnswers({ responses }: DescribedOperation): Map<string, Schema[]> {
  const answers = new Map<string, Schema[]>()
  for (const [status, { content = {} }] of Object.entries(responses)) {
    if (!status.startsWith("2")) continue
    for (const [type, { schema }] of Object.entries(content)) answers.set(type, [...(answers.get(type) ?? []), schema])
  }
  return answers
}
