/** A text that is erased, and what stands in its place. */
export type Replaced = { readonly old: string; readonly by: string }

/** Gives a value of JSON back with the erased texts replaced; the same value where it holds none of them. */
export type Reword = <T>(value: T) => T

/** What stands where a quotation or an address was repeated. */
export const ERASED = "[erased]"

/**
 * UTF-16 units from which on a text is replaced wherever it stands. A shorter one, such as "12,000", may be anything. It is
 * replaced in quotation marks alone, as the sentences about verdicts have it.
 */
const SHORTEST_ANYWHERE = 12

export function isFoundAnywhere(text: string): boolean {
  return text.length >= SHORTEST_ANYWHERE
}

export function rewordBy(replaced: readonly Replaced[]): Reword {
  // A quotation may hold the wording: what is longer goes first.
  const inOrder = [...replaced].sort((a, b) => b.old.length - a.old.length)
  const rewordText = (text: string) => inOrder.reduce(replaceIn, text)
  const reword = (value: unknown): unknown => {
    if (typeof value === "string") return rewordText(value)
    if (Array.isArray(value)) return value.map(reword)
    if (typeof value !== "object" || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, reword(member)]))
  }
  return (value) => reword(value) as typeof value
}

function replaceIn(text: string, { old, by }: Replaced): string {
  if (isFoundAnywhere(old)) return text.replaceAll(old, () => by)
  return text.replaceAll(`"${old}"`, () => `"${by}"`)
}
