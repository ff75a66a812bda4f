import { hashKey } from "./hash-key.ts"
import { type Name, type NameWord, readName } from "./read-name.ts"

/** Keys by which names are found that may mean the same as one. Every key of the first list is worth more than the second. */
export type KeysToFind = { readonly sure: readonly number[]; readonly wide: readonly number[] }

/** Names of more words than this are found by all their words or by none. */
const MOST_VARIED = 10
/** A name may have a word more than another from this number of words on: the other has at least three. */
const FEWEST_WITH_EXTRA = 4
const INITIALS = { fewest: 2, most: 6 }

/**
 * What is stored with a name so that names like it find it: the codes of its words in one order, the same with one word
 * as its first sound only, without one word, all letters in a row, its initials, and each word by itself. Names share a key
 * where `compareNames` may call them alike, except for a few that differ in two ways at once.
 */
export function listNameKeys(name: Name): readonly number[] {
  if (name.words.length === 0) return []
  return hashAll([
    ...keysInCommon(name),
    ...listInitials(name).map((letters) => `a ${letters}`),
    ...listVaried(name).map((codes) => `d ${codes}`),
    ...listShorter(name).map((codes) => `x ${codes}`),
    ...name.words.map(({ heard }) => wordKey(heard)),
  ])
}

/** The keys under which names like this one are stored. */
export function listKeysToFind(name: Name): KeysToFind {
  if (name.words.length === 0) return { sure: [], wide: [] }
  const full = printCodes(name.content)
  const more = name.content.length >= FEWEST_WITH_EXTRA - 1 ? [`x ${full}`] : []
  const sure = [
    ...keysInCommon(name),
    ...listInitialsToFind(name),
    ...more,
    ...listShorter(name).map((codes) => `n ${codes}`),
  ]
  return { sure: hashAll(sure), wide: hashAll(listVaried(name).map((codes) => `d ${codes}`)) }
}

/** The keys of the words that are looked for: a stored name that has such a word has one of them. */
export function listWordKeys(text: string): readonly { readonly said: string; readonly keys: readonly number[] }[] {
  return readName(text).words.map(({ said, heard }) => ({ said, keys: [hashKey(wordKey(heard))] }))
}

const wordKey = (heard: string) => `w ${heard}`

function hashAll(keys: readonly string[]): number[] {
  return [...new Set(keys.map(hashKey))]
}

function keysInCommon(name: Name): string[] {
  return [`n ${printCodes(name.content)}`, `j ${name.joined}`]
}

const printCodes = (words: readonly NameWord[]) => printSorted(words.map(({ code }) => code))
const printSorted = (codes: readonly string[]) => codes.toSorted().join(" ")

/** For each word the codes with that word's first sound instead of it. A name of one word has its sound without one sign. */
function listVaried({ content }: Name): string[] {
  const [only] = content
  if (content.length > MOST_VARIED) return []
  if (content.length === 1 && only !== undefined) return listShortened(only)
  return content.flatMap((word, at) => {
    if (word.kind === "number") return []
    const rest = content.filter((_, other) => other !== at).map(({ code }) => code)
    return [printSorted([...rest, `~${word.sound.bones[0] ?? ""}`])]
  })
}

function listShortened({ kind, sound: { bones } }: NameWord): string[] {
  if (kind === "number" || bones.length < 4) return []
  return [bones, ...[...bones].map((_, at) => bones.slice(0, at) + bones.slice(at + 1))].map((text) => `~~${text}`)
}

/** The codes without one word, for each word that may be left over. */
function listShorter({ content }: Name): string[] {
  if (content.length < FEWEST_WITH_EXTRA || content.length > MOST_VARIED) return []
  return content.flatMap((word, at) =>
    word.kind === "plain" ? [printCodes(content.filter((_, other) => other !== at))] : [],
  )
}

/**
 * Initials find the names that are written out. A name that is written out finds initials by all their letters: by their key it
 * would find all other names that begin so, which are many.
 */
function listInitialsToFind(name: Name): string[] {
  const by = name.words.length === 1 ? "a" : "j"
  return listInitials(name).map((letters) => `${by} ${letters}`)
}

/** The initials of all words, and a name that may be initials. */
function listInitials({ words }: Name): string[] {
  const [only] = words
  if (words.length === 1 && only !== undefined) {
    return isBetween(only.letters.length) && only.said === only.said.toUpperCase() ? [only.letters] : []
  }
  return isBetween(words.length) ? [words.map((word) => word.letters[0] ?? "").join("")] : []
}

const isBetween = (count: number) => count >= INITIALS.fewest && count <= INITIALS.most
