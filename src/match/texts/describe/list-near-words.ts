import type { Mention } from "../../../text/mention.ts"
import type { MatchLanguage } from "../../languages/match-language.ts"
import { listConcepts } from "./list-concepts.ts"
import { splitClauses } from "./split-sentences.ts"

/** A word near a figure. `weight` is 1 for the nearest and falls with the distance. */
export type NearWord = { readonly concept: string; readonly isBefore: boolean; readonly weight: number }

/** The greatest weight of each concept before and after a figure, 0 where it does not stand there. */
export type NearWords = ReadonlyMap<string, { readonly before: number; readonly after: number }>

/** Characters on either side. Beyond them a sentence rarely says anything about the figure. */
const REACH = 90
const MOST_WORDS = 9

/** The words before and after a figure in its sentence, the nearest first on each side. */
export function listNearWords(
  mentions: readonly Mention[],
  index: number,
  text: string,
  language: MatchLanguage,
): readonly NearWord[] {
  const { start = 0, end = 0 } = mentions[index] ?? {}
  const previous = startOfOwn(mentions[index - 1], start, text, language)
  const next = endOfOwn(end, mentions[index + 1], text, language)
  const before = splitClauses(text.slice(Math.max(0, start - REACH), start), language).at(-1) ?? ""
  const [after = ""] = splitClauses(text.slice(end, end + REACH), language)
  const ownBefore = listConcepts(before.slice(-Math.max(1, start - previous)), language).length
  const ownAfter = listConcepts(after.slice(0, Math.max(0, next - end)), language).length
  return [
    ...weigh(listConcepts(before, language).toReversed(), ownBefore, true),
    ...weigh(listConcepts(after, language), ownAfter, false),
  ]
}

/** Behind the last "and" between a figure and the one before it. */
function startOfOwn(previous: Mention | undefined, start: number, text: string, language: MatchLanguage): number {
  if (previous === undefined) return 0
  const from = Math.max(previous.end, start - REACH)
  const [last] = [...text.slice(from, start).matchAll(language.coordinators)].slice(-1)
  return last === undefined ? previous.end : from + last.index
}

/** Before the first "and" between a figure and the next one. */
function endOfOwn(end: number, next: Mention | undefined, text: string, language: MatchLanguage): number {
  if (next === undefined) return text.length
  const [first] = text.slice(end, Math.min(next.start, end + REACH)).matchAll(language.coordinators)
  return first === undefined ? next.start : end + first.index
}

const BY_DISTANCE = 0.85
/** Words beyond the next figure more likely belong to that one. */
const BEYOND_A_FIGURE = 0.4

/** `own` is how many of the words stand before the next figure. */
function weigh(concepts: readonly string[], own: number, isBefore: boolean): readonly NearWord[] {
  return concepts.slice(0, MOST_WORDS).map((concept, distance) => ({
    concept,
    isBefore,
    weight: BY_DISTANCE ** distance * (distance < own ? 1 : BEYOND_A_FIGURE),
  }))
}

/** The words by their concepts, in the order in which the concepts come first. */
export function groupByConcept(words: readonly NearWord[]): NearWords {
  const byConcept = new Map<string, { readonly before: number; readonly after: number }>()
  for (const { concept, isBefore, weight } of words) {
    const { before, after } = byConcept.get(concept) ?? { before: 0, after: 0 }
    const heavier = isBefore ? { before: Math.max(before, weight), after } : { before, after: Math.max(after, weight) }
    byConcept.set(concept, heavier)
  }
  return byConcept
}

/** A word that is further away is likely about something else. */
const NEAR_ENOUGH = 0.45

/** The nearest word that names one of the concepts. Of two that are equally near, the one after the figure. */
export function findNearest(words: readonly NearWord[], concepts: ReadonlySet<string>): string | null {
  const [nearest] = words
    .filter(({ concept, weight }) => concepts.has(concept) && weight > NEAR_ENOUGH)
    .toSorted((one, other) => other.weight - one.weight || Number(one.isBefore) - Number(other.isBefore))
  return nearest?.concept ?? null
}
