import { hash } from "node:crypto"

/** SHA-256 in hexadecimal, the same for the same JSON in any order of its members. */
export function hashBody(body: unknown): string {
  return hash("sha256", JSON.stringify(sortMembers(body)), "hex")
}

function sortMembers(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value
  if (Array.isArray(value)) return value.map(sortMembers)
  const sorted: Record<string, unknown> = {}
  for (const name of Object.keys(value).sort())
    setOwn(sorted, name, sortMembers((value as Record<string, unknown>)[name]))
  return sorted
}

/** "__proto__" is a member like any other. */
function setOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === "__proto__") Object.defineProperty(object, name, { value, enumerable: true })
  else object[name] = value
}
