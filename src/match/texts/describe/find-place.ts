import type { ContrastIndex } from "../../languages/contrasts.ts"
import type { ClauseWord } from "./list-clause-words.ts"
import type { Found } from "./qualifier.ts"

/** The class of the names of places that a language does not list. */
export const PLACE = "place"

const MOST_BETWEEN = 4

/** "In Leeds", "in the town of Arlo": the name behind the words for a place. */
export function findPlace(words: readonly ClauseWord[], at: number, index: ContrastIndex): readonly Found[] {
  const { before, between, others } = index.places
  if (!before.has(words[at]?.lower ?? "")) return []
  let start = at + 1
  while (start <= at + MOST_BETWEEN && between.has(words[start]?.bare ?? "")) start += 1
  const [first, second] = [words[start], words[start + 1]]
  if (first === undefined || !isName(first) || others.has(first.lower) || index.phrases.has(first.lower)) return []
  const name = second !== undefined && isName(second) ? [first, second] : [first]
  return [{ name: PLACE, words: name, groups: new Set(name.map(({ lower }) => lower)) }]
}

function isName({ bare }: ClauseWord): boolean {
  return /^\p{Lu}\p{Ll}/u.test(bare)
}
