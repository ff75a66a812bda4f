import type { ProfileView } from "./read-profile.ts"
import type { Terms } from "./terms.ts"

/** How much a word tells the candidates apart. */
export type Rarity = (term: string) => number

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
  return (term) => rates.get(term) ?? rarest
}

/** The part of some words, from 0 to 1, that is among others; a rare word counts for more. */
export function coverage(of: Terms, by: { has(term: string): boolean }, rarity: Rarity): number {
  let [all, covered] = [0, 0]
  for (const term of of) {
    const weight = rarity(term)
    all += weight
    if (by.has(term)) covered += weight
  }
  return all === 0 ? 0 : covered / all
}

/** How alike two sets of words are, from 0 to 1. */
export function likeness(one: Terms, other: Terms, rarity: Rarity): number {
  let [first, second, both] = [0, 0, 0]
  for (const term of one) {
    const weight = rarity(term) ** 2
    first += weight
    if (other.has(term)) both += weight
  }
  for (const term of other) second += rarity(term) ** 2
  return both === 0 ? 0 : both / Math.sqrt(first * second)
}

/** The weight of what two sets share, which grows with how rare it is: from 0 to 1, where `enough` is half. */
export function sharedWeight(
  one: Terms,
  other: { has(term: string): boolean },
  rarity: Rarity,
  enough: number,
): number {
  let shared = 0
  for (const term of one) if (other.has(term)) shared += rarity(term)
  return shared / (shared + enough)
}
