import type { PrintedQuantity } from "../../quantity/quantity.ts"
import type { TextSection } from "../../text/prose/section-days.ts"
import type { Said } from "../articles/article-input.ts"
import type { StoredMention, StoredUnread } from "../articles/stored-mention.ts"
import type { DraftFormat } from "../drafts/read-draft.ts"
import type { Kept, Named, NamedSubject } from "./kept.ts"
import type { SeenRecord } from "./link-record.ts"

/** What an article gives a figure for, through its versions, and what a person has decided about it. */
export type LineageRecord = {
  /** Its id. */
  readonly lineage: string
  /** The sender's name of it; null for one that was read from texts. */
  readonly slot: string | null
  /** Null where nobody has decided; a subject of null says that it speaks of none. */
  readonly decision: {
    readonly subject: NamedSubject | null
    readonly who: string | null
    readonly at: string
  } | null
}

/** A finding that somebody has put aside. */
export type DismissalRecord = {
  readonly finding: string
  readonly reason: string | null
  readonly who: string | null
  readonly at: string
}

/** An article without what it says, which its versions tell. They come after it. */
export type ArticleRecord = Kept<"article"> & {
  readonly source: Named
  readonly externalId: string
  readonly createdAt: string
  readonly changedAt: string
  readonly lineages: readonly LineageRecord[]
  readonly dismissals: readonly DismissalRecord[]
}

/** Where a figure stands in a text, and what was read around it. Its words, numbers and days stand beside it. */
export type PlacedMention = Omit<StoredMention, "text" | "quantity" | "asOf">

/** A figure of a version. Its place is that in the list. */
export type ArticleFigureRecord = {
  readonly lineage: string
  /** The subject that it was sent with. */
  readonly subject: NamedSubject | null
  readonly claimants: readonly Named[]
  /** What is filed as its wording. */
  readonly figure: Said["figure"]
  readonly quantity: PrintedQuantity
  readonly asOf: Said["asOf"]
  readonly quote: string | null
  /** Null for a figure that was sent as such. */
  readonly mention: PlacedMention | null
  /** The subjects that it might speak of when it was read; null for a figure that was sent as such. */
  readonly matches: NonNullable<Said["matches"]> | null
  /** The hash of what it says. */
  readonly content: string
  /** The place of the figure of the version before that it continues. */
  readonly continues: number | null
  /** It says what that one says. */
  readonly kept: boolean
  /** The hash of its sentence; null for a figure that was sent as such. */
  readonly sentence: string | null
  /** Null for a figure that was sent as such, and for one that only continues another. */
  readonly seen?: SeenRecord | null | undefined
}

/** A number in the text of a version that was not understood. Its place is that in the list. */
export type UnreadRecord = Omit<StoredUnread, "text"> & {
  readonly id: string
  /** Its words. */
  readonly figure: string
  /** The place of the number of the version before that it continues. */
  readonly continues: number | null
  /** The hash of its sentence. */
  readonly sentence: string
}

/** A claim that the article has filed for what this version said first. */
export type FiledClaimRecord = {
  readonly lineage: string
  readonly claim: string
  readonly subject: NamedSubject
  readonly claimants: readonly Named[]
  readonly content: string
  /** The claim of this article that it corrects. */
  readonly corrects: string | null
}

/** What an article said from a time on, or its withdrawal. */
export type ArticleVersionRecord = {
  readonly kind: "article-version"
  readonly id: string
  readonly article: { readonly id: string }
  readonly publishedAt: string
  readonly publishedAtAssumed: boolean
  /** The sender's own number. */
  readonly senderVersion: number | null
  /** The hash of all that was sent. */
  readonly hash: string
  readonly withdrawal: boolean
  readonly headline: string | null
  readonly url: string | null
  readonly language: string
  readonly text: string | null
  readonly format: DraftFormat | null
  /** Parts of the text that have times of their own. */
  readonly sections: readonly TextSection[]
  readonly correction: string | null
  readonly recordedAt: string
  readonly figures: readonly ArticleFigureRecord[]
  readonly unread: readonly UnreadRecord[]
  readonly claims: readonly FiledClaimRecord[]
}
