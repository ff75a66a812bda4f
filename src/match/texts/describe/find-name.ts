import type { ContrastIndex, NameUse } from "../../languages/contrasts.ts"
import type { ClauseWord } from "./list-clause-words.ts"
import type { Found } from "./qualifier.ts"

/** The class of the names of those who have what a figure says. */
export const NAME = "name"

const MOST_WORDS = 4
/** Behind a name, how far the word may stand that says that it only tells of the figure: "Lind has often said". */
const TELLING_REACH = 3

/**
 * "The Hilltop Bank lost" before a figure: who has what it says. A single first word may be any noun. It is a name where a
 * verb is right behind it and its ending is not that of a noun without an article, as in "Spending" and "Rescuers".
 */
export function findName(words: readonly ClauseWord[], at: number, index: ContrastIndex): readonly Found[] {
  const { names } = index
  if (names === null || !startsName(words, at, names)) return []
  const length = words.slice(at, at + MOST_WORDS).findIndex((word) => !isCapital(word))
  const name = words.slice(at, at + (length < 0 ? MOST_WORDS : length))
  const rest = words.slice(at + name.length, at + name.length + TELLING_REACH)
  if (rest.some(({ lower }) => names.telling.has(lower))) return []
  const isAlone = name.length === 1 && isSubject(words[at], words[at + 1], names)
  const said = name.filter(
    ({ isFirst, lower }) => (!isFirst || isAlone) && !index.phrases.has(lower) && !index.places.others.has(lower),
  )
  return said.length === 0 ? [] : [{ name: NAME, words: said, groups: new Set(said.map(({ lower }) => lower)) }]
}

function startsName(words: readonly ClauseWord[], at: number, names: NameUse): boolean {
  const [previous, first] = [words[at - 1], words[at]]
  if (first === undefined || !first.isBefore || !isCapital(first)) return false
  const article = previous !== undefined && names.articles.has(previous.lower) ? 1 : 0
  const role = words[at - 1 - article]
  return !(previous && isCapital(previous) && !article) && !names.before.has(role?.lower ?? "")
}

function isSubject(word: ClauseWord | undefined, next: ClauseWord | undefined, names: NameUse): boolean {
  if (word === undefined || next?.isBefore !== true || !names.verb.test(next.lower)) return false
  return /^\p{Lu}{2,}$/u.test(word.bare) || !names.common.test(word.lower)
}

function isCapital({ bare, isBefore }: ClauseWord): boolean {
  return isBefore && /^\p{Lu}\p{L}/u.test(bare)
}
