import type { Verdict } from "../../../compare/pair/verdict.ts"
import type { Description } from "../describe/description.ts"
import { rateDescriptions } from "./rate-descriptions.ts"

const REPEATED = 4
const AGREEING = 2

/**
 * How much speaks for two points placing one thing; null where they cannot. That both are the same point says much, and
 * that one lies within the other, as a day within a year, says something.
 */
export function ratePoints(a: Description, b: Description, verdict: Verdict): number | null {
  const words = rateDescriptions(a, b)
  if (words === null) return null
  if (verdict.verdict === "agree") return words + (verdict.basis === "identical" ? REPEATED : AGREEING)
  // "The third film" and "the fourth season" are no rivals.
  return a.mention.reader === "ordinal" && areOfTwoThings(a, b) ? null : words
}

function areOfTwoThings(a: Description, b: Description): boolean {
  return a.head !== null && b.head !== null && a.head !== b.head
}
