import type { Word } from "./read-words.ts"

export type Terms = ReadonlySet<string>

export const NO_TERMS: Terms = new Set()

export function termsOf(words: Iterable<Word>): Terms {
  const terms = new Set<string>()
  for (const { stem } of words) if (stem !== null) terms.add(stem)
  return terms
}

/** The proper names among words: those with a capital that no sentence gives them, but days and months. */
export function namesOf(words: readonly Word[], calendar: ReadonlySet<string>): Terms {
  const names = new Set<string>()
  for (const [index, word] of words.entries()) {
    if (!word.hasCapital || word.stem === null || word.lower.length < 2 || calendar.has(word.lower)) continue
    if (!word.isFirst || words[index + 1]?.hasCapital === true) names.add(word.stem)
  }
  return names
}

export function union(...sets: readonly Terms[]): Terms {
  const all = new Set<string>()
  for (const set of sets) for (const term of set) all.add(term)
  return all
}
