import type { Article, ArticlePart } from "../article.ts"
import { listMonthDays } from "./list-month-days.ts"
import { type MentionView, readMention } from "./read-mention.ts"
import { type Opening, readOpenings } from "./read-openings.ts"
import { readSentences, type Sentence } from "./read-words.ts"
import { type Terms, termsOf, union } from "./terms.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** What an article says as a whole, and of each of its figures. */
export type ArticleView = {
  readonly mentions: readonly MentionView[]
  /** All words of all parts. */
  readonly all: Terms
  /** Days of months that it names: "1-27". */
  readonly monthDays: ReadonlySet<string>
  /** A day number. */
  readonly publishedOn: number | null
}

export function readArticle(article: Article, vocabulary: Vocabulary, stems: Map<string, string>): ArticleView {
  const parts = article.parts.map((part) => ({ part, sentences: readSentences(part.text, vocabulary, stems) }))
  const headline = parts.filter(({ part }) => part.in === "headline").flatMap(({ sentences }) => sentences)
  const [text] = parts.filter(({ part }) => part.in === "text")
  const mentions = parts.flatMap(({ part, sentences }, index) => {
    // A headline opens as the text below it does.
    const opened = part.in === "headline" && text !== undefined ? text : { part, sentences }
    const openings = readOpenings(opened.part, headline, opened.sentences, vocabulary)
    return readMentionsOf({ part, sentences, openings, index }, vocabulary)
  })
  return {
    mentions,
    all: union(...parts.map(({ sentences }) => termsOf(sentences.flatMap(({ words }) => words)))),
    monthDays: listMonthDays(article.parts.map(({ text: words }) => words).join("\n"), vocabulary),
    publishedOn: article.publishedOn,
  }
}

const MOST_SENTENCES = 1_000_000
/** Sentences before that of a figure in which its story is told. */
const BEFORE = 2

type ReadPart = {
  readonly part: ArticlePart
  readonly sentences: readonly Sentence[]
  readonly openings: readonly Opening[]
  readonly index: number
}

function readMentionsOf(
  { part, sentences, openings, index }: ReadPart,
  vocabulary: Vocabulary,
): readonly MentionView[] {
  let at = 0
  return part.mentions.map((mention, nth) => {
    while (at + 1 < sentences.length && (sentences[at + 1]?.start ?? 0) <= mention.start) at += 1
    const opening = openings[part.in === "headline" ? 0 : at] ?? NO_OPENING
    const before = sentences.slice(Math.max(0, at - BEFORE), at)
    const number = index * MOST_SENTENCES + at
    return readMention({ part, at: nth, sentence: sentences[at], before, opening, number }, vocabulary)
  })
}

const NO_OPENING: Opening = { headline: new Set(), lead: new Set(), names: new Set(), years: new Set() }
