import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { Mention } from "../../../text/mention.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"
import type { SubjectProfile } from "../../subjects/article.ts"
import { listNameTerms, listTerms } from "../../subjects/list-terms.ts"
import { listConcepts } from "../../texts/describe/list-concepts.ts"

/** What is said of a figure in its own sentence, as terms. */
export type OwnWords = { readonly mention: Mention; readonly terms: readonly string[] }

/**
 * Whether the words of a figure itself speak of a subject, and not only what the article is about. What is counted is counted
 * in the name of the subject or in a sentence on file; where nothing is said to be counted, or only "people", another word
 * of the sentence stands there.
 */
export function speaksOf({ mention, terms }: OwnWords, profile: SubjectProfile, language: LanguageCode): boolean {
  const named = new Set([profile.name, ...profile.aliases].flatMap(listNameTerms))
  const filed = new Set([...named, ...profile.quotes.flatMap(({ text }) => listTerms(text, language))])
  const nouns = listTerms(mention.noun ?? "", language)
  const head = nouns.at(-1)
  const others = terms.filter((term) => !nouns.includes(term))
  if (head === undefined || isOpen(head, language)) return others.some((term) => filed.has(term))
  if (!filed.has(head)) return false
  return named.has(head) || others.some((term) => filed.has(term))
}

/** Whether what is counted has another word in the name of a subject that means the same. */
export function isCalled({ mention: { noun } }: OwnWords, profile: SubjectProfile, code: LanguageCode): boolean {
  const language = MATCH_LANGUAGES[code]
  const head = listConcepts(noun ?? "", language).at(-1)
  if (head === undefined || language.openNouns.has(head)) return false
  return [profile.name, ...profile.aliases].some((name) => listConcepts(name, language).includes(head))
}

/** The part of the words of the shorter of two sentences that both have, from which on they are worded alike. */
const LEAST_SHARED = 0.5

/** Whether the sentence of a figure is worded like one on file for the subject. */
export function isWorded({ terms }: OwnWords, profile: SubjectProfile | undefined, language: LanguageCode): boolean {
  const own = new Set(terms)
  return (profile?.quotes ?? []).some(({ text }) => {
    const filed = new Set(listTerms(text, language))
    const shared = [...own].filter((term) => filed.has(term)).length
    return shared > 1 && shared >= LEAST_SHARED * Math.min(own.size, filed.size)
  })
}

function isOpen(head: string, language: LanguageCode): boolean {
  return [...MATCH_LANGUAGES[language].openNouns].some((noun) => listTerms(noun, language).includes(head))
}
