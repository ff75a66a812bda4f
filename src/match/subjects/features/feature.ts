import type { Rarity } from "../read/rarity.ts"
import type { ArticleView } from "../read/read-article.ts"
import type { MentionView } from "../read/read-mention.ts"
import type { ProfileView } from "../read/read-profile.ts"
import type { Terms } from "../read/terms.ts"
import type { Vocabulary } from "../read/vocabulary.ts"

/** A figure beside a subject that it may speak of. */
export type Pair = {
  readonly article: ArticleView
  readonly mention: MentionView
  readonly subject: ProfileView
  /** How near words of the sentence are to another of its figures. */
  readonly others: ReadonlyMap<string, number>
  /** The proper names of all candidates. */
  readonly knownNames: Terms
  readonly rarity: Rarity
  readonly vocabulary: Vocabulary
  /** For each term a word that was written for it: that of the article, where it has one. */
  readonly words: ReadonlyMap<string, string>
}

/** A term as a reason shows it: by a word that stands for it. */
export function showTerm(term: string, { words }: Pair): string {
  return `"${words.get(term) ?? term}"`
}

/**
 * One thing that speaks for a link, or against it. `weight` is what reason gives it; a model that is fitted begins there and
 * holds its sign. `rate` is from 0 to 1, and never asks for the value of a figure. `say` is a sentence part for a person.
 */
export type Feature = {
  readonly name: string
  readonly weight: number
  readonly rate: (pair: Pair) => number
  /** Whether all figures under one headline and lead have one rate for a subject, which is then asked for once. */
  readonly ofOpening?: true
  readonly say: (pair: Pair) => string
}

/** One thing that speaks for a figure that speaks of nothing stored, or against that. */
export type NoneFeature = {
  readonly name: string
  readonly weight: number
  readonly rate: (mention: MentionView, article: ArticleView) => number
}

/** What stands in headline and lead is the same for all figures below them. */
export function perOpening(place: string): { readonly ofOpening?: true } {
  return place === "the headline" || place === "the lead" ? { ofOpening: true } : {}
}
