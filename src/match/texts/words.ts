import { CONCEPT_OF, EMPTY_WORDS } from "./concepts.ts"

const WORD = /\p{L}[\p{L}'’]*/gu

/** The concepts that the words of a text name, in their order; words that say nothing are left out. */
export function listConcepts(text: string): readonly string[] {
  const words = text.toLowerCase().match(WORD) ?? []
  return words.map(dropPossessive).filter(isTelling).map(nameConcept)
}

function dropPossessive(word: string): string {
  return word.replace(/['’]s?$/, "")
}

function isTelling(word: string): boolean {
  return word.length > 1 && !EMPTY_WORDS.has(word)
}

function nameConcept(word: string): string {
  const stem = foldPlural(word)
  return CONCEPT_OF.get(word) ?? CONCEPT_OF.get(stem) ?? stem
}

function foldPlural(word: string): string {
  if (word.length > 4 && word.endsWith("ies")) return `${word.slice(0, -3)}y`
  if (/(ss|x|ch|sh)es$/.test(word)) return word.slice(0, -2)
  return word.length > 3 && /[^sui]s$/.test(word) ? word.slice(0, -1) : word
}
