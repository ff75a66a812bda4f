import type { LanguageCode } from "../../quantity/languages/languages.ts"
import type { Mention } from "../../text/mention.ts"
import { MATCH_LANGUAGES } from "../languages/match-languages.ts"
import { splitSentences } from "../texts/describe/split-sentences.ts"
import type { Article, ArticlePart } from "./article.ts"
import { listTerms } from "./list-terms.ts"

/** What subjects are looked for by, for the figures of an article in their order. `day` is a day number. */
export type SearchTerms = {
  readonly article: readonly string[]
  readonly mentions: readonly { readonly terms: readonly string[]; readonly dimension: string }[]
  readonly day: number | null
}

/** UTF-16 units of a text that count as its lead. */
const LEAD = 600
/** UTF-16 units of a sentence that are looked at on either side of a figure. */
const REACH = 200

/** The terms of headline and lead, and of each figure those of its noun and of its sentence, the nearest first. */
export function searchTerms({ parts, language, publishedOn }: Article): SearchTerms {
  const headlines = parts.filter((part) => part.in === "headline").map(({ text }) => text)
  const lead = parts.find((part) => part.in === "text")?.text.slice(0, LEAD) ?? ""
  return {
    article: listTerms([...headlines, lead].join("\n"), language),
    mentions: parts.flatMap((part) => part.mentions.map((mention) => termsOf(mention, part, language))),
    day: publishedOn,
  }
}

function termsOf({ noun, start, end, quantity }: Mention, { text }: ArticlePart, language: LanguageCode) {
  const words = MATCH_LANGUAGES[language]
  const before = splitSentences(text.slice(Math.max(0, start - REACH), start), words).at(-1) ?? ""
  const [after = ""] = splitSentences(text.slice(end, end + REACH), words)
  const near = interleave(listTerms(before, language).toReversed(), listTerms(after, language))
  return { terms: [...new Set([...listTerms(noun ?? "", language), ...near])], dimension: quantity.dimension }
}

/** The nearest on either side first. */
function interleave(one: readonly string[], other: readonly string[]): readonly string[] {
  const length = Math.max(one.length, other.length)
  return Array.from({ length }, (_, at) => [one[at], other[at]].filter((term) => term !== undefined)).flat()
}
