import type { NamedRates } from "../../match/subjects/article.ts"
import type { LearnScore } from "../../match/subjects/learn/try-cases.ts"
import type { LinkModel } from "../../match/subjects/score/link-model.ts"
import type { LanguageCode } from "../../quantity/languages/languages.ts"
import type { Kept, NamedSubject } from "./kept.ts"

/** What a model saw of a figure and of the subjects that it offered: numbers, and no word of any text. */
export type SeenRecord = {
  readonly model: string
  /** Surest first. `rates` are by the names of features; those of 0 are left out. */
  readonly pairs: readonly {
    readonly subject: NamedSubject
    readonly rates: NamedRates
    readonly left: number
    readonly gated: boolean
  }[]
  readonly none: NamedRates
}

/** What somebody said that a figure of an article speaks of: what models are learned from. It never changes. */
export type LinkDecisionRecord = {
  readonly kind: "link-decision"
  readonly id: string
  readonly article: { readonly id: string }
  readonly lineage: string
  readonly language: LanguageCode
  /** Null where it speaks of none. */
  readonly subject: NamedSubject | null
  /** The subject was made for it. */
  readonly new: boolean
  readonly seen: SeenRecord
  readonly who: string | null
  readonly at: string
}

/** A model for linking that was learned from decisions. */
export type LinkModelRecord = Kept<"link-model"> & {
  readonly language: LanguageCode
  readonly base: string
  readonly number: number
  readonly weights: LinkModel["weights"]
  readonly calibration: LinkModel["calibration"]
  readonly decisions: number
  readonly before: LearnScore
  readonly after: LearnScore
  readonly createdBy: string | null
  readonly createdAt: string
  readonly revokedBy: string | null
  readonly revokedAt: string | null
}
