import { WORDS } from "./all-languages.ts"
import type { NameWord } from "./read-name.ts"

/**
 * How two words are alike. `short`: one is written out, the other in short. `form`: singular and plural. `meaning`: two words for one thing. `sound`: two spellings of one
 * name. `typo`: a letter is wrong, missing or too many, or two are swapped.
 */
export type WordLikeness = "same" | "short" | "form" | "meaning" | "sound" | "typo"

/** Null where they are two words. */
export function likenWords(a: NameWord, b: NameWord): WordLikeness | null {
  if (a.letters === b.letters) return a.isWrittenOut === b.isWrittenOut ? "same" : "short"
  if (a.kind === "number" || b.kind === "number") return null
  if (a.stem === b.stem) return "form"
  if (a.code === b.code && a.code.startsWith("=")) return WORDS.spellings.has(a.stem) ? "sound" : "meaning"
  if (isSameSound(a, b)) return "sound"
  if (areTwoWords(a.stem, b.stem)) return null
  if (soundAlike(a, b)) return "sound"
  return isTypo(a, b) ? "typo" : null
}

const SHORTEST_BY_SOUND = 4

/** Vowels that may differ between two spellings of a word of this many letters in sound. */
const vowelsFree = (length: number) => (length >= 6 ? 2 : 1)

function areTwoWords(a: string, b: string): boolean {
  return (WORDS.known.has(a) && WORDS.known.has(b)) || isDerived(a, b) || isDerived(b, a)
}

/** "Israeli" is made of "Israel", and "Korean" of "Korea": they are no spellings of each other. */
function isDerived(longer: string, shorter: string): boolean {
  return longer.length === shorter.length + 1 && longer.startsWith(shorter) && /[in]$/.test(longer)
}

function isSameSound({ sound: a }: NameWord, { sound: b }: NameWord): boolean {
  return a.vowels === b.vowels && a.vowels.length >= SHORTEST_BY_SOUND
}

function soundAlike({ sound: a }: NameWord, { sound: b }: NameWord): boolean {
  if (a.bones !== b.bones || a.bones.length < 3) return false
  const shorter = Math.min(a.vowels.length, b.vowels.length)
  if (shorter < SHORTEST_BY_SOUND || lengthsApart(a.vowels, b.vowels) > vowelsFree(shorter)) return false
  return countEdits(a.vowels, b.vowels) <= vowelsFree(shorter)
}

const SHORTEST_WITH_TYPO = 6
/** A wrong consonant makes another word of a short one: "Kerch" and "Perch". */
const SHORTEST_WITH_WRONG_CONSONANT = 8

function isTypo({ stem: a, sound }: NameWord, { stem: b, sound: other }: NameWord): boolean {
  if (Math.min(a.length, b.length) < SHORTEST_WITH_TYPO || sound.bones[0] !== other.bones[0]) return false
  if (!isOneEdit(a, b)) return false
  if (a.length !== b.length || isSwap(a, b)) return true
  return differInVowel(a, b) || a.length >= SHORTEST_WITH_WRONG_CONSONANT
}

/** So many letters must be put in or left out at least. */
function lengthsApart(a: string, b: string): number {
  return Math.abs(a.length - b.length)
}

function firstDifference(a: string, b: string): number {
  return [...a].findIndex((letter, at) => letter !== b[at])
}

function isSwap(a: string, b: string): boolean {
  const at = firstDifference(a, b)
  return a[at] === b[at + 1] && a[at + 1] === b[at]
}

function differInVowel(a: string, b: string): boolean {
  const at = firstDifference(a, b)
  return /[aeiouy]/.test(a[at] ?? "") && /[aeiouy]/.test(b[at] ?? "")
}

/** Whether a letter that is put in, left out, changed or swapped with the next one makes one text of the other. */
function isOneEdit(a: string, b: string): boolean {
  if (lengthsApart(a, b) > 1 || a === b) return false
  let from = 0
  while (a[from] === b[from]) from += 1
  const [restA, restB] = [a.slice(from), b.slice(from)]
  if (a.length !== b.length) return a.length > b.length ? restA.slice(1) === restB : restA === restB.slice(1)
  return restA.slice(1) === restB.slice(1) || (isSwap(a, b) && restA.slice(2) === restB.slice(2))
}

/** Letters to be put in, left out, changed or swapped with the next one until one text is the other. */
function countEdits(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const changed = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : changed
      next.push(Math.min(changed, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1))
    }
    ;[before, row] = [row, next]
  }
  return row[b.length] ?? 0
}
