import type { JsonObject } from "../../../operations/requests/json-object.ts"

/** What may be one value or a list of them, as a list. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

/** The first member of these names that is a text with something in it. */
export function textOf(object: JsonObject, ...members: readonly string[]): string | null {
  for (const member of members) {
    const value = object[member]
    if (typeof value === "string" && value.trim() !== "") return value.trim()
  }
  return null
}
