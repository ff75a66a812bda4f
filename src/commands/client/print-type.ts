import type { Schema } from "./document.ts"

/** How a schema is printed. `isInput`: an optional member may also be there and undefined, which is what JSON leaves out. */
export type Manner = { readonly isInput: boolean }

const ANSWER: Manner = { isInput: false }

/** A schema as a type of TypeScript. What a schema says beyond types, such as lengths, is left to the service. */
export function printType(schema: Schema, manner: Manner = ANSWER, indent = ""): string {
  if (schema.$ref !== undefined) return nameOf(schema.$ref)
  if (schema.anyOf !== undefined) return printUnion(schema.anyOf.map((one) => printType(one, manner, indent)))
  if (schema.enum !== undefined) return printUnion(schema.enum.map((one) => JSON.stringify(one)))
  if (schema.const !== undefined) return JSON.stringify(schema.const)
  if (schema.type === undefined) return "unknown"
  const types = typeof schema.type === "string" ? [schema.type] : schema.type
  return printUnion(types.map((type) => printOfType(type, schema, manner, indent)))
}

/** Each alternative once. */
export function printUnion(types: readonly string[]): string {
  return [...new Set(types)].join(" | ")
}

/** The last part of a reference into `components/schemas`. */
export function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf("/") + 1)
}

function printOfType(type: string, schema: Schema, manner: Manner, indent: string): string {
  switch (type) {
    case "string":
    case "boolean":
    case "null":
      return type
    case "integer":
    case "number":
      return "number"
    case "array":
      return `readonly ${bracket(printType(schema.items ?? {}, manner, indent))}[]`
    case "object":
      return printObject(schema, manner, indent)
    default:
      throw new Error(`a schema has the type ${type}, which the client has no word for`)
  }
}

function bracket(type: string): string {
  return /^readonly |^[^{]* \| |^\{[\s\S]*\} \| /.test(type) ? `(${type})` : type
}

function printObject({ properties, required = [], additionalProperties }: Schema, manner: Manner, indent: string) {
  if (properties === undefined || Object.keys(properties).length === 0)
    return printDictionary(additionalProperties, manner, indent)
  const members = Object.entries(properties).map(([name, schema]) =>
    printMember({ name, schema, isRequired: required.includes(name) }, manner, `${indent}  `),
  )
  const others = additionalProperties === false ? "" : `${indent}  readonly [name: string]: unknown\n`
  return `{\n${members.join("")}${others}${indent}}`
}

function printDictionary(values: Schema["additionalProperties"], manner: Manner, indent: string): string {
  if (values === false) return "Readonly<Record<string, never>>"
  return `{ readonly [name: string]: ${typeof values === "object" ? printType(values, manner, indent) : "unknown"} }`
}

export type Member = {
  readonly name: string
  readonly schema: Schema
  readonly isRequired: boolean
  readonly description?: string | undefined
}

/** A member of an object with its description, as whole lines. */
export function printMember({ name, schema, isRequired, description }: Member, manner: Manner, indent: string): string {
  const key = /^[A-Za-z_]\w*$/.test(name) ? name : JSON.stringify(name)
  const type = printType(schema, manner, indent)
  const optional = manner.isInput && !isRequired ? " | undefined" : ""
  const comment = printComment(description ?? schema.description, indent)
  return `${comment}${indent}readonly ${key}${isRequired ? "" : "?"}: ${type}${optional}\n`
}

/** A doc comment on a line of its own; nothing where there is nothing to say. */
export function printComment(text: string | undefined, indent: string): string {
  return text === undefined || text === ""
    ? ""
    : `${indent}/** ${text.replaceAll(/\s+/g, " ").replaceAll("*/", "*\\/")} */\n`
}
