import type { KeywordDefinition, SchemaValidateFunction } from "ajv"
import { hashBody } from "../../operations/requests/hash-body.ts"

/**
 * The keyword `uniqueItems`. That of Ajv holds each item against every other, also where there are more than `maxItems`. This
 * one looks at each item once, and at none where the array is refused for its length anyway.
 */
export const uniqueItems: KeywordDefinition = {
  keyword: "uniqueItems",
  type: "array",
  schemaType: "boolean",
  validate: isUnique,
  error: { message: "must NOT have duplicate items" },
}

function isUnique(...[isWanted, items, parent]: Parameters<SchemaValidateFunction>): boolean {
  const { maxItems = Number.POSITIVE_INFINITY } = (parent ?? {}) as { readonly maxItems?: number }
  if (isWanted !== true || items.length > maxItems) return true
  return new Set(items.map(hashBody)).size === items.length
}
