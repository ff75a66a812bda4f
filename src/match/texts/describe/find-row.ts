import type { Mention } from "../../../text/mention.ts"
import type { MatchLanguage } from "../../languages/match-language.ts"
import { listConcepts } from "./list-concepts.ts"
import { type Said, sayOf, splitGap } from "./say-of.ts"

type Words = ReadonlySet<string>

/**
 * What a sentence says of one of the figures that it tells side by side: "12 people in Peru and four in Chile". Words are
 * concepts. A figure that stands alone is a row of one.
 */
export type Row = {
  /** The words for the figure, those nearest to it, and its rivals: the other figures of the row. */
  readonly words: Words
  readonly nearest: Words
  readonly rivals: readonly Rival[]
}

/** What tells a figure from another of its row: what is said of either alone. */
export type Rival = { readonly mine: Telling; readonly theirs: Telling }

export type Telling = {
  /** The words for this one of the two. What leads the row is not among them where it may be said of both. */
  readonly words: Words
  readonly nearest: Words
  /** What leads the row where it may be said of both in part: "the firm opened" of "the firm opened in 1989 and closed in 1995". */
  readonly lead: readonly string[]
}

/** Characters between two figures of a row at most. */
const REACH = 110
/** Words between "and" and the next figure of a row at most. */
const MOST_LEADING = 4
/** Figures on either side. */
const MOST_RIVALS = 3
/** Words on either side of a figure that are near. */
const NEAR = 2

export function findRow(all: readonly Mention[], index: number, text: string, language: MatchLanguage): Row {
  const isJoinedTo = (at: number) => areJoined(all[at], all[at + 1], text, language)
  let [first, last] = [index, index]
  while (index - first < MOST_RIVALS && isJoinedTo(first - 1)) first -= 1
  while (last - index < MOST_RIVALS && isJoinedTo(last)) last += 1
  const say = (at: number) =>
    sayOf(
      all[at] as Mention,
      isJoinedTo(at - 1) ? all[at - 1] : null,
      isJoinedTo(at) ? all[at + 1] : null,
      text,
      language,
    )
  const own = say(index)
  const rivals: Rival[] = []
  for (let at = first; at <= last; at += 1) if (at !== index) rivals.push(tellApart(own, say(at)))
  return { words: new Set([...own.before, ...own.after]), nearest: new Set(listNearest(own)), rivals }
}

function areJoined(
  one: Mention | undefined,
  next: Mention | undefined,
  text: string,
  language: MatchLanguage,
): boolean {
  if (one === undefined || next === undefined || !areOfOneKind(one, next)) return false
  if (next.start - one.end > REACH || next.start < one.end) return false
  const parts = splitGap(text.slice(one.end, next.start), language)
  return parts !== null && listConcepts(parts[1], language).length <= MOST_LEADING
}

function areOfOneKind(one: Mention, next: Mention): boolean {
  if (one.reader === "date" || next.reader === "date") return one.reader === next.reader
  return one.quantity.dimension === next.quantity.dimension
}

/** A year says of what time a figure is wherever it stands. */
function listNearest({ before, after }: Said): readonly string[] {
  const years = [...before, ...after].filter((word) => /^\d{4}$/.test(word))
  return [...before.slice(-NEAR), ...after.slice(0, NEAR), ...years]
}

function tellApart(own: Said, other: Said): Rival {
  return { mine: wordsOf(own, other), theirs: wordsOf(other, own) }
}

/**
 * The words for one figure of two that are not for both. "Killed" of "killed 12 in Peru and four in Chile" is for both, since
 * nothing stands before the four, and so is a noun that both count.
 */
function wordsOf(one: Said, other: Said): Telling {
  const isLead = one.isFirst && other.before.length < 2
  const before = isLead ? [] : one.before
  const lead = isLead && other.before.length === 1 ? one.before.slice(-NEAR) : []
  const after = one.after.filter((word) => !other.nouns.includes(word))
  const others = new Set([...other.before, ...other.after])
  const nearest = [...before.slice(-NEAR), ...lead.slice(-1), ...after.slice(0, NEAR)]
  return { words: without([...before, ...after], others), nearest: without(nearest, others), lead }
}

function without(words: readonly string[], others: Words): Words {
  return new Set(words.filter((word) => !others.has(word)))
}
