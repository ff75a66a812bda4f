import type { LanguageCode } from "../../../quantity/languages/languages.ts"
import type { LinkWords } from "../../languages/link-words.ts"
import type { Kind, Kinds, MatchLanguage } from "../../languages/match-language.ts"
import { MATCH_LANGUAGES } from "../../languages/match-languages.ts"

/** A phrase of a family: its words behind the first. */
export type FamilyPhrase = { readonly rest: readonly string[]; readonly family: string }

/** The words of a language as they are looked up. */
export type Vocabulary = {
  readonly code: LanguageCode
  readonly language: MatchLanguage
  /** By first word, the longest first. */
  readonly families: ReadonlyMap<string, readonly FamilyPhrase[]>
  readonly before: ReadonlyMap<string, string>
  readonly wholes: ReadonlyMap<string, ReadonlySet<string>>
  readonly ofPeople: ReadonlySet<string>
  readonly empty: ReadonlySet<string>
  readonly calendar: ReadonlySet<string>
  /** By a name of the month, from 1 to 12. */
  readonly months: ReadonlyMap<string, number>
  readonly open: ReadonlySet<string>
  readonly articles: ReadonlySet<string>
  readonly places: ReadonlySet<string>
  readonly joints: ReadonlySet<string>
  readonly kinds: ReadonlyMap<string, Kind>
  /** A month with a day of it, in a text. Global, for matchAll. */
  readonly monthDay: RegExp
  readonly stem: (word: string) => string
}

const VOCABULARIES = new Map<LanguageCode, Vocabulary>()

export function vocabularyOf(code: LanguageCode): Vocabulary {
  const known = VOCABULARIES.get(code)
  if (known !== undefined) return known
  const made = makeVocabulary(code)
  VOCABULARIES.set(code, made)
  return made
}

function makeVocabulary(code: LanguageCode): Vocabulary {
  const language = MATCH_LANGUAGES[code]
  const { link, kinds } = language
  return Object.freeze({
    code,
    language,
    families: indexFamilies(link),
    before: new Map(listPairs(link.before)),
    wholes: new Map(
      Object.entries(link.wholes).map(([whole, parts]) => [whole, new Set(parts.split(" ").map(spaced))]),
    ),
    ofPeople: setOf(link.ofPeople),
    empty: setOf(link.empty),
    calendar: setOf(link.calendar),
    months: new Map(link.months.flatMap((names, index) => names.split(" ").map((name) => [name, index + 1] as const))),
    open: setOf(link.open),
    articles: setOf(link.articles),
    places: setOf(link.places),
    joints: setOf(link.joints),
    kinds: indexKinds({ ...kinds, people: `${kinds.people} ${link.people}` }),
    monthDay: compileMonthDay(link),
    stem: link.stem,
  })
}

function indexKinds(kinds: Kinds): ReadonlyMap<string, Kind> {
  const entries = Object.entries(kinds) as [Kind, string][]
  return new Map(entries.flatMap(([kind, words]) => words.split(" ").map((word): [string, Kind] => [word, kind])))
}

/** "May 4", "4 May", "4. Mai": the groups are the day before, the month, and the day behind. */
function compileMonthDay({ months }: LinkWords): RegExp {
  const names = months.flatMap((line) => line.split(" ")).toSorted((one, other) => other.length - one.length)
  return new RegExp(`(?:\\b(\\d{1,2})\\.?\\s+)?\\b(${names.join("|")})\\b\\.?(?:\\s+(\\d{1,2})\\b)?`, "giu")
}

function indexFamilies({ families }: LinkWords): ReadonlyMap<string, readonly FamilyPhrase[]> {
  const phrases = listPairs(families).map(([phrase, family]) => {
    const [first = "", ...rest] = phrase.split("_")
    return { first, rest, family }
  })
  const byLength = phrases.toSorted((one, other) => other.rest.length - one.rest.length)
  return Map.groupBy(byLength, ({ first }) => first)
}

/** Each word of a list with the name of its line. */
function listPairs(lines: Readonly<Record<string, string>>): readonly (readonly [string, string])[] {
  return Object.entries(lines).flatMap(([name, words]) => words.split(" ").map((word) => [word, name] as const))
}

function spaced(name: string): string {
  return name.replaceAll("_", " ")
}

function setOf(words: string): ReadonlySet<string> {
  return new Set(words.split(" "))
}
