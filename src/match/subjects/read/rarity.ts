import type { ProfileView } from "./read-profile.ts"
import type { Terms } from "./terms.ts"

/** How much words tell the candidates apart. */
export type Rarity = {
  readonly of: (term: string) => number
  /** Of all words of a set, and of their squares. Sets are asked for again and again, so that sums are kept. */
  readonly sum: (terms: Terms) => number
  readonly squares: (terms: Terms) => number
}

/** What words are looked for in. */
export type Held = { has(term: string): boolean }

/** Candidates that are thought to be there besides, so that few candidates make no word rare or common. */
const BESIDES = 12
const LEAST = 0.15

export function rarityAmong(subjects: readonly ProfileView[]): Rarity {
  const counts = new Map<string, number>()
  const count = (term: string) => counts.set(term, (counts.get(term) ?? 0) + 1)
  for (const { name, aliases, quoted } of subjects) {
    name.forEach(count)
    for (const term of aliases) if (!name.has(term)) count(term)
    for (const term of quoted) if (!name.has(term) && !aliases.has(term)) count(term)
  }
  const all = subjects.length + BESIDES
  const rates = new Map<string, number>()
  for (const [term, times] of counts) rates.set(term, Math.max(LEAST, Math.log(all / (times + 1))))
  const rarest = Math.log(all)
  const of = (term: string) => rates.get(term) ?? rarest
  return { of, sum: keepSums(of), squares: keepSums((term) => of(term) ** 2) }
}

function keepSums(weigh: (term: string) => number): (terms: Terms) => number {
  const sums = new Map<Terms, number>()
  return (terms) => {
    const known = sums.get(terms)
    if (known !== undefined) return known
    let sum = 0
    for (const term of terms) sum += weigh(term)
    sums.set(terms, sum)
    return sum
  }
}

/** The part of some words, from 0 to 1, that is among others; a rare word counts for more. */
export function coverage(of: Terms, by: Held, rarity: Rarity): number {
  if (of.size === 0) return 0
  let covered = 0
  for (const term of of) if (by.has(term)) covered += rarity.of(term)
  return covered / rarity.sum(of)
}

/** The part that is not; 0 where there are no words. */
export function lack(of: Terms, by: Held, rarity: Rarity): number {
  return of.size === 0 ? 0 : 1 - coverage(of, by, rarity)
}

/** How alike two sets of words are, from 0 to 1. */
export function likeness(one: Terms, other: Terms, rarity: Rarity): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let both = 0
  for (const term of few) if (many.has(term)) both += rarity.of(term) ** 2
  return both === 0 ? 0 : both / Math.sqrt(rarity.squares(one) * rarity.squares(other))
}

/** The weight of what two sets share, which grows with how rare it is: from 0 to 1, where `enough` is half. */
export function sharedWeight(one: Terms, other: Terms, rarity: Rarity, enough: number): number {
  const [few, many] = one.size < other.size ? [one, other] : [other, one]
  let shared = 0
  for (const term of few) if (many.has(term)) shared += rarity.of(term)
  return shared / (shared + enough)
}
