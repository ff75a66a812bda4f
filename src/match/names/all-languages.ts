import { MATCH_LANGUAGES } from "../languages/match-languages.ts"
import type { NameWords } from "../languages/name-words.ts"
import { foldLetters } from "./fold-letters.ts"

const LANGUAGES = Object.values(MATCH_LANGUAGES).map(({ names }) => names)

/** The form under which a word is known: a plural as its singular, in every language. `letters`: a folded word. */
export function stemOf(letters: string): string {
  return LANGUAGES.reduce((word, { singular }) => singular(word), letters)
}

/** Words as they are listed, and the stems of them: "news" is listed, and its stem "new" is another word that is listed. */
type WordList = { readonly said: ReadonlySet<string>; readonly stems: ReadonlySet<string> }

function listWords(pick: (words: NameWords) => Iterable<string>): WordList {
  const said = LANGUAGES.flatMap((words) => [...pick(words)].map(foldLetters))
  return { said: new Set(said), stems: new Set(said.map(stemOf)) }
}

const keyOf = (word: string) => stemOf(foldLetters(word))

function joinSets(pick: (words: NameWords) => Iterable<string>): ReadonlySet<string> {
  return new Set(LANGUAGES.flatMap((words) => [...pick(words)].map(keyOf)))
}

function joinMaps(pick: (words: NameWords) => ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    LANGUAGES.flatMap((words) => [...pick(words)].map(([word, is]): [string, string] => [keyOf(word), is])),
  )
}

/** Names that have more than one accepted spelling and are too short to be found by their sound. */
const SPELLINGS = ["kyiv kiev kiew kyjiw", "lviv lvov lwiw lwow", "gaza ghaza", "quran koran", "tass itartass"]

const PHRASES = new Map(LANGUAGES.flatMap(({ phrases }) => [...phrases]))

/** By stems, except the small words and the roles, which have no other form. */
export const WORDS = {
  small: new Set(LANGUAGES.flatMap(({ small }) => [...small])),
  roles: new Map(LANGUAGES.flatMap(({ roles }) => [...roles])),
  light: listWords(({ light }) => light),
  telling: listWords(({ telling }) => telling),
  known: joinSets(({ known, telling, light }) => [...known, ...telling, ...light]),
  meanings: joinMaps(({ meanings }) => meanings),
  phrases: PHRASES,
  /** The first words of phrases. */
  openings: new Set([...PHRASES.keys()].map((phrase) => phrase.split(" ")[0] ?? phrase)),
  spellings: new Map(
    SPELLINGS.map((line) => line.split(" ")).flatMap((all) =>
      all.map((word): [string, string] => [word, all[0] ?? word]),
    ),
  ),
} as const
