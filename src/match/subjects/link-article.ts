import { MATCH_LANGUAGES } from "../languages/match-languages.ts"
import type { Steps } from "../texts/steps.ts"
import type { Article, LinkCandidate, MentionMatches } from "./article.ts"
import type { LinkModel } from "./score/link-model.ts"
import { rateArticle } from "./score/rate-article.ts"
import { tellMatches } from "./score/tell-matches.ts"

/**
 * For each figure of an article, counted over its parts in order, the stored subjects that it may speak of. The answer
 * depends neither on the order of the candidates nor on the value of a figure.
 */
export function linkArticle(
  article: Article,
  candidates: readonly LinkCandidate[],
  model?: LinkModel,
): readonly MentionMatches[] {
  const steps = linkArticleInSteps(article, candidates, model)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** As `linkArticle`, but a candidate or a figure a step. Without a model it is that of the language of the article. */
export function* linkArticleInSteps(
  article: Article,
  candidates: readonly LinkCandidate[],
  model: LinkModel = MATCH_LANGUAGES[article.language].linkModel,
): Steps<readonly MentionMatches[]> {
  return yield* tellMatches(yield* rateArticle(article, candidates), model)
}
