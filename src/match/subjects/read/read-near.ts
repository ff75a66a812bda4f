import type { Mention } from "../../../text/mention.ts"
import type { ArticlePart } from "../article.ts"
import type { Sentence, Word } from "./read-words.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** What befell those who are counted, and the word that says so. */
export type FamilySaid = { readonly name: string; readonly word: string; readonly isNoun: boolean }

export type Near = { readonly words: ReadonlyMap<string, number>; readonly family: FamilySaid | null }

/** On either side. */
const MOST_WORDS = 14
const BY_WORD = 0.87
/** Words that stand nearer to another figure. */
const BEYOND = 0.35
const BY_MARK = 0.75
const BY_JOINT = 0.75
/** A family that is further away is told of something else. */
const LEAST_FAMILY = 0.22
/** Words between a figure and a verb that tells a family only right before it. */
const RIGHT_BEFORE = 2
const IN_NOUN = 1.15
/** A family that says more than the nearest one does stands at least this near. */
const LEAST_SPECIAL = 0.45
const MARK = /[,;:()–—]/

/** The words around a figure by how near they are, from 1 downwards. */
export function readNear(part: ArticlePart, at: number, sentence: Sentence | undefined, vocabulary: Vocabulary): Near {
  const words = new Map<string, number>()
  if (sentence === undefined) return { words, family: null }
  const noun = part.mentions[at]?.noun?.toLowerCase() ?? ""
  const ranked: Ranked[] = []
  for (const near of listNear(part, at, sentence, vocabulary)) {
    const { word, weight } = near
    if (word.stem !== null) words.set(word.stem, Math.max(weight, words.get(word.stem) ?? 0))
    const name = nameFamily(near, vocabulary)
    const isNoun = noun.includes(word.lower)
    if (name !== null) ranked.push({ name, word: word.lower, isNoun, rank: isNoun ? weight * IN_NOUN : weight })
  }
  const isFated = hasFate(part.mentions[at]?.quantity.dimension ?? "")
  return { words, family: isFated ? chooseFamily(ranked, vocabulary) : null }
}

type Ranked = FamilySaid & { readonly rank: number }

/** The nearest; but of the victims who were found dead the second word says more. */
function chooseFamily(ranked: readonly Ranked[], { wholes }: Vocabulary): FamilySaid | null {
  const sorted = ranked.filter(({ rank }) => rank > LEAST_FAMILY).toSorted((one, other) => other.rank - one.rank)
  const [first] = sorted
  if (first === undefined) return null
  const parts = wholes.get(first.name)
  const special = sorted.find(({ name, rank }) => parts?.has(name) && rank > LEAST_SPECIAL)
  const { name, word, isNoun } = special ?? first
  return { name, word, isNoun }
}

/** What befalls is told of what is counted, of shares of it, and of money: a time or a length is neither killed nor earned. */
export function hasFate(dimension: string): boolean {
  return dimension === "count" || dimension === "percent" || dimension === "money"
}

export function isInFigure({ start, end }: Word, mentions: readonly Mention[]): boolean {
  return mentions.some((mention) => start < mention.end && end > mention.start)
}

type NearWord = {
  readonly word: Word
  readonly weight: number
  readonly distance: number
  readonly isBefore: boolean
}

function nameFamily({ word, distance, isBefore }: NearWord, { before }: Vocabulary): string | null {
  if (word.family !== null) return word.family
  return isBefore && distance <= RIGHT_BEFORE ? (before.get(word.lower) ?? null) : null
}

function listNear(part: ArticlePart, at: number, sentence: Sentence, vocabulary: Vocabulary): readonly NearWord[] {
  const { start, end } = part.mentions[at] as Mention
  const after = sentence.words.filter((word) => word.start >= end)
  const before = sentence.words.filter((word) => word.end <= start).toReversed()
  const own = ownOf(part, at, vocabulary)
  return [
    ...weighSide(before, true, part, own, start, vocabulary),
    ...weighSide(after, false, part, own, end, vocabulary),
  ]
}

type Own = { readonly start: number; readonly end: number }

/** In "11 of the 19 mills are to close" what stands behind the whole and its noun is said of the part. */
function ownOf(part: ArticlePart, at: number, vocabulary: Vocabulary): Own {
  const start = startOfOwn(part, at, vocabulary)
  if (isOutOf(part.mentions, at)) return { start, end: endOfOwn(part, at + 1, vocabulary) }
  const end = endOfOwn(part, at, vocabulary)
  if (!isOutOf(part.mentions, at - 1)) return { start, end }
  const { end: from, noun } = part.mentions[at] as Mention
  const behind = noun === null ? -1 : part.text.indexOf(noun, from)
  return { start, end: Math.min(end, behind < 0 ? from : behind + (noun?.length ?? 0)) }
}

/** Whether a figure counts some of those whom the next one counts. */
export function isOutOf(mentions: readonly Mention[], at: number): boolean {
  return mentions[at]?.links.some((link) => link.kind === "out-of" && link.with === at + 1) === true
}

/** From the figure outwards. What parts clauses takes weight as some words would. */
function weighSide(
  words: readonly Word[],
  isBefore: boolean,
  { text, mentions }: ArticlePart,
  own: Own,
  from: number,
  { joints }: Vocabulary,
): readonly NearWord[] {
  const near: NearWord[] = []
  let weight = 1
  let edge = from
  for (const word of words.slice(0, MOST_WORDS)) {
    const gap = isBefore ? text.slice(word.end, edge) : text.slice(edge, word.start)
    if (MARK.test(gap)) weight *= BY_MARK
    if (joints.has(word.lower)) weight *= BY_JOINT
    edge = isBefore ? word.start : word.end
    if (isInFigure(word, mentions)) continue
    const isOwn = word.start >= own.start && word.end <= own.end
    near.push({ word, weight: isOwn ? weight : weight * BEYOND, distance: near.length, isBefore })
    weight *= BY_WORD
  }
  return near
}

/** Behind the last "and" between a figure and the one before it, or where that one's words lead on to this. */
function startOfOwn({ mentions, text }: ArticlePart, at: number, vocabulary: Vocabulary): number {
  const [previous, { start }] = [mentions[at - 1], mentions[at] as Mention]
  if (previous === undefined) return 0
  const gap = text.slice(previous.end, start)
  const onward = gap.search(vocabulary.language.link.onward)
  if (onward >= 0) return previous.end + onward
  const last = [...gap.slice(-REACH).matchAll(vocabulary.language.coordinators)].at(-1)
  return last === undefined ? previous.end : Math.max(previous.end, start - REACH) + last.index
}

/** Before the first "and" between a figure and the next one, or where its words lead on to that. */
function endOfOwn({ mentions, text }: ArticlePart, at: number, vocabulary: Vocabulary): number {
  const [next, { end }] = [mentions[at + 1], mentions[at] as Mention]
  if (next === undefined) return text.length
  const gap = text.slice(end, next.start)
  const onward = gap.search(vocabulary.language.link.onward)
  if (onward >= 0) return end + onward
  const [first] = gap.slice(0, REACH).matchAll(vocabulary.language.coordinators)
  return first === undefined ? next.start : end + first.index
}

/** Characters. Further away nothing is said of a figure. */
const REACH = 160
