import { findMarkup } from "../../quantity/find-markup.ts"
import { invalidInput } from "../requests/refusals.ts"

/** Refuses a text that looks like markup where a plain one is expected: "<b>10,000</b>" is not more than 10,000. */
export function refuseMarkup(text: string, pointer: string, remedy: string): void {
  const markup = findMarkup(text)
  if (markup === null) return
  throw invalidInput([{ pointer, detail: `the text looks like ${markup}, and a plain one is expected; ${remedy}` }])
}
