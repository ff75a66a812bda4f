import type { ArticlePart } from "../article.ts"
import type { Sentence } from "./read-words.ts"
import { namesOf, type Terms, termsOf, union } from "./terms.ts"
import type { Vocabulary } from "./vocabulary.ts"

/** What an article, or a section of a long one, says first. */
export type Opening = {
  readonly headline: Terms
  readonly lead: Terms
  /** The proper names of the lead. */
  readonly names: Terms
  readonly years: ReadonlySet<string>
}

/** Characters of a text that count as its lead. */
const LEAD = 600
/** A text of fewer characters or headings has one subject throughout. */
const LONG = 3_000
const MANY_HEADINGS = 3
/** Words of a heading at most. */
const LONGEST_HEADING = 18

function readOpening(headline: readonly Sentence[], lead: readonly Sentence[], { calendar }: Vocabulary): Opening {
  const words = lead.flatMap((sentence) => sentence.words)
  const all = [...headline.flatMap((sentence) => sentence.words), ...words]
  return {
    headline: termsOf(headline.flatMap((sentence) => sentence.words)),
    lead: termsOf(words),
    names: union(...lead.map((sentence) => namesOf(sentence.words, calendar))),
    years: new Set(all.filter(({ lower }) => /^\d/.test(lower)).map(({ lower }) => lower)),
  }
}

/** For each sentence of a text how its section opens; the whole text is one section where it is short or has few headings. */
export function readOpenings(
  part: ArticlePart,
  headline: readonly Sentence[],
  sentences: readonly Sentence[],
  vocabulary: Vocabulary,
): readonly Opening[] {
  const whole = readOpening(headline, takeLead(sentences), vocabulary)
  const headings = [...sentences.keys()].filter((at) => isHeading(part.text, sentences, at))
  if (part.text.length < LONG || headings.length < MANY_HEADINGS) return sentences.map(() => whole)
  const starts = headings.filter((at, index) => index === 0 || headings[index - 1] !== at - 1)
  const openings: Opening[] = sentences.slice(0, starts[0]).map(() => whole)
  for (const [index, start] of starts.entries()) {
    const section = sentences.slice(start, starts[index + 1])
    const opening = readOpening(section.slice(0, 1), takeLead(section.slice(1)), vocabulary)
    openings.push(...section.map(() => opening))
  }
  return openings
}

function takeLead(sentences: readonly Sentence[]): readonly Sentence[] {
  const from = sentences[0]?.start ?? 0
  return sentences.filter(({ start }) => start - from < LEAD)
}

/** A line of its own, not long and without a full stop. */
function isHeading(text: string, sentences: readonly Sentence[], at: number): boolean {
  const { start, end, words } = sentences[at] as Sentence
  if (words.length === 0 || words.length > LONGEST_HEADING) return false
  const isLine = /(^|\n)\s*$/.test(text.slice(Math.max(0, start - 3), start)) && /^\s*(\n|$)/.test(text.slice(end))
  return isLine && !/[.!?…:]["'”’)]*\s*$/.test(text.slice(start, end))
}
