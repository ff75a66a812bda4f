import type { Word } from "./read-words.ts"
import type { Vocabulary } from "./vocabulary.ts"

export type Terms = ReadonlySet<string>

export function termsOf(words: Iterable<Word>): Terms {
  const terms = new Set<string>()
  for (const { stem } of words) if (stem !== null) terms.add(stem)
  return terms
}

/** Shorter ones are initials, and short forms of streets and sides. */
const LEAST_NAME = 3

/** The proper names among words: those with a capital that no sentence gives them, but days and months. */
export function namesOf(words: readonly Word[], calendar: ReadonlySet<string>): Terms {
  const names = new Set<string>()
  for (const [index, word] of words.entries()) {
    if (!word.hasCapital || word.stem === null || word.lower.length < LEAST_NAME || calendar.has(word.lower)) continue
    if (!word.isFirst || words[index + 1]?.hasCapital === true) names.add(word.stem)
  }
  return names
}

export function union(...sets: readonly Terms[]): Terms {
  const all = new Set<string>()
  for (const set of sets) for (const term of set) all.add(term)
  return all
}

/** Days of the week and months, each under one name however it is written. */
export function calendarOf(words: readonly Word[], { calendar, months }: Vocabulary): Terms {
  const named = words.filter(({ lower }) => calendar.has(lower))
  return new Set(named.map(({ lower }) => nameOfMonth(months, lower) ?? lower.slice(0, SHORT)))
}

/** Letters of the short form of a day. */
const SHORT = 3

function nameOfMonth(months: ReadonlyMap<string, number>, word: string): string | null {
  const number = months.get(word)
  if (number === undefined) return null
  for (const [name, other] of months) if (other === number) return name
  return null
}
