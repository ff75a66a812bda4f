import { findUnfitCharacter } from "../requests/plain-name.ts"
import { invalidInput } from "../requests/refusals.ts"

/** A name that histories show, without the blanks around it. Throws where they cannot show it. */
export function readShowableName(name: string): string {
  const unfit = findUnfitCharacter(name)
  if (unfit !== null)
    throw invalidInput([{ pointer: "/name", detail: `it holds ${unfit}; expected a name without control characters` }])
  if (name.trim() === "")
    throw invalidInput([{ pointer: "/name", detail: "a name has at least one visible character" }])
  return name.trim()
}
