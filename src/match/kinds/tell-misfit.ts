import { DEFAULT_LANGUAGE, type LanguageCode } from "../../quantity/languages/languages.ts"
import { readMentions } from "../../text/read-mentions.ts"
import type { Kind } from "../languages/match-language.ts"
import { MATCH_LANGUAGES } from "../languages/match-languages.ts"

/**
 * One sentence where what a wording counts is of another kind than what the name of its subject says: "10,000 tanks" for
 * troops. Null where either says no kind that is known, since most nouns can be meant in many ways.
 */
export function tellMisfit(wording: string, subject: string, language: LanguageCode = DEFAULT_LANGUAGE): string | null {
  // Most wordings have no noun of a known kind: to read them would cost more than all the rest.
  const said = new Set(listKinds(wording, language))
  const wanted = said.size === 0 ? said : new Set(listKinds(headOf(subject, language), language))
  if (wanted.size === 0 || [...said].every((kind) => wanted.has(kind))) return null
  const own = findKind(wording, language)
  if (own === null || listKinds(subject, language).includes(own)) return null
  return `"${wording}" counts ${own}, and the name of the subject, "${subject}", speaks of ${[...wanted].join(" and ")}.`
}

/** What the one figure of a wording counts. */
function findKind(wording: string, language: LanguageCode): Kind | null {
  const [mention, ...others] = readMentions(wording, { language }).mentions
  return mention?.noun == null || others.length > 0 ? null : (listKinds(mention.noun, language).at(-1) ?? null)
}

/** "Passengers" of "Passengers on the plane": what is counted stands before the place, the means and the cause. */
function headOf(subject: string, language: LanguageCode): string {
  const { places } = MATCH_LANGUAGES[language]
  const words = subject.split(/\s+/)
  const end = words.findIndex((word) => places.has(word.toLowerCase()))
  return end < 0 ? subject : words.slice(0, end).join(" ")
}

/** The kinds of the words that have one, in their order. */
function listKinds(text: string, language: LanguageCode): Kind[] {
  const kindOf = indexKinds(language)
  const { singular } = MATCH_LANGUAGES[language]
  return (text.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap(
    (word) => kindOf.get(word) ?? kindOf.get(singular(word)) ?? [],
  )
}

const INDEXES = new Map<LanguageCode, ReadonlyMap<string, Kind>>()

function indexKinds(language: LanguageCode): ReadonlyMap<string, Kind> {
  const known = INDEXES.get(language)
  if (known !== undefined) return known
  const entries = Object.entries(MATCH_LANGUAGES[language].kinds) as [Kind, string][]
  const index = new Map(
    entries.flatMap(([kind, words]) => words.split(" ").map((word): [string, Kind] => [word, kind])),
  )
  INDEXES.set(language, index)
  return index
}
