/** A UUID as JSON Schema writes it. The format `uuid` alone admits `urn:uuid:…` too. */
export const UUID = "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$"

const PATTERN = new RegExp(UUID)

export function isUuid(value: unknown): value is string {
  return typeof value === "string" && PATTERN.test(value)
}
