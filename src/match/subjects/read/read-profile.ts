import { dayNumberOf, daysInMonth } from "../../../quantity/dates/calendar.ts"
import type { Kind } from "../../languages/match-language.ts"
import type { SubjectProfile, SubjectQuote } from "../article.ts"
import { readSentences, type Word } from "./read-words.ts"
import { namesOf, type Terms, termsOf, union } from "./terms.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** A sentence on file: its words, and those near to its figure. */
export type QuoteView = { readonly words: Terms; readonly near: Terms; readonly day: number | null }

/** What is known of a subject, as words. */
export type ProfileView = {
  readonly profile: SubjectProfile
  readonly name: Terms
  /** What is counted or measured: the words of its name before the place, the time and the cause. */
  readonly what: Terms
  /** The last word of those. */
  readonly head: string | null
  readonly aliases: Terms
  readonly names: Terms
  readonly quotes: readonly QuoteView[]
  readonly quoted: Terms
  readonly nearQuoted: Terms
  readonly quotedNames: Terms
  readonly families: ReadonlySet<string>
  readonly kinds: ReadonlySet<Kind>
  /** The days that its name names, as day numbers; null where it names none. */
  readonly from: number | null
  readonly to: number | null
  readonly years: ReadonlySet<string>
  /** Whether it is a part of another subject, and the words of its name that those it is part of have not. */
  readonly isPart: boolean
  readonly own: Terms
}

/** Words on either side of the figure of a quote. */
const NEAR = 5

export function readProfile(profile: SubjectProfile, vocabulary: Vocabulary, stems: Map<string, string>): ProfileView {
  const read = (text: string) => readSentences(text, vocabulary, stems).flatMap(({ words }) => words)
  const name = read(profile.name)
  const aliases = profile.aliases.flatMap(read)
  const what = listWhat(name, profile.name, vocabulary)
  const quotes = profile.quotes.map((quote) => readQuote(quote, read(quote.text)))
  const quoteNames = profile.quotes.map(({ text }) => namesOf(read(text), vocabulary.calendar))
  const days = readDays(name, profile.name, vocabulary)
  return {
    profile,
    name: withoutDates(name, vocabulary),
    what: termsOf(what),
    head: what.findLast(({ stem }) => stem !== null)?.stem ?? null,
    aliases: termsOf(aliases),
    names: namesOf(name, vocabulary.calendar),
    quotes,
    quoted: union(...quotes.map(({ words }) => words)),
    nearQuoted: union(...quotes.map(({ near }) => near)),
    quotedNames: union(...quoteNames),
    families: listFamilies(name, what, aliases),
    kinds: listKinds(what, vocabulary),
    ...days,
    years: new Set(name.filter(({ lower }) => /^\d/.test(lower)).map(({ lower }) => lower)),
    isPart: profile.wholes.length > 0,
    own: termsOf(name),
  }
}

function withoutDates(words: readonly Word[], { calendar }: Vocabulary): Terms {
  return termsOf(words.filter(({ lower }) => !calendar.has(lower) && !/^\d/.test(lower)))
}

/** Before the first word for a place, or before a colon. */
function listWhat(words: readonly Word[], name: string, { places }: Vocabulary): readonly Word[] {
  const colon = name.search(/:\s/)
  const end = words.findIndex(
    ({ lower, start }, index) => index > 0 && (places.has(lower) || (colon > 0 && start > colon)),
  )
  return end < 0 ? words : words.slice(0, end)
}

/** What befell those who are counted: as the head of the name says, else the rest of the name, else an alias. */
function listFamilies(name: readonly Word[], what: readonly Word[], aliases: readonly Word[]): ReadonlySet<string> {
  for (const words of [what, name, aliases]) {
    const families = words.flatMap(({ family }) => family ?? [])
    if (families.length > 0) return new Set(families)
  }
  return new Set()
}

function listKinds(words: readonly Word[], { kinds, language }: Vocabulary): ReadonlySet<Kind> {
  return new Set(words.flatMap(({ lower }) => kinds.get(lower) ?? kinds.get(language.singular(lower)) ?? []))
}

function readQuote({ start, end, day }: SubjectQuote, words: readonly Word[]): QuoteView {
  const others = start === null || end === null ? words : words.filter((word) => word.end <= start || word.start >= end)
  if (start === null || end === null) return { words: termsOf(others), near: new Set(), day }
  const before = others.filter((word) => word.end <= start && word.stem !== null).slice(-NEAR)
  const after = others.filter((word) => word.start >= end && word.stem !== null).slice(0, NEAR)
  return { words: termsOf(others), near: termsOf([...before, ...after]), day }
}

type Days = { readonly from: number | null; readonly to: number | null }

/** "January 27, 2014", "27. Januar 2014", "June 2015", "2014": the year decides, a month and a day beside it narrow it. */
function readDays(words: readonly Word[], name: string, { months }: Vocabulary): Days {
  const at = words.findLastIndex(({ lower }) => /^\d{4}$/.test(lower))
  const year = Number(words[at]?.lower)
  if (at < 0) return { from: null, to: null }
  const word = words.slice(Math.max(0, at - 2), at).findLast(({ lower }) => months.has(lower))
  const month = months.get(word?.lower ?? "")
  if (word === undefined || month === undefined) return { from: dayNumberOf(year, 1, 1), to: dayNumberOf(year, 12, 31) }
  const last = daysInMonth(year, month)
  const said = /^\s*(\d{1,2})\b/.exec(name.slice(word.end)) ?? /\b(\d{1,2})\.?\s*$/.exec(name.slice(0, word.start))
  const day = Number(said?.[1] ?? 0)
  if (day < 1 || day > last) return { from: dayNumberOf(year, month, 1), to: dayNumberOf(year, month, last) }
  return { from: dayNumberOf(year, month, day), to: dayNumberOf(year, month, day) }
}

/** With the wholes at hand it is known which words only the part has. */
export function withWholes(subject: ProfileView, subjects: ReadonlyMap<string, ProfileView>): ProfileView {
  if (!subject.isPart) return subject
  const wholes = subject.profile.wholes.flatMap((id) => subjects.get(id) ?? [])
  const known = union(...wholes.flatMap(({ name, aliases }) => [name, aliases]))
  return { ...subject, own: new Set([...subject.own].filter((term) => !known.has(term))) }
}
