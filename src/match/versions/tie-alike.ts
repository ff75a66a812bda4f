import { sortInSteps } from "../texts/sort-in-steps.ts"
import type { Steps } from "../texts/steps.ts"
import { rateFigures } from "./choose-passages.ts"
import type { Places } from "./find-places.ts"
import type { AlikePair } from "./list-alike.ts"
import type { Figure, Free, Passage, Tie } from "./passage.ts"
import { MOST_APART, type Placed, rateTie } from "./rate-ties.ts"

/** What speaks for two passages being one, rewritten. */
const LIKENESS = 0.5
const IN_PLACE = 0.08
const BOTH_HEADLINES = 0.25
const OTHER_PART = -0.15
/** Of several passages as likely the one whose figures are nearer. That they are near makes no passages alike. */
const NEAR_FIGURES = 0.1
/** The likeliest figures of the version before that are kept for each. */
const MOST_KEPT = 6

type Rated = Tie & { readonly score: number }

/** What speaks for two passages being one, and for these rather than others. */
type Bases = { readonly base: number; readonly nearness: number }

/**
 * The figures of passages that are alike, tied by what stands around them: the likeliest first, and each to one other at
 * most. A passage a step.
 */
export function* tieAlike(
  alike: ReadonlyMap<Passage, readonly AlikePair[]>,
  isFree: Free,
  places: Places,
  place: (passage: Passage) => readonly Placed[],
): Steps<readonly Tie[]> {
  const rated: Rated[] = []
  for (const [passage, pairs] of alike) {
    const candidates = pairs.map((pair) => ({
      base: ratePassages(pair, places),
      nearness: NEAR_FIGURES * rateFigures(pair.before, pair.after),
      placed: place(pair.before),
    }))
    for (const one of place(passage)) {
      if (!isFree.after(one.figure)) continue
      const ties = candidates.flatMap(({ base, nearness, placed }) =>
        placed
          .slice(Math.max(0, one.rank - MOST_APART), one.rank + MOST_APART + 1)
          .filter(({ figure }) => isFree.before(figure))
          .flatMap((other) => tieFigures({ base, nearness }, other, one)),
      )
      rated.push(...ties.sort(byScore).slice(0, MOST_KEPT))
    }
    yield
  }
  return chooseTies(yield* sortInSteps(rated, byScore))
}

function ratePassages({ before, after, likeness }: AlikePair, places: Places): number {
  const place = places.isInPlace(before, after) ? IN_PLACE : 0
  const part = before.in !== after.in ? OTHER_PART : before.in === "headline" ? BOTH_HEADLINES : 0
  return likeness * LIKENESS + place + part
}

function tieFigures({ base, nearness }: Bases, before: Placed, after: Placed): readonly Rated[] {
  const score = rateTie(base, before, after)
  return score === null ? [] : [{ before: before.figure, after: after.figure, score: score + nearness }]
}

function byScore(one: Rated, other: Rated): number {
  return other.score - one.score || one.after.index - other.after.index || one.before.index - other.before.index
}

function chooseTies(sorted: readonly Rated[]): readonly Tie[] {
  const taken = new Set<Figure>()
  return sorted.filter(({ before, after }) => {
    if (taken.has(before) || taken.has(after)) return false
    taken.add(before).add(after)
    return true
  })
}
