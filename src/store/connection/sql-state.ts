/** The five-character SQLSTATE of a PostgreSQL error, "" for anything else. */
export function sqlState(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : ""
}

/** The name of the constraint that a PostgreSQL error is about, "" where it is about none. */
export function constraintOf(error: unknown): string {
  const name = (error as { constraint?: unknown } | null)?.constraint
  return typeof name === "string" ? name : ""
}
