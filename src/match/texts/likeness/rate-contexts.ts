import { areVersions, countShared, type WordContext } from "../describe/read-context.ts"

type ContextLikeness = { readonly likeness: number; readonly areVersions: boolean }

const NOTHING: ContextLikeness = Object.freeze({ likeness: 0, areVersions: false })
const MOST_A_SIDE = 4
const A_WORD = 0.4
const VERSIONS = 5

/** The same words right before two figures and right after them make it likely that both measure one thing. */
export function rateContexts(a: WordContext, b: WordContext): ContextLikeness {
  const { before, after } = countShared(a, b)
  if (before + after === 0) return NOTHING
  const words = Math.min(before, MOST_A_SIDE) + Math.min(after, MOST_A_SIDE)
  if (areVersions(a, b)) return { likeness: VERSIONS + words * A_WORD, areVersions: true }
  return { likeness: before > 0 && after > 0 ? words * A_WORD : 0, areVersions: false }
}
