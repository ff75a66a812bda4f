const NAMES = new Map<string, string>()

/** Gives a statement the name by which PostgreSQL keeps its plan. Each text and each name is there once. */
export function namePrepared(name: string, text: string): void {
  if (NAMES.has(text) || [...NAMES.values()].includes(name)) throw new Error(`the statement "${name}" is there already`)
  NAMES.set(text, name)
}

/** Undefined for a statement that is not prepared. */
export function preparedName(text: unknown): string | undefined {
  return typeof text === "string" ? NAMES.get(text) : undefined
}
