import { cutLong } from "./problems/shown-text.ts"

/** Where the first version of the API begins. */
export const V1 = "/v1"

/** Where the reference is shown. */
export const DOCS = "/docs"

/** The path of an address without its query, cut where it is long. */
export function shownPath(url: string): string {
  const [path = "/"] = url.split("?")
  return cutLong(path)
}

/** The path of something in the API, such as /v1/claims/0193… of "claims" and its id. */
export function pathOf(...parts: readonly string[]): string {
  return [V1, ...parts].join("/")
}
