import type { Article, ArticlePart } from "../article.ts"
import { type MentionView, readMention } from "./read-mention.ts"
import { readSentences, type Sentence } from "./read-words.ts"
import { namesOf, type Terms, termsOf, union } from "./terms.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** What an article says as a whole, and of each of its figures. */
export type ArticleView = {
  readonly mentions: readonly MentionView[]
  readonly headline: Terms
  readonly lead: Terms
  /** All words of all parts. */
  readonly all: Terms
  /** The proper names of the lead. */
  readonly names: Terms
  /** The years that headline and lead name. */
  readonly years: ReadonlySet<string>
  /** A day number. */
  readonly publishedOn: number | null
}

/** Characters of the text that count as its lead. */
const LEAD = 600

export function readArticle(article: Article, vocabulary: Vocabulary, stems: Map<string, string>): ArticleView {
  const parts = article.parts.map((part) => ({ part, sentences: readSentences(part.text, vocabulary, stems) }))
  const headline = parts.filter(({ part }) => part.in === "headline").flatMap(({ sentences }) => sentences)
  const text = parts.filter(({ part }) => part.in === "text")
  const lead = text[0]?.sentences.filter(({ start }) => start < LEAD) ?? []
  const wordsOf = (sentences: readonly Sentence[]) => sentences.flatMap(({ words }) => words)
  const opening = wordsOf([...headline, ...lead])
  const [headlineTerms, leadTerms] = [termsOf(wordsOf(headline)), termsOf(wordsOf(lead))]
  return {
    mentions: parts.flatMap(({ part, sentences }, index) => readMentionsOf(part, sentences, index, vocabulary)),
    headline: headlineTerms,
    lead: leadTerms,
    all: union(...parts.map(({ sentences }) => termsOf(wordsOf(sentences)))),
    names: union(...lead.map(({ words }) => namesOf(words, vocabulary.calendar))),
    years: new Set(opening.filter(({ lower }) => /^\d/.test(lower)).map(({ lower }) => lower)),
    publishedOn: article.publishedOn,
  }
}

const MOST_SENTENCES = 1_000_000

function readMentionsOf(
  part: ArticlePart,
  sentences: readonly Sentence[],
  index: number,
  vocabulary: Vocabulary,
): readonly MentionView[] {
  let at = 0
  return part.mentions.map((mention, nth) => {
    while (at + 1 < sentences.length && (sentences[at + 1]?.start ?? 0) <= mention.start) at += 1
    const number = index * MOST_SENTENCES + at
    return readMention({ part, at: nth, sentence: sentences[at], previous: sentences[at - 1], number }, vocabulary)
  })
}
