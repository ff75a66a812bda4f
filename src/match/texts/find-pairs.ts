import type { Verdict } from "../../compare/pair/verdict.ts"
import { type Candidate, choosePairs } from "./choose-pairs.ts"
import { isRepeated } from "./likeness-of-values.ts"

export type Judged = Candidate & { readonly verdict: Verdict }

/** Two mentions that are about the same thing: indexes into the mentions of a and b. */
export type TextPair = { readonly a: number; readonly b: number; readonly verdict: Verdict }

/** The least likeness that an agreement takes. */
export const TO_AGREE = 1
const TO_DISAGREE = 1.7

/** Of all that may meet, what does. In the order of the first text. */
export function findPairs(candidates: readonly Judged[]): readonly TextPair[] {
  return choosePairs(takeOutRepeated(candidates))
    .filter(isMeeting)
    .map(({ a, b, verdict }) => ({ a, b, verdict }))
    .toSorted((one, other) => one.a - other.a)
}

/** What a text repeats exactly is likely said of that, so it rarely disagrees with a third figure. */
function takeOutRepeated(candidates: readonly Judged[]): readonly Judged[] {
  const repeats = candidates.filter(({ verdict }) => verdict.verdict === "agree" && isRepeated(verdict))
  const [inA, inB] = [new Set(repeats.map(({ a }) => a)), new Set(repeats.map(({ b }) => b))]
  return candidates.map((one) =>
    one.verdict.verdict !== "agree" && (inA.has(one.a) || inB.has(one.b))
      ? { ...one, score: one.score - OUT_OF_PLAY }
      : one,
  )
}

const OUT_OF_PLAY = 1.5

/** To say that two figures disagree takes more than to say that they agree. */
function isMeeting({ score, verdict }: Judged): boolean {
  return score >= (verdict.verdict === "agree" ? TO_AGREE : TO_DISAGREE)
}
