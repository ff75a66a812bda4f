import { createHash } from "node:crypto"

/** SHA-256, hexadecimal; equal for equal JSON, whatever the order of its members. */
export function hashBody(body: unknown): string {
  return createHash("sha256").update(JSON.stringify(body, sortMembers)).digest("hex")
}

function sortMembers(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
}
