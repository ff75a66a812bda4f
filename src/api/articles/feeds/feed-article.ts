import type { Markup } from "../../../quantity/find-markup.ts"
import type { TextSection } from "../../../text/prose/section-days.ts"

/** One version of an article, as a feed carries it. `text` is plain; `publishedAt` is RFC 3339. */
export type FeedArticle = {
  readonly externalId: string
  readonly headline: string | null
  readonly text: string
  readonly sections: readonly TextSection[]
  readonly url: string | null
  readonly publishedAt: string
  /** The sender's number of the version, where it gives one. */
  readonly version: number | null
  readonly correction: { readonly note: string } | null
  /** BCP 47, as it was sent. */
  readonly language: string | null
  /** The sender takes the article back. */
  readonly isWithdrawn: boolean
}

/** A text of a feed, as it was sent, and its markup; `null` where it is plain. */
export type FeedText = { readonly source: string; readonly markup: Markup | null }

/** A piece of an article. `publishedAt` is null where it has the time of the whole. */
export type FeedPart = {
  readonly headline: string | null
  readonly text: FeedText
  readonly publishedAt: string | null
}
