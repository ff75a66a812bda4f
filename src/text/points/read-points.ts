import { DEFAULT_LANGUAGE } from "../../quantity/languages/languages.ts"
import { noteLanguage } from "../../quantity/languages/note-language.ts"
import { tokenize } from "../../quantity/scan/tokenize.ts"
import { TEXT_LANGUAGES } from "../languages/text-languages.ts"
import type { Link, Mention } from "../mention.ts"
import { splitSentences } from "../prose/split-sentences.ts"
import { listOverlapping } from "./list-overlapping.ts"
import { toMention } from "./point.ts"

/**
 * The points of a text: dates, years, clock times, ordinals, scores and ratings. `figures` are those of the same text, in its order;
 * where a point lies on one of them the figure counts, save that "7.5 out of 10" is one rating and not two numbers. A
 * text of another language has none.
 */
export function readPoints(text: string, figures: readonly Mention[], language = DEFAULT_LANGUAGE): readonly Mention[] {
  const steps = readPointsInSteps(text, figures, language)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** As `readPoints`, but one sentence a step, so that a long text can be given up on the way. */
export function* readPointsInSteps(
  text: string,
  figures: readonly Mention[],
  language = DEFAULT_LANGUAGE,
): Generator<void, readonly Mention[], void> {
  if (noteLanguage(text, language) !== null) return []
  const { isAbbreviation, listPoints } = TEXT_LANGUAGES[language]
  const points: Mention[] = []
  for (const sentence of splitSentences(tokenize(text), isAbbreviation)) {
    const found = listPoints(sentence).flatMap((point) => toMention(sentence, point) ?? [])
    points.push(...found.filter((point) => isRating(point) || listOverlapping(figures, point).length === 0))
    yield
  }
  return points
}

function isRating({ reader }: Mention): boolean {
  return reader === "rating"
}

/**
 * The figures of a text that are no part of a rating: in "7.5 out of 10" nothing is counted. Links between the figures
 * that stay are kept, under their new indexes.
 */
export function withoutRated(figures: readonly Mention[], points: readonly Mention[]): readonly Mention[] {
  const ratings = points.filter(isRating)
  const rated = new Set(ratings.flatMap((rating) => listOverlapping(figures, rating)))
  const kept = figures.filter((figure) => !rated.has(figure))
  if (kept.length === figures.length) return figures
  const indexes = new Map(kept.map((figure, index) => [figure, index]))
  return kept.map((figure) => ({ ...figure, links: moveLinks(figure.links, figures, indexes) }))
}

function moveLinks(links: readonly Link[], figures: readonly Mention[], indexes: ReadonlyMap<Mention, number>): Link[] {
  return links.flatMap((link) => {
    const linked = figures[link.with]
    const index = linked && indexes.get(linked)
    return index === undefined ? [] : [{ ...link, with: index }]
  })
}
