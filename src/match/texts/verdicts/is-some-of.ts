import type { Description } from "../describe/description.ts"

/** How near a word has to stand to be what is said of a figure. */
const NEAR = 0.6

/**
 * Whether the one counts some of those whom the other counts, "two of the mills were sold" beside "the five mills": fewer, and
 * nothing that is said of both beside what they are.
 */
export function isSomeOf(part: Description, whole: Description): boolean {
  return part.isSome && !whole.isSome && part.middle < whole.middle && !haveOnePredicate(part, whole)
}

function haveOnePredicate(a: Description, b: Description): boolean {
  if (a.fate !== null && a.fate === b.fate) return true
  const nouns = new Set([a.head, ...a.modifiers, b.head, ...b.modifiers])
  return [...a.near].some(([concept, inA]) => {
    const inB = b.near.get(concept)
    if (inB === undefined || nouns.has(concept)) return false
    return (inA.before > NEAR && inB.before > NEAR) || (inA.after > NEAR && inB.after > NEAR)
  })
}
