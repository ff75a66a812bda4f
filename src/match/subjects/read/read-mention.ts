import { dayNumber } from "../../../quantity/dates/as-of.ts"
import type { Mention } from "../../../text/mention.ts"
import type { Aside, Kind } from "../../languages/match-language.ts"
import type { Qualifiers } from "../../texts/describe/qualifier.ts"
import { readQualifiers } from "../../texts/describe/read-qualifiers.ts"
import type { ArticlePart } from "../article.ts"
import { type FamilySaid, isInFigure, isOutOf, readNear } from "./read-near.ts"
import type { Opening } from "./read-openings.ts"
import type { Sentence } from "./read-words.ts"
import { calendarOf, namesOf, type Terms, termsOf } from "./terms.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** What a text says of one of its figures, its value aside. */
export type MentionView = {
  readonly mention: Mention
  readonly part: ArticlePart
  /** Counts the sentences of an article, so that figures of one are known. */
  readonly sentence: number
  /** The last word of its noun that has a meaning of its own, and the words before. */
  readonly head: string | null
  readonly headWord: string | null
  readonly modifiers: Terms
  readonly isOpen: boolean
  readonly kind: Kind | null
  /** The words of its sentence by how near they are, from 1 downwards. */
  readonly near: ReadonlyMap<string, number>
  /** The words that say what it is of, by the class of those that exclude each other. */
  readonly qualifiers: Qualifiers
  readonly said: Terms
  readonly before: Terms
  readonly names: Terms
  /** What befell those who are counted. */
  readonly family: FamilySaid | null
  /** What befell anybody in the sentence. */
  readonly families: ReadonlySet<string>
  /** Whether the number is a word that need not count: "one man". */
  readonly isArticle: boolean
  /** Day numbers: the period that it describes. */
  readonly from: number | null
  readonly to: number | null
  readonly years: ReadonlySet<string>
  readonly calendar: Terms
  /** How the text that it stands in opens: its article, or its section of a long one. */
  readonly opening: Opening
  readonly isChange: boolean
  readonly isSome: boolean
  readonly isPart: boolean
  readonly aside: Aside | null
}

export type MentionPlace = {
  readonly part: ArticlePart
  readonly at: number
  readonly sentence: Sentence | undefined
  readonly before: readonly Sentence[]
  readonly opening: Opening
  readonly number: number
}

export function readMention(
  { part, at, sentence, before, opening, number }: MentionPlace,
  vocabulary: Vocabulary,
): MentionView {
  const mention = part.mentions[at] as Mention
  const words = (sentence?.words ?? []).filter((word) => !isInFigure(word, part.mentions))
  const near = readNear(part, at, sentence, vocabulary)
  const noun = readNoun(mention, vocabulary)
  const { language } = vocabulary
  return {
    mention,
    part,
    sentence: number,
    ...noun,
    near: near.words,
    qualifiers: readQualifiers(part.mentions, at, part.text, language),
    said: termsOf(words),
    before: termsOf(before.flatMap((one) => one.words)),
    names: namesOf(words, vocabulary.calendar),
    family: isOutOf(part.mentions, at - 1)
      ? wholeOf(readNear(part, at - 1, sentence, vocabulary).family, vocabulary)
      : near.family,
    families: new Set(words.flatMap(({ family, lower }) => family ?? vocabulary.before.get(lower) ?? [])),
    isArticle: vocabulary.articles.has(mention.text.toLowerCase()),
    from: mention.asOf === null ? null : dayNumber(mention.asOf.from),
    to: mention.asOf?.to == null ? null : dayNumber(mention.asOf.to),
    calendar: calendarOf(words, vocabulary),
    opening,
    years: new Set(words.filter(({ lower }) => /^\d/.test(lower)).map(({ lower }) => lower)),
    isChange: mention.evidence.some(({ of }) => of === "change"),
    isSome: language.someOf.test(part.text.slice(mention.end, mention.end + SOME_REACH)),
    isPart: mention.links.some(({ kind }) => kind === "out-of"),
    aside: language.findAside(mention, part.text),
  }
}

/** Characters behind a figure. */
const SOME_REACH = 16

function readNoun({ noun }: Mention, { empty, stem, open, kinds, places, language }: Vocabulary) {
  const all = noun?.toLowerCase().match(/\p{L}{2,}/gu) ?? []
  const isTelling = (word: string) => !empty.has(word) && !open.has(word)
  const words = all.filter((word) => isTelling(word) || open.has(word))
  // The head of "prisoners of war" stands before "of", but of "the number of prisoners" behind it.
  const end = all.findIndex((word, index) => places.has(word) && all.slice(0, index).some(isTelling))
  const headWord = all.slice(0, end < 0 ? all.length : end).findLast(isTelling) ?? words.at(-1) ?? null
  return {
    head: headWord === null ? null : stem(headWord),
    headWord,
    modifiers: new Set(words.filter((word) => word !== headWord && !open.has(word)).map(stem)),
    isOpen: headWord !== null && open.has(headWord),
    kind: headWord === null ? null : (kinds.get(headWord) ?? kinds.get(language.singular(headWord)) ?? null),
  }
}

/** "Shot down 50 out of 80": those who are counted in all were launched. */
function wholeOf(family: FamilySaid | null, { wholes }: Vocabulary): FamilySaid | null {
  if (family === null) return null
  for (const [whole, parts] of wholes) if (parts.has(family.name)) return { ...family, name: whole }
  return family
}
