import type { NearWords } from "../describe/list-near-words.ts"

/** However many words two figures share, they say no more than this. */
const MOST = 4
const OTHER_SIDE = 0.7

/** From 0 to 4: the words that stand near both figures, by how near they are. */
export function rateNearWords(a: NearWords, b: NearWords): number {
  let sum = 0
  for (const [concept, inA] of a) {
    const inB = b.get(concept)
    if (inB !== undefined) sum += rateShared(inA, inB)
  }
  return Math.min(sum, MOST)
}

type Weights = { readonly before: number; readonly after: number }

/**
 * A word on the same side of both figures says more than a word that changed sides. A word on both sides of the first
 * figure counts as standing before it.
 */
function rateShared(a: Weights, b: Weights): number {
  if (a.before > 0) return Math.max(a.before * b.before, a.before * b.after * OTHER_SIDE)
  return Math.max(a.after * b.after, a.after * b.before * OTHER_SIDE)
}
