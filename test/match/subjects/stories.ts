import type { Article, LinkCandidate, MentionMatches, SubjectProfile } from "../../../src/match/subjects/article.ts"
import { linkArticle } from "../../../src/match/subjects/link-article.ts"
import { dayNumber } from "../../../src/quantity/dates/as-of.ts"
import { DEFAULT_LANGUAGE, type LanguageCode } from "../../../src/quantity/languages/languages.ts"
import { readMentions } from "../../../src/text/read-mentions.ts"

/** A subject as a test writes it. In a quote the figure stands in brackets: "[500] homes were flooded". */
export type Told = {
  readonly name: string
  readonly aliases?: readonly string[]
  readonly unit?: string
  readonly dimension?: string
  readonly partOf?: string
  readonly quotes?: readonly string[]
  /** Of its claims. */
  readonly day?: string
  /** When its claims were published, where it is another day. */
  readonly published?: string
}

export type Story = {
  readonly headline?: string
  readonly text: string
  readonly day?: string
  readonly language?: LanguageCode
  readonly subjects: readonly Told[]
}

export function profileOf({
  name,
  aliases = [],
  unit = "1",
  dimension = "count",
  partOf,
  quotes = [],
  day,
  published: on = day,
}: Told): SubjectProfile {
  const number = day === undefined ? null : dayNumber(day)
  const published = on === undefined ? null : dayNumber(on)
  return {
    id: name,
    name,
    aliases,
    unit,
    dimension,
    measure: null,
    wholes: partOf === undefined ? [] : [partOf],
    quotes: quotes.map((quote) => ({ ...unbracket(quote), day: number, publishedOn: published })),
    firstDay: number,
    lastDay: number,
  }
}

function unbracket(quote: string) {
  const [before = "", figure = "", after = ""] = quote.split(/[[\]]/)
  return { text: before + figure + after, start: before.length, end: before.length + figure.length }
}

export function articleOf({ headline, text, day, language = DEFAULT_LANGUAGE }: Omit<Story, "subjects">): Article {
  const options = day === undefined ? { language } : { language, publishedAt: `${day}T12:00:00Z` }
  const part = (place: "headline" | "text", content: string) => ({
    in: place,
    text: content,
    mentions: readMentions(content, options).mentions,
    publishedOn: null,
  })
  const parts = [...(headline === undefined ? [] : [part("headline", headline)]), part("text", text)]
  return { parts, language, publishedOn: day === undefined ? null : dayNumber(day) }
}

/** Every subject is a candidate of every figure. */
export function candidatesOf(article: Article, subjects: readonly Told[]): readonly LinkCandidate[] {
  const mentions = article.parts.flatMap((part) => part.mentions).map((_, index) => index)
  return subjects.map((told) => ({ profile: profileOf(told), mentions }))
}

export function linkStory(story: Story): { readonly article: Article; readonly found: readonly MentionMatches[] } {
  const article = articleOf(story)
  return { article, found: linkArticle(article, candidatesOf(article, story.subjects)) }
}

/** Each figure of the text with the subject that it is linked to, null where it is none: what has a certainty of one half. */
export function tellLinks(story: Story): Readonly<Record<string, string | null>> {
  const { article, found } = linkStory(story)
  const mentions = article.parts.flatMap((part) => part.mentions)
  return Object.fromEntries(
    mentions.map(({ text }, index) => {
      const [first] = found[index]?.matches ?? []
      return [text, first !== undefined && first.certainty >= 0.5 ? first.subjectId : null]
    }),
  )
}
