import type { WrongValue } from "../../server/problems/problems.ts"
import { cutLong } from "../../server/problems/shown-text.ts"

/** What is wrong with a feed: it is gathered on the way, so that one answer names all of it. */
export type Faults = WrongValue[]

const SHOWN = 60

/** A value as a problem shows it. */
function showValue(value: unknown): string {
  return value === undefined ? "nothing" : cutLong(JSON.stringify(value) ?? String(value), SHOWN)
}

export function expected(faults: Faults, pointer: string, value: unknown, what: string): null {
  faults.push({ pointer, detail: `${showValue(value)} was sent; expected ${what}` })
  return null
}
