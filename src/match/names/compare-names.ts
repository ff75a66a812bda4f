import { type Alignment, alignWords, type Pair } from "./align-words.ts"
import type { Name, NameWord } from "./read-name.ts"
import { tellLikeness } from "./tell-likeness.ts"
import type { WordLikeness } from "./word-likeness.ts"

/** How sure it is that two names mean one thing, from 60 to 100, and why, in words. */
export type NameLikeness = { readonly score: number; readonly why: string }

/** What a score loses for each word that is not the same, and for what only one name says. */
const COSTS = {
  same: 0,
  form: 3,
  short: 4,
  sound: 8,
  typo: 12,
  meaning: 15,
  join: 4,
  initials: 20,
  light: 5,
  extra: 30,
} as const

/** Names below this are not called alike. */
const LEAST_SCORE = 60

/** Words that two names must share before one of them may have a word more. */
const SHARED_BESIDE_EXTRA = 3

/**
 * Whether two names may mean one thing; null where they do not. Every word that a name is about needs its like in the other
 * one, in any order: only one plain word may be left over, and only beside three that are shared. Numbers, and words that
 * tell such names apart, must not be left over.
 */
export function compareNames(a: Name, b: Name): NameLikeness | null {
  const alignment = alignWords(a, b)
  const { pairs, joins, initials, left } = alignment
  if (pairs.length + joins.length + initials.length === 0) return null
  if (pairs.some(({ a: one, b: other }) => haveTwoRoles(one, other))) return null
  const extra = [...left.a, ...left.b]
  if (left.a.length > 0 && left.b.length > 0) return null
  if (extra.length > 1 || extra.some(({ kind }) => kind !== "plain")) return null
  if (extra.length === 1 && pairs.length < SHARED_BESIDE_EXTRA) return null
  if (!areSureEnough(pairs)) return null
  const score = 100 - costOf(alignment)
  return score < LEAST_SCORE ? null : { score, why: tellLikeness(a, b, alignment) }
}

function haveTwoRoles(a: NameWord, b: NameWord): boolean {
  return a.role !== null && b.role !== null && a.role !== b.role
}

/** At most one word in two may be a guess: a misspelling, or another word for the same. */
function areSureEnough(pairs: readonly Pair[]): boolean {
  const guesses = pairs.filter(({ is }) => is === "typo" || is === "meaning").length
  return guesses <= Math.max(1, Math.floor(pairs.length / 2))
}

function costOf({ pairs, joins, initials, left, light }: Alignment): number {
  const ofPair = (is: WordLikeness) => COSTS[is]
  const words = pairs.reduce((sum, { is }) => sum + ofPair(is), 0)
  const more = joins.length * COSTS.join + initials.length * COSTS.initials
  return words + more + (light.length > 0 ? COSTS.light : 0) + (left.a.length + left.b.length) * COSTS.extra
}
