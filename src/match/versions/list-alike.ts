import type { Steps } from "../texts/steps.ts"
import type { Passage, PassagePair } from "./passage.ts"
import type { WordWeights } from "./weigh-words.ts"

/** Two passages that may be one, rewritten. `likeness` is from 0 to 1. */
export type AlikePair = PassagePair & { readonly likeness: number }

/** The rarest concepts of a passage, by which those like it are found, and how many one concept may find. */
const MOST_CONCEPTS = 8
const MOST_FOUND = 40
/** How many of those found are rated, and how many of these are kept, with the least likeness. */
const MOST_RATED = 12
const MOST_KEPT = 6
const LEAST_LIKENESS = 0.12

/** The concepts of a passage with their weights, the heaviest first, and the sum of the weights. */
type Profile = { readonly weights: ReadonlyMap<string, number>; readonly total: number }

/**
 * For each passage of the later version those of the version before that share most of its rare words, and those that
 * stand in its place between passages that are known. A passage a step.
 */
export function* listAlike(
  before: readonly Passage[],
  after: readonly Passage[],
  weigh: WordWeights,
  listInPlace: (passage: Passage) => readonly Passage[],
): Steps<ReadonlyMap<Passage, readonly AlikePair[]>> {
  const profiles = new Map(before.map((passage) => [passage, profile(passage, weigh)]))
  const index = indexConcepts(profiles)
  const alike = new Map<Passage, readonly AlikePair[]>()
  yield
  for (const passage of after) {
    const own = profile(passage, weigh)
    const found = new Set([...findByConcepts(own, index), ...listInPlace(passage)])
    const pairs = [...found].map((other) => {
      const likeness = rateLikeness(profiles.get(other) ?? profile(other, weigh), own)
      return { before: other, after: passage, likeness }
    })
    pairs.sort((one, other) => other.likeness - one.likeness || one.before.index - other.before.index)
    alike.set(
      passage,
      pairs.slice(0, MOST_KEPT).filter(({ likeness }) => likeness >= LEAST_LIKENESS),
    )
    yield
  }
  return alike
}

function profile({ items }: Passage, weigh: WordWeights): Profile {
  const concepts = [...new Set(items.flatMap(({ concept }) => concept ?? []))]
  const weights = concepts.map((concept): [string, number] => [concept, weigh(concept)])
  weights.sort(([, one], [, other]) => other - one)
  return { weights: new Map(weights), total: weights.reduce((sum, [, weight]) => sum + weight, 0) }
}

type Index = ReadonlyMap<string, readonly Passage[]>

/** What stands in many passages finds the first of them only. */
function indexConcepts(profiles: ReadonlyMap<Passage, Profile>): Index {
  const index = new Map<string, Passage[]>()
  for (const [passage, { weights }] of profiles)
    for (const concept of weights.keys()) {
      const group = index.get(concept)
      if (group === undefined) index.set(concept, [passage])
      else if (group.length < MOST_FOUND) group.push(passage)
    }
  return index
}

function findByConcepts({ weights }: Profile, index: Index): readonly Passage[] {
  const shared = new Map<Passage, number>()
  const concepts = [...weights].filter(([concept]) => index.has(concept)).slice(0, MOST_CONCEPTS)
  for (const [concept, weight] of concepts)
    for (const passage of index.get(concept) ?? []) shared.set(passage, (shared.get(passage) ?? 0) + weight)
  const likeliest = [...shared].sort(([, one], [, other]) => other - one).slice(0, MOST_RATED)
  return likeliest.map(([passage]) => passage)
}

/**
 * How much of what the two say is said by both: half as a share of both, and half as a share of the shorter one, since a
 * sentence that was split or joined is a part of the other.
 */
function rateLikeness(one: Profile, other: Profile): number {
  const least = Math.min(one.total, other.total)
  if (least === 0) return 0
  let shared = 0
  for (const [concept, weight] of one.weights) if (other.weights.has(concept)) shared += weight
  return shared / (one.total + other.total) + shared / least / 2
}
