import { type ContrastIndex, MARK, type Phrase } from "../../languages/contrasts.ts"
import type { MatchLanguage } from "../../languages/match-language.ts"
import { findName } from "./find-name.ts"
import { findPlace } from "./find-place.ts"
import { findPurpose } from "./find-purpose.ts"
import { type ClauseWord, type FigurePlace, listClauseWords } from "./list-clause-words.ts"
import { areApart, costOf, type Found, type Qualifier, type Qualifiers } from "./qualifier.ts"

/** Beyond this cost a word likely describes something else, unless it marks who is spoken of in all of its sentence. */
const MOST = 11
/** A word of another group that is as near as this leaves it open which of them is meant. */
const AS_NEAR = 0.5

/** The words that say what a figure of a text is of, the nearest of each class of contrary words. */
export function readQualifiers(
  mentions: readonly FigurePlace[],
  index: number,
  text: string,
  language: MatchLanguage,
): Qualifiers {
  const { contrasts } = language
  const words = listClauseWords(mentions, index, text, language)
  const dimension = mentions[index]?.quantity.dimension ?? ""
  const found = findAll(words, dimension, contrasts).filter((one) => one.name === MARK || costOf(one) <= MOST)
  const byName = Map.groupBy(found, ({ name }) => name)
  return new Map(
    [...byName].flatMap(([name, all]) => {
      const one = contrasts.ofAll.has(name.split(" ")[0] ?? name) ? unite(all) : pickNearest(all)
      return one === null ? [] : [[name, one] as const]
    }),
  )
}

function unite(found: readonly Found[]): Qualifier | null {
  return { words: found[0]?.words ?? [], groups: new Set(found.flatMap(({ groups }) => [...groups])) }
}

/** None where two that exclude each other are equally near. */
function pickNearest(found: readonly Found[]): Qualifier | null {
  const [nearest, ...others] = found.toSorted((one, other) => costOf(one) - costOf(other))
  if (nearest === undefined) return null
  const isOpen = others.some((other) => costOf(other) - costOf(nearest) <= AS_NEAR && areApart(nearest, other))
  return isOpen ? null : nearest
}

/** A word of a phrase is not meant by itself: "before tax" is no time. */
function findAll(words: readonly ClauseWord[], dimension: string, index: ContrastIndex): readonly Found[] {
  const found: Found[] = []
  for (let at = 0; at < words.length; ) {
    const phrases = index.aside.has(words[at - 1]?.lower ?? "") ? [] : findPhrases(words, at, dimension, index)
    found.push(
      ...phrases,
      ...findOrdinal(words, at, index),
      ...findYear(words, at, index),
      ...findPlace(words, at, index),
      ...findName(words, at, index),
      ...(dimension === "money" ? findPurpose(words, at, index) : []),
    )
    at += Math.max(1, ...phrases.map((one) => one.words.length))
  }
  return found
}

function findPhrases(
  words: readonly ClauseWord[],
  at: number,
  dimension: string,
  index: ContrastIndex,
): readonly Found[] {
  const { phrases } = index
  const fitting = (phrases.get(words[at]?.lower ?? "") ?? []).filter(
    ({ of, isPeriod, words: phrase }) =>
      (of === undefined || of.includes(dimension)) &&
      (!isPeriod || index.within.has(words[at - 1]?.lower ?? "")) &&
      isPhraseAt(phrase, words, at),
  )
  const length = fitting[0]?.words.length ?? 0
  const longest = fitting.filter((phrase) => phrase.words.length === length)
  return [...Map.groupBy(longest, (phrase) => nameClass(phrase, words, at, index))].map(([name, all]) => ({
    name,
    words: words.slice(at, at + length),
    groups: new Set(all.map(({ group }) => group)),
  }))
}

/** The class of a phrase, with its noun or with the word before it where they say in which part it stands. */
function nameClass(
  { name, withNoun, words: phrase }: Phrase,
  words: readonly ClauseWord[],
  at: number,
  { ofAll, roles, places }: ContrastIndex,
): string {
  const noun = withNoun
    ? words.slice(at + phrase.length).find(({ bare }) => !places.between.has(bare))?.lower
    : undefined
  const role = ofAll.has(name) ? words[at - 1]?.lower : undefined
  return noun !== undefined ? `${name} ${noun}` : role !== undefined && roles.has(role) ? `${name} ${role}` : name
}

function isPhraseAt(phrase: Phrase["words"], words: readonly ClauseWord[], at: number): boolean {
  return phrase.every((word, offset) => {
    const said = words[at + offset]
    return word === (/^\p{Lu}/u.test(word) ? said?.bare : said?.lower)
  })
}

/** "The second dose": which dose it is. */
function findOrdinal(words: readonly ClauseWord[], at: number, { ordinals }: ContrastIndex): readonly Found[] {
  const [ordinal, noun] = [ordinals.get(words[at]?.lower ?? ""), words[at + 1]]
  if (ordinal === undefined || noun === undefined || !/^\p{Ll}{3}/u.test(noun.bare)) return []
  return [
    { name: `ordinal ${noun.lower.replace(/s$/, "")}`, words: words.slice(at, at + 2), groups: new Set([ordinal]) },
  ]
}

/** "In 2018" is a period. "By 2018" and "since 2018" say little about which figure is meant. */
function findYear(words: readonly ClauseWord[], at: number, { within }: ContrastIndex): readonly Found[] {
  const { lower = "" } = words[at] ?? {}
  if (!/^(1[89]|20)\d\d$/.test(lower) || !within.has(words[at - 1]?.lower ?? "")) return []
  return [{ name: "year", words: words.slice(at, at + 1), groups: new Set([lower]) }]
}
