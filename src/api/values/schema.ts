import { type Static, type TSchema, Type } from "typebox"

/** A shared schema by its name in the reference, with the type of what it stands for. */
export function ref<T extends TSchema & { $id?: string }>(schema: T) {
  return Type.Unsafe<Static<T>>({ $ref: `${schema.$id}#` })
}

/** "string" | "null", as JSON Schema 2020 writes it. */
export function nullableText(options: object = {}) {
  return Type.Unsafe<string | null>({ type: ["string", "null"], ...options })
}

export const closed = { additionalProperties: false }
