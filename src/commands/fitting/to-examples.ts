import type { Article, SubjectProfile } from "../../match/subjects/article.ts"
import type { Example } from "../../match/subjects/fit/example.ts"
import { findCandidates, indexSubjects } from "../../match/subjects/fit/find-candidates.ts"
import { dayNumber } from "../../quantity/dates/as-of.ts"
import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { readMentions } from "../../text/read-mentions.ts"
import type { QueryRow, SubjectRow } from "./read-rows.ts"

/** Quotes of a subject that are looked at: the newest. */
const MOST_QUOTES = 8

export type KindRows = {
  readonly kind: string
  readonly subjects: readonly SubjectRow[]
  readonly queries: readonly QueryRow[]
}

/** The figures of one kind, each in its article as a draft would be read, with the candidates that words find. */
export function toExamples({ kind, subjects, queries }: KindRows, language: LanguageCode): readonly Example[] {
  const index = indexSubjects(subjects.map(toProfile), language)
  return queries.flatMap((query) => {
    const { article, mention } = toArticle(query, language)
    // A figure that the readers do not read can be linked to nothing.
    if (mention === null) return []
    const group = `${kind} ${query.group}`
    return [{ kind, group, article, candidates: findCandidates(article, index), mention, subject: query.subject }]
  })
}

function toProfile({ quotes, ...subject }: SubjectRow): SubjectProfile {
  const newest = quotes.toSorted((one, other) => (other.day ?? 0) - (one.day ?? 0)).slice(0, MOST_QUOTES)
  const days = quotes.flatMap(({ day }) => day ?? [])
  return {
    ...subject,
    measure: null,
    quotes: newest,
    firstDay: days.length === 0 ? null : Math.min(...days),
    lastDay: days.length === 0 ? null : Math.max(...days),
  }
}

/** Where the figure is among those of the article; null where none is read there. */
function toArticle(
  query: QueryRow,
  language: LanguageCode,
): { readonly article: Article; readonly mention: number | null } {
  const paragraphs = [...query.before, query.sentence]
  const text = paragraphs.join("\n\n")
  const offset = text.length - query.sentence.length
  const options = query.day === null ? { language } : { language, publishedAt: `${query.day}T12:00:00Z` }
  const part = (place: "headline" | "text", content: string) => ({
    in: place,
    text: content,
    mentions: readMentions(content, options).mentions,
    publishedOn: null,
  })
  const parts = [...(query.headline === null ? [] : [part("headline", query.headline)]), part("text", text)]
  const all = parts.flatMap((one) => one.mentions.map((mention) => ({ place: one.in, mention })))
  const at = all.findIndex(
    ({ place, mention }) =>
      place === "text" && mention.start < offset + query.end && mention.end > offset + query.start,
  )
  const publishedOn = query.day === null ? null : dayNumber(query.day)
  return { article: { parts, language, publishedOn }, mention: at < 0 ? null : at }
}
