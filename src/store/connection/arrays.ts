const NEEDS_ESCAPE = /[\\"]/
const ESCAPED = /[\\"]/g

/** What an array of PostgreSQL may have here. Objects are sent as JSON. */
export type Element = string | number | boolean | bigint | object | null | undefined

/**
 * An array as PostgreSQL reads it: `{"a","b",NULL}`. The driver would print the same, by two replacements for each element;
 * a batch of claims has thousands of them.
 */
export function printArray(elements: readonly Element[]): string {
  let text = "{"
  for (let at = 0; at < elements.length; at += 1) {
    if (at > 0) text += ","
    text += printElement(elements[at])
  }
  return `${text}}`
}

function printElement(element: Element): string {
  if (typeof element === "string") return quote(element)
  if (element === null || element === undefined) return "NULL"
  return typeof element === "object" ? quote(JSON.stringify(element)) : `${element}`
}

function quote(text: string): string {
  return `"${NEEDS_ESCAPE.test(text) ? text.replace(ESCAPED, "\\$&") : text}"`
}
