import type { Article, LinkCandidate } from "../article.ts"
import { type RatedMention, rateArticle } from "../score/rate-article.ts"

/** A figure of an article, and the subject that it speaks of, as somebody has said; null where it is none of them. */
export type Example = {
  /** Examples of one kind have one name: the model is tried on kinds that it was not fitted on. */
  readonly kind: string
  /** Examples of one group, such as an event, are never parted between fitting and trying. */
  readonly group: string
  readonly article: Article
  readonly candidates: readonly LinkCandidate[]
  /** The position of the figure among those of the article. */
  readonly mention: number
  readonly subject: string | null
}

/** An example with all that the features say of its article, which no fitting changes. */
export type RatedExample = Example & { readonly rated: readonly RatedMention[] }

export function rateExample(example: Example): RatedExample {
  const steps = rateArticle(example.article, example.candidates)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return { ...example, rated: step.value }
}
