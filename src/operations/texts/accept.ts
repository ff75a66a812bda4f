import type { Reads } from "../../quantity/quantity.ts"
import { invalidInput } from "../requests/refusals.ts"

/** What was read at a JSON pointer of the request. What could not be read is refused with its reason. */
export function accept<T>(read: Reads<T>, pointer: string): T {
  if (read.ok) return read.value
  throw invalidInput([{ pointer: `${pointer}${read.at ?? ""}`, detail: read.reason }])
}
