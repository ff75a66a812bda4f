import type { Mention } from "../../text/mention.ts"
import type { Article, ArticlePart } from "../subjects/article.ts"

/** A part of an article with the points of its text: dates, clock times, places in an order, scores and ratings. */
export type ReadPart = ArticlePart & { readonly points: readonly Mention[] }

/** An article with the points of its parts. */
export type ReadArticle = Omit<Article, "parts"> & { readonly parts: readonly ReadPart[] }
