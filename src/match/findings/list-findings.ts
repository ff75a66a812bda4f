import type { Article } from "../subjects/article.ts"
import type { Steps } from "../texts/steps.ts"
import { findSameQuantity } from "./find-same-quantity.ts"
import type { Finding, Found } from "./finding.ts"
import { findHeadline } from "./headline/find-headline.ts"
import { nameFindings } from "./name-findings.ts"
import type { ReadPart } from "./read-part.ts"
import { findStored, type LinkedFigure } from "./stored/find-stored.ts"
import { findSums } from "./sums/find-sums.ts"
import { findWithin } from "./within/find-within.ts"

/** An article with the points of its parts. */
export type ReadArticle = Omit<Article, "parts"> & { readonly parts: readonly ReadPart[] }

/**
 * All that an article says against what is on file for its figures, in the order of these, and then against itself, in the
 * order of the kinds.
 */
export function* listFindings(
  { parts, language }: ReadArticle,
  linked: readonly LinkedFigure[] = [],
): Steps<readonly Finding[]> {
  const found: Found[] = linked.flatMap((figure) => findStored(figure) ?? [])
  const [headline, body] = (["headline", "text"] as const).map((name) => parts.filter((part) => part.in === name))
  for (const line of headline ?? []) {
    for (const part of body ?? []) found.push(...(yield* findHeadline(line, part, language)))
  }
  for (const part of parts) {
    found.push(...(yield* findWithin(part, language)))
    found.push(...findSums(part, language), ...findSameQuantity(part))
    yield
  }
  return nameFindings(found)
}
