/** What one search reads at most, whatever the store has grown to. */
export type SearchLimits = {
  /** A term of more subjects is common: it is looked for only around the day of the article, and finds nothing alone. */
  readonly rareSubjects: number
  /** Subjects in all lists that are read together, the rarest terms first. */
  readonly postings: number
  /** Subjects that are not listed anew yet: those found by a rare term, and the newest, which common words find too. */
  readonly newFound: number
  readonly newest: number
  /** Candidates of one mention, and terms of it that are looked for; and terms of headline and lead. */
  readonly ofMention: number
  readonly mentionTerms: number
  readonly articleTerms: number
}

export const SEARCH_LIMITS: SearchLimits = Object.freeze({
  rareSubjects: 4_000,
  postings: 100_000,
  newFound: 10_000,
  newest: 2_000,
  ofMention: 60,
  mentionTerms: 40,
  articleTerms: 120,
})
