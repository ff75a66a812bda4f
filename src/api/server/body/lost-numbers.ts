import type { WrongValue } from "../problems/problems.ts"
import { cutLong } from "../problems/shown-text.ts"
import type { FoundNumber } from "./scan-json.ts"

/** Characters of a number that a problem repeats. */
const SHOWN = 60

/** Numbers that become 0 or infinite where they are parsed, each by its pointer. */
export function describeLost(lost: readonly FoundNumber[]): (WrongValue & { readonly pointer: string })[] {
  return lost.map(({ pointer, source }) => ({ pointer, detail: describe(source) }))
}

function describe(source: string): string {
  return `${cutLong(source, SHOWN)} is beyond what a JSON number can hold here, and would be read as another number`
}
