import { type Candidate, choosePairs, listApart } from "./choose-pairs.ts"
import { describeMentions } from "./describe/describe-mentions.ts"
import type { Description, ReadText } from "./describe/description.ts"
import { listPartners } from "./list-partners.ts"
import type { Steps } from "./steps.ts"

/** Whether two figures may measure one thing, and if so with which verdict. */
export type Match = (a: Description, b: Description) => Candidate | null

/** Pairs that are looked at in a step: with a verdict on each, some milliseconds. */
const PAIRS_A_STEP = 100

/** The mentions that meet, and those that are alike and that words tell apart. */
export type Paired = { readonly pairs: readonly Candidate[]; readonly apart: readonly Candidate[] }

/** The mentions of two texts that measure one thing, in the order of the first text. */
export function* pairMentions(a: ReadText, b: ReadText, match: Match): Steps<Paired> {
  const [describedA, describedB] = [yield* describeMentions(a), yield* describeMentions(b)]
  const candidates: Candidate[] = []
  let count = 0
  for (const [one, other] of listPartners(describedA, describedB)) {
    const candidate = match(one, other)
    if (candidate !== null) candidates.push(candidate)
    count += 1
    if (count % PAIRS_A_STEP === 0) yield
  }
  return { pairs: yield* choosePairs(candidates), apart: listApart(candidates) }
}
