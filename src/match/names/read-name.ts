import { stemOf, WORDS } from "./all-languages.ts"
import { foldLetters } from "./fold-letters.ts"
import { type Sound, soundOf } from "./sound-of.ts"

/**
 * What a word does in a name. `number`: it has a digit or is a single letter, and has to be the same. `telling`: with it
 * the name means another thing. `light`: it may be left out.
 */
export type WordKind = "plain" | "telling" | "light" | "number"

export type NameWord = {
  /** As it stands in the name. */
  readonly said: string
  /** In folded letters. */
  readonly letters: string
  readonly stem: string
  readonly sound: Sound
  readonly kind: WordKind
  /** Several words that have a short form, by which `letters` are those of the short form. */
  readonly isWrittenOut: boolean
  /** What it is known by: words of one meaning or spelling share it, and so do long words of one sound. */
  readonly code: string
  /** The same without its meaning: what a search for the word finds it by. */
  readonly heard: string
  /** What the preposition before it makes of it; null where there is none, or one that says nothing. */
  readonly role: string | null
}

/** A name taken apart. `words` has all but the small words, in their order; `content` has those that it is about. */
export type Name = {
  readonly text: string
  readonly words: readonly NameWord[]
  readonly content: readonly NameWord[]
  /** All letters of its words, without spaces. */
  readonly joined: string
}

/** The words of a name that are looked at. */
const MOST_WORDS = 24
/** Letters of a word that are looked at: one ligature can stand for eighteen. */
const MOST_LETTERS = 60
/** Bones of a word that are enough to know it by its sound. */
const ENOUGH_BONES = 3
const ENOUGH_LETTERS = 5

export function readName(text: string): Name {
  const pieces = joinPhrases(splitWords(text))
  const marked = markWords(pieces)
  // A name of nothing but small words is about these: "The Who".
  const words =
    marked.length > 0 ? marked : pieces.filter(({ letters }) => letters !== "").map((one) => wordOf(one, null))
  const content = words.filter(({ kind }) => kind !== "light")
  return {
    text,
    words,
    content: content.length > 0 ? content : words,
    joined: words.map(({ letters }) => letters).join(""),
  }
}

type Piece = { readonly said: string; readonly letters: string }

const MARKS = /[.,'’ʼ`´]/

/** The text without the points, commas and apostrophes that belong to a word. */
function bareOf(text: string): string {
  if (!MARKS.test(text)) return text
  return text
    .replace(/(?<!\p{L})(?:\p{L}\.){2,}/gu, (short) => short.replaceAll(".", ""))
    .replace(/['’ʼ`´]s(?!\p{L})/gu, "")
    .replace(/['’ʼ`´]/gu, "")
    .replace(/(\d),(?=\d{3}(?!\d))/g, "$1")
    .replace(/(\d)\.(?=\d)/g, "$1_")
}

function splitWords(text: string): Piece[] {
  const pieces = bareOf(text)
    .split(/[^\p{L}\p{M}\p{N}_]+/u)
    .filter((piece) => piece !== "")
  return pieces.slice(0, MOST_WORDS).map((said) => ({ said, letters: foldLetters(said).slice(0, MOST_LETTERS) }))
}

/** Several words that have a short form become that one; the longest first. */
function joinPhrases(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = []
  for (let at = 0; at < pieces.length; ) {
    const piece = pieces[at]
    if (piece !== undefined && !mayOpenPhrase(piece)) {
      joined.push(piece)
      at += 1
      continue
    }
    const length = [4, 3, 2, 1].find((count) => WORDS.phrases.has(phraseOf(pieces, at, count))) ?? 1
    const taken = pieces.slice(at, at + length)
    const letters = WORDS.phrases.get(phraseOf(pieces, at, length)) ?? taken[0]?.letters ?? ""
    joined.push({ said: taken.map(({ said }) => said).join(" "), letters })
    at += length
  }
  return joined
}

function mayOpenPhrase({ letters }: Piece): boolean {
  return WORDS.openings.has(letters) || letters.includes(" ")
}

function phraseOf(pieces: readonly Piece[], at: number, count: number): string {
  return pieces
    .slice(at, at + count)
    .map(({ letters }) => letters)
    .join(" ")
}

/** How many words a preposition reaches. */
const REACH = 2

function markWords(pieces: readonly Piece[]): NameWord[] {
  const words: NameWord[] = []
  let [role, left]: [string | null, number] = [null, 0]
  for (const { said, letters } of pieces) {
    const named = WORDS.roles.get(letters)
    if (named !== undefined) [role, left] = [named, REACH]
    if (named === "without") words.push(wordOf({ said, letters }, null))
    if (named !== undefined || WORDS.small.has(letters) || letters === "") continue
    words.push(wordOf({ said, letters }, left > 0 ? role : null))
    left -= 1
  }
  return words
}

function wordOf({ said, letters }: Piece, role: string | null): NameWord {
  const stem = stemOf(letters)
  // The "c" of "defence" stays soft without the "e" behind it.
  const sound = soundOf(stem.endsWith("c") && letters[stem.length] === "e" ? `${stem}e` : stem)
  const kind = kindOf(letters, stem)
  return { said, letters, stem, sound, kind, isWrittenOut: said.includes(" "), ...codesOf(stem, sound, kind), role }
}

function kindOf(letters: string, stem: string): WordKind {
  if (/\d/.test(letters) || letters.length === 1) return "number"
  const { telling, light } = WORDS
  if (telling.said.has(letters)) return "telling"
  if (light.said.has(letters)) return "light"
  if (telling.stems.has(stem)) return "telling"
  return light.stems.has(stem) ? "light" : "plain"
}

function codesOf(stem: string, sound: Sound, kind: WordKind): Pick<NameWord, "code" | "heard"> {
  const heard = hear(stem, sound, kind)
  const meaning = WORDS.meanings.get(stem)
  return { heard, code: meaning === undefined || kind === "number" ? heard : `=${meaning}` }
}

function hear(stem: string, { vowels, bones }: Sound, kind: WordKind): string {
  if (kind === "number") return `#${stem}`
  const spelling = WORDS.spellings.get(stem)
  if (spelling !== undefined) return `=${spelling}`
  return bones.length >= ENOUGH_BONES && vowels.length >= ENOUGH_LETTERS ? bones : `!${vowels}`
}
