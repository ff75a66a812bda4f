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
  /** What the path is about: the segment after /v1, such as "claims". */
  readonly resource: string
  readonly parameters: readonly Parameter[]
  readonly body: Schema | null
}

type Described = {
  readonly parameters?: readonly Parameter[]
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> }
}
export type Document = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> }
}

export function listOperations(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, described]) => ({
      title: `${method.toUpperCase()} ${path}`,
      method: method.toUpperCase(),
      path,
      resource: path.split("/")[2] ?? "",
      parameters: described.parameters ?? [],
      body: described.requestBody?.content["application/json"]?.schema ?? null,
    })),
  )
}

export function resolve(document: Document, schema: Schema): Schema {
  if (schema.$ref === undefined) return schema
  const found = document.components.schemas[schema.$ref.split("/").at(-1) ?? ""]
  if (found === undefined) throw new Error(`the document has no ${schema.$ref}`)
  return resolve(document, found)
}
