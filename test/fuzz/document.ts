/** What the fuzz knows of the API: the OpenAPI document, and nothing else. */

export type Schema = {
  readonly $ref?: string
  readonly anyOf?: readonly Schema[]
  readonly enum?: readonly unknown[]
  readonly type?: string | readonly string[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly items?: Schema
  readonly maxItems?: number
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
}

export type Parameter = {
  readonly name: string
  readonly in: "query" | "path" | "header"
  readonly schema: Schema
}

export type Operation = {
  /** Such as "POST /v1/claims". */
  readonly title: string
  readonly method: string
  readonly path: string
  /** What the id in the path is of: the segment after /v1, such as "claims", with few exceptions. */
  readonly resource: string
  readonly parameters: readonly Parameter[]
  readonly body: Schema | null
  /** It takes a claim a line, not one JSON document. */
  readonly takesLines: boolean
}

type Described = {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

/** A dispute goes by the id of its subject. */
const OF_ANOTHER: Readonly<Record<string, string>> = { disputes: "subjects" }

export function listOperations(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      title: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      resource: OF_ANOTHER[path.split("/")[2] ?? ""] ?? path.split("/")[2] ?? "",
      parameters: described.parameters ?? [],
      body: described.requestBody?.content["application/json"]?.schema ?? null,
      takesLines: described.requestBody?.content["application/x-ndjson"] !== undefined,
    })),
  )
}

export function resolve(document: Document, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const found = document.components.schemas[schema.$ref.split("/").at(-1) ?? ""]
  if (found === undefined) throw new Error(`the document has no ${schema.$ref}`)
  return resolve(document, found)
}
