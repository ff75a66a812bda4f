import type { Problem } from "../../server/problems/problems.ts"

/** What becomes of one version of a feed. `known`: it was there before, and nothing was written. */
export const FEED_OUTCOMES = ["filed", "known", "withdrawn", "refused"] as const

export type FeedOutcome = {
  readonly externalId: string
  readonly publishedAt: string
  readonly outcome: (typeof FEED_OUTCOMES)[number]
  /** Conflicts that the version opened and resolved. */
  readonly opened: number
  readonly resolved: number
  /** Why it was refused. */
  readonly problem?: Problem
}

/** How many of a feed came to what. */
export function countOutcomes(items: readonly FeedOutcome[]) {
  const count = (outcome: FeedOutcome["outcome"]) => items.filter((item) => item.outcome === outcome).length
  return { filed: count("filed"), known: count("known"), withdrawn: count("withdrawn"), refused: count("refused") }
}
