import type { Verdict } from "../../compare/pair/verdict.ts"
import type { Description } from "./describe/description.ts"
import { isRepeated } from "./likeness/rate-values.ts"
import { sortInSteps } from "./sort-in-steps.ts"
import type { Steps } from "./steps.ts"
import type { Contrast } from "./verdicts/tell-contrast.ts"

/** Two figures that may measure one thing. `score` is how much speaks for it. */
export type Candidate = {
  readonly a: Description
  readonly b: Description
  readonly score: number
  /** Above 0 where the words beside other figures say that these two are meant, below 0 where others are. */
  readonly preference: number
  readonly verdict: Verdict
  /** The words by which the two measure different things although much else speaks for one; null where none do. */
  readonly contrast: Contrast | null
}

/** The least score of two figures that agree. */
export const TO_AGREE = 1
/** To say that two figures disagree takes more than to say that they agree. */
const TO_DISAGREE = 1.7

/** The pairs that words tell apart although much else speaks for one thing. */
export function listApart(candidates: readonly Candidate[]): readonly Candidate[] {
  return candidates.filter(({ contrast }) => contrast !== null)
}

/**
 * The pairs that meet, in the order of the first text. Each figure meets one other at most: the likeliest pair comes
 * first, then the likeliest of those that are left.
 */
export function* choosePairs(candidates: readonly Candidate[]): Steps<readonly Candidate[]> {
  const ofOneThing = candidates.filter(({ contrast }) => contrast === null)
  const likeliest = yield* sortInSteps(takeOutRepeated(ofOneThing), compareCandidates)
  const [takenA, takenB] = [new Set<number>(), new Set<number>()]
  const chosen = likeliest.filter(({ a, b }) => {
    if (takenA.has(a.index) || takenB.has(b.index)) return false
    takenA.add(a.index)
    takenB.add(b.index)
    return true
  })
  return chosen.filter(isMeeting).sort((one, other) => one.a.index - other.a.index)
}

function compareCandidates(one: Candidate, other: Candidate): number {
  return (
    other.score + other.preference - one.score - one.preference ||
    one.a.index - other.a.index ||
    one.b.index - other.b.index
  )
}

const OUT_OF_PLAY = 1.5

/** A figure that the other text repeats exactly is likely meant by it, so it rarely disagrees with a third figure. */
function takeOutRepeated(candidates: readonly Candidate[]): readonly Candidate[] {
  const repeats = candidates.filter(
    ({ verdict, preference }) => preference >= 0 && verdict.verdict === "agree" && isRepeated(verdict),
  )
  const [inA, inB] = [new Set(repeats.map(({ a }) => a.index)), new Set(repeats.map(({ b }) => b.index))]
  return candidates.map((one) =>
    one.verdict.verdict !== "agree" && (inA.has(one.a.index) || inB.has(one.b.index))
      ? { ...one, score: one.score - OUT_OF_PLAY }
      : one,
  )
}

/** Whether enough speaks for two figures measuring one thing, apart from words that tell them apart. */
export function isMeeting({ score, verdict }: Candidate): boolean {
  return score >= (verdict.verdict === "agree" ? TO_AGREE : TO_DISAGREE)
}
