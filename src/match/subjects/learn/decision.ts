import type { NamedRates, SeenFigure } from "../article.ts"
import { FEATURES } from "../features/all-features.ts"
import { NONE_FEATURES } from "../features/none-features.ts"
import type { Case } from "../fit/fit-weights.ts"

/** What a person has said of a figure, and what a model saw of it then. */
export type LinkDecision = {
  /** The figure, through all versions of its article. */
  readonly lineage: string
  /** Decisions about one article are never parted between fitting and trying. */
  readonly article: string
  readonly seen: SeenFigure
  /** The stored subject that it speaks of; null where it spoke of nothing that was stored. */
  readonly subject: string | null
}

/** A decision as numbers, in the order of the features. */
export type LearnedCase = Case & {
  readonly article: string
  /** By pair, as the other figures of the sentence left it. */
  readonly left: readonly number[]
  readonly gated: readonly boolean[]
}

/** The subject was among the matches, or it is none. */
export function isLearnable({ seen, subject }: LinkDecision): boolean {
  return subject === null || seen.pairs.some((pair) => pair.subject === subject)
}

/** Empty where the subject was not among the matches: too little is known of it. */
export function toLearnedCase({ article, seen, subject }: LinkDecision): readonly LearnedCase[] {
  const { pairs, none } = seen
  const right = subject === null ? pairs.length : pairs.findIndex((pair) => pair.subject === subject)
  if (right < 0) return []
  return [
    {
      article,
      right,
      rates: pairs.map(({ rates }) => orderRates(FEATURES, rates)),
      none: orderRates(NONE_FEATURES, none),
      left: pairs.map(({ left }) => left),
      gated: pairs.map(({ isGated }) => isGated),
    },
  ]
}

function orderRates(features: readonly { readonly name: string }[], rates: NamedRates): Float64Array {
  return Float64Array.from(features, ({ name }) => rates[name] ?? 0)
}
