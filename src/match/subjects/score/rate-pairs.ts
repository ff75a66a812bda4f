import { FEATURES } from "../features/all-features.ts"
import type { Feature, Pair } from "../features/feature.ts"
import { NONE_FEATURES } from "../features/none-features.ts"
import type { ArticleView } from "../read/read-article.ts"
import type { MentionView } from "../read/read-mention.ts"
import type { LinkModel } from "./link-model.ts"

/** The rates of all features, in their order. `known` are those of another figure of the opening. */
export function ratePair(pair: Pair, known: Float64Array | undefined): Float64Array {
  const rates = new Float64Array(FEATURES.length)
  // Without an iterator, which would make an object a feature: there are some hundred thousand of these in an article.
  for (let at = 0; at < FEATURES.length; at += 1) {
    const feature = FEATURES[at] as Feature
    rates[at] = known !== undefined && feature.ofOpening ? (known[at] ?? 0) : feature.rate(pair)
  }
  return rates
}

export function rateNone(mention: MentionView, article: ArticleView): Float64Array {
  return Float64Array.from(NONE_FEATURES, ({ rate }) => rate(mention, article))
}

/** The weights of a model in the order of the features. */
export type Weights = { readonly pair: Float64Array; readonly none: Float64Array }

export function orderWeights({ weights }: LinkModel): Weights {
  return {
    pair: Float64Array.from(FEATURES, ({ name }) => weights[name] ?? 0),
    none: Float64Array.from(NONE_FEATURES, ({ name }) => weights[name] ?? 0),
  }
}

export function dot(rates: Float64Array, weights: Float64Array): number {
  let sum = 0
  for (let at = 0; at < rates.length; at += 1) sum += (rates[at] ?? 0) * (weights[at] ?? 0)
  return sum
}
