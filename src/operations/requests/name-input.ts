import { foldName } from "../../store/subjects/names.ts"
import { type InputError, invalidInput } from "./refusals.ts"

/** Folding can lengthen a name: one Arabic ligature becomes 18 letters. The entry of an index may not be that long. */
const LONGEST_KEY = 600

/** What is wrong with a name; null where it can be stored and found again by its folded form. */
export function findNameError(name: string, pointer: string): InputError | null {
  const { length } = foldName(name)
  if (length === 0) return { pointer, detail: "a name has at least one visible character" }
  if (length <= LONGEST_KEY) return null
  return {
    pointer,
    detail: `the name is too long: with ligatures written out it has ${length} characters, at most ${LONGEST_KEY} are kept`,
  }
}

/** The folded name. Throws where the name cannot be used. */
export function readNameKey(name: string, pointer: string): string {
  const error = findNameError(name, pointer)
  if (error !== null) throw invalidInput([error])
  return foldName(name)
}
