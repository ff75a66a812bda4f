import { LANGUAGES, type LanguageCode } from "../../quantity/languages/languages.ts"
import { MATCH_LANGUAGES } from "../languages/match-languages.ts"
import { stemOf, WORDS } from "../names/all-languages.ts"
import { foldLetters } from "../names/fold-letters.ts"

/** A word, also one that ends in a number, such as "F-16"; or a year. Other numbers tell nothing: figures are to differ. */
const WORD = /\p{L}[\p{L}\p{M}\p{N}'’]*(?:-\p{N}+\p{L}?(?![\p{L}\p{N}]))?|(?<![\d.,])(?:1[5-9]|20)\d\d(?![\d.,]*\d)/gu

/** A genitive, and what is left of one. */
const GENITIVE = /['’]s?$/

/**
 * The terms of a text by which subjects are found: folded words, each once, in the order in which they come first. Words
 * that mean one thing are one term. The terms of what is stored and those of what is looked for are made here alike.
 */
export function listTerms(text: string, language: LanguageCode): readonly string[] {
  const terms = new Set<string>()
  for (const [word] of text.matchAll(WORD)) {
    const term = termOf(word.toLowerCase().replace(GENITIVE, ""), language)
    if (term !== null) terms.add(term)
  }
  return [...terms]
}

/** The terms of a name, whose language nobody has said: those that it has in any of them. */
export function listNameTerms(name: string): readonly string[] {
  return [...new Set(LANGUAGES.flatMap((language) => listTerms(name, language)))]
}

/** Words whose terms are remembered, since most words of a text come again and again. */
const MOST_REMEMBERED = 20_000
const REMEMBERED = new Map(LANGUAGES.map((language) => [language, new Map<string, string | null>()]))

/** Null for a word that says nothing. */
function termOf(word: string, language: LanguageCode): string | null {
  const known = REMEMBERED.get(language)
  const term = known?.get(word)
  if (term !== undefined) return term
  if ((known?.size ?? 0) >= MOST_REMEMBERED) known?.clear()
  const made = makeTerm(word, language)
  known?.set(word, made)
  return made
}

function makeTerm(word: string, language: LanguageCode): string | null {
  const { nameConcept, names } = MATCH_LANGUAGES[language]
  const concept = names.small.has(word) ? null : nameConcept(word)
  if (concept === null) return null
  const stem = stemOf(foldLetters(concept))
  return stem.length < 2 ? null : (WORDS.spellings.get(stem) ?? stem)
}
