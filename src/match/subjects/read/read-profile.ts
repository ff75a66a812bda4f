import { dayNumberOf, daysInMonth } from "../../../quantity/dates/calendar.ts"
import type { Kind } from "../../languages/match-language.ts"
import type { FigurePlace } from "../../texts/describe/list-clause-words.ts"
import type { Qualifiers } from "../../texts/describe/qualifier.ts"
import { readQualifiers } from "../../texts/describe/read-qualifiers.ts"
import type { SubjectProfile, SubjectQuote } from "../article.ts"
import { listMonthDays } from "./list-month-days.ts"
import { hasFate } from "./read-near.ts"
import { readSentences, type Word } from "./read-words.ts"
import { calendarOf, namesOf, type Terms, termsOf, union } from "./terms.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** A sentence on file: its words, and those near to its figure. */
export type QuoteView = {
  readonly words: Terms
  readonly near: Terms
  readonly names: Terms
  /** What its figure is of. */
  readonly qualifiers: Qualifiers
  readonly day: number | null
}

/** What the subjects of one story share: the words and names on file for any of them, and the days. */
export type StoryView = {
  readonly key: string | null
  readonly quoted: Terms
  readonly quotedNames: Terms
  /** What happened to those whom the others count. */
  readonly families: ReadonlySet<string>
  readonly firstDay: number | null
  readonly lastDay: number | null
  /** Whether no other is of its dimension. */
  readonly isAlone: boolean
}

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
  /** The proper names up to the second place: of "Killed in Arlo at Mill Lane" that of the town. */
  readonly mainNames: Terms
  /** Words beside a figure that speak of the subject: of what it counts, and those beside its figures on file; no names. */
  readonly tellers: Terms
  /** Whether its name leaves open what it counts: "Number: Harbour bridge". */
  readonly isOpen: boolean
  /** What its figures are of, as its name says. */
  readonly qualifiers: Qualifiers
  readonly quotes: readonly QuoteView[]
  readonly quoted: Terms
  readonly nearQuoted: Terms
  readonly quotedNames: Terms
  readonly families: ReadonlySet<string>
  readonly kinds: ReadonlySet<Kind>
  /** Whether its name does not say who is counted besides "people" and the like. */
  readonly isOfAnybody: boolean
  /** The days that its name names, as day numbers; null where it names none. */
  readonly from: number | null
  readonly to: number | null
  readonly years: ReadonlySet<string>
  /** Days of the week and months that its name names. */
  readonly calendar: Terms
  /** Days of months that its name names: "1-27". */
  readonly monthDays: ReadonlySet<string>
  /** What is known of the other subjects of its story, those with one name but for what they count. */
  readonly story: StoryView
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
  const quotes = profile.quotes.map((quote, nth) => ({
    ...readQuote(quote, read(quote.text), vocabulary),
    qualifiers: nth < MOST_QUALIFIED ? readQuoteQualifiers(quote, profile.dimension, vocabulary) : NO_QUALIFIERS,
  }))
  const quoted = union(...quotes.map(({ words }) => words))
  const quotedNames = union(...quotes.map(({ names }) => names))
  const families = hasFate(profile.dimension) ? listFamilies(name, what, aliases) : new Set<string>()
  const { firstDay, lastDay } = profile
  const key = keyOfStory(profile.name, name, what, vocabulary)
  return {
    profile,
    name: withoutDates(name, vocabulary),
    what: termsOf(what),
    head: what.findLast(({ stem }) => stem !== null)?.stem ?? null,
    aliases: termsOf(aliases),
    names: namesOf(name, vocabulary.calendar),
    mainNames: namesOf(listMain(name, what, vocabulary), vocabulary.calendar),
    tellers: listTellers(what, aliases, quotes, vocabulary),
    isOpen: families.size === 0 && what.every(({ lower, stem }) => stem === null || vocabulary.open.has(lower)),
    quotes,
    quoted,
    nearQuoted: union(...quotes.map(({ near }) => near)),
    quotedNames,
    families,
    kinds: listKinds(what, families, vocabulary),
    isOfAnybody: !what.some((word) => isOfSome(word, vocabulary)),
    ...readDays(name, profile.name, vocabulary),
    calendar: calendarOf(name, vocabulary),
    monthDays: listMonthDays(profile.name, vocabulary),
    years: new Set(name.filter(({ lower }) => /^\d/.test(lower)).map(({ lower }) => lower)),
    story: { key, quoted, quotedNames, families: new Set(), firstDay, lastDay, isAlone: true },
    qualifiers: readQualifiers([figureAt(0, 0, profile.dimension)], 0, profile.name, vocabulary.language),
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

/** Up to the second word for a place behind what is counted. */
function listMain(name: readonly Word[], what: readonly Word[], { places }: Vocabulary): readonly Word[] {
  const rest = name.slice(what.length)
  const end = rest.findIndex(({ lower }, index) => index > 0 && places.has(lower))
  return end < 0 ? name : name.slice(0, what.length + end)
}

function listTellers(
  what: readonly Word[],
  aliases: readonly Word[],
  quotes: readonly QuoteView[],
  { calendar, open, stem }: Vocabulary,
): Terms {
  const names = union(namesOf(what, calendar), namesOf(aliases, calendar), ...quotes.map((quote) => quote.names))
  const openTerms = new Set([...open].map(stem))
  const all = union(termsOf(what), termsOf(aliases), ...quotes.map(({ near }) => near))
  return new Set([...all].filter((term) => !names.has(term) && !openTerms.has(term)))
}

/** What befell those who are counted: as the head of the name says, else the rest of the name, else an alias. */
function listFamilies(name: readonly Word[], what: readonly Word[], aliases: readonly Word[]): ReadonlySet<string> {
  for (const words of [what, name, aliases]) {
    const families = words.flatMap(({ family }) => family ?? [])
    if (families.length > 0) return new Set(families)
  }
  return new Set()
}

/** What the words name. Where they name no kind, "deaths" and the like are of people. */
function listKinds(
  words: readonly Word[],
  families: ReadonlySet<string>,
  { kinds, language, ofPeople }: Vocabulary,
): ReadonlySet<Kind> {
  const named = words.flatMap(({ lower }) => kinds.get(lower) ?? kinds.get(language.singular(lower)) ?? [])
  if (named.length > 0) return new Set(named)
  const isOfPeople = families.size > 0 && [...families].every((family) => ofPeople.has(family))
  return new Set<Kind>(isOfPeople ? ["people"] : [])
}

/** A word for some people, such as "soldiers". */
function isOfSome({ lower }: Word, { kinds, open, language }: Vocabulary): boolean {
  const single = language.singular(lower)
  return (kinds.get(lower) ?? kinds.get(single)) === "people" && !open.has(lower) && !open.has(single)
}

function readQuote(
  { start, end, day }: SubjectQuote,
  words: readonly Word[],
  { calendar }: Vocabulary,
): Omit<QuoteView, "qualifiers"> {
  const names = namesOf(words, calendar)
  const others = start === null || end === null ? words : words.filter((word) => word.end <= start || word.start >= end)
  if (start === null || end === null) return { words: termsOf(others), near: new Set(), names, day }
  const before = others.filter((word) => word.end <= start && word.stem !== null).slice(-NEAR)
  const after = others.filter((word) => word.start >= end && word.stem !== null).slice(0, NEAR)
  return { words: termsOf(others), near: termsOf([...before, ...after]), names, day }
}

/** Sentences on file, the newest first, of which it is asked what their figures are of. */
const MOST_QUALIFIED = 2
const NO_QUALIFIERS: Qualifiers = new Map()

function readQuoteQualifiers(
  { text, start, end }: SubjectQuote,
  dimension: string,
  { language }: Vocabulary,
): Qualifiers {
  return start === null || end === null
    ? NO_QUALIFIERS
    : readQualifiers([figureAt(start, end, dimension)], 0, text, language)
}

function figureAt(start: number, end: number, dimension: string): FigurePlace {
  return { start, end, quantity: { dimension } }
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

/** Words of a story at least: a name alone, as in "in Russia", makes none. */
const LEAST_STORY = 2

/** The name without what is counted: "the Elbe flood, August 2002". Null where it is no story that others may share. */
function keyOfStory(
  name: string,
  words: readonly Word[],
  what: readonly Word[],
  { calendar }: Vocabulary,
): string | null {
  const rest = words.slice(what.length)
  const telling = rest.filter(({ stem, lower }) => stem !== null && !calendar.has(lower))
  const isNamed = telling.some(({ hasCapital, lower }) => !hasCapital || /^\d/.test(lower))
  if (telling.length < LEAST_STORY || !isNamed) return null
  return name.slice(rest[0]?.start).toLowerCase()
}
