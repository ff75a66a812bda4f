import type { Mention } from "../../text/mention.ts"
import type { ArticlePart } from "../subjects/article.ts"

/** A part of an article with the points of its text: dates, clock times, places in an order, scores and ratings. */
export type ReadPart = ArticlePart & { readonly points: readonly Mention[] }
