import type { Verdict } from "../../compare/pair/verdict.ts"
import type { Described } from "./describe-figures.ts"
import { likeness } from "./likeness.ts"

const REPEATED = 4
const HOLDS = 2

/** How much speaks for two points being told of one thing. That they are the same, or that one holds the other, does. */
export function likenessOfPoints(a: Described, b: Described, verdict: Verdict): number {
  const words = likeness(a, b)
  if (words === null) return Number.NEGATIVE_INFINITY
  if (verdict.verdict === "agree") return words + (verdict.basis === "identical" ? REPEATED : HOLDS)
  if (a.mention.reader === "ordinal" && !isSameNoun(a, b)) return Number.NEGATIVE_INFINITY
  return words
}

/** "The third film" and "the fourth season" are no rivals. */
function isSameNoun(a: Described, b: Described): boolean {
  return a.head === b.head
}
