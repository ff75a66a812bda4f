/** Where the first version of the API begins. */
export const V1 = "/v1"

/** Characters of a text from outside that a line of the log or a problem shows. An address may be much longer. */
const SHOWN = 300

/** The path of an address without its query, cut where it is long. */
export function shownPath(url: string): string {
  const [path = "/"] = url.split("?")
  return cutLong(path)
}

export function cutLong(text: string): string {
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
}

/** The path of something in the API, such as /v1/claims/0193… of "claims" and its id. */
export function pathOf(...parts: readonly string[]): string {
  return [V1, ...parts].join("/")
}
