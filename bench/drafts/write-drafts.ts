import { type PlacedArticle, type PlacedSubject, writeNewsOfPlaces } from "../candidates/news-of-places.ts"
import { SENTENCES } from "../extraction/news-sentences.ts"
import { WORDS } from "../extraction/news-words.ts"
import { makeRandom } from "../random.ts"

/** A draft of about a thousand words, with what a later version of it says. */
export type Draft = {
  readonly headline: string
  readonly text: string
  readonly later: string
  readonly publishedAt: string
  readonly laterAt: string
  /** Where the event was, as a person would type it into a search. */
  readonly place: string
  /** Which of all subjects the figures of the event speak of, by the end of what is said of them. */
  readonly subjects: ReadonlyMap<string, number>
}

const WORDS_OF_DRAFT = 1_000
const A_DAY = 86_400_000
const AN_HOUR = 3_600_000
/** Of the figures of a draft each so many-th has another number in its later version. */
const CHANGED = 5
/** By so much it is higher: no number becomes one that could be a year. */
const RAISED = 20_000
/** What fills sentences in which nothing is counted. */
const SLOTS = new Set(["body", "person", "place", "day", "month", "name"])

const FILLERS = SENTENCES.filter((sentence) => {
  const slots = [...sentence.matchAll(/\{(\w+)\}/g)].map(([, slot]) => slot ?? "")
  return !/\d/.test(sentence) && slots.every((slot) => SLOTS.has(slot))
})

/** Subjects of the news of places, as many as are asked for, and drafts on some of their events. */
export function writeDrafts(count: number, drafts: number): { subjects: readonly PlacedSubject[]; drafts: Draft[] } {
  const news = writeNewsOfPlaces(count, drafts)
  const random = makeRandom(19)
  return { subjects: news.subjects, drafts: news.articles.map((article) => writeDraft(article, random)) }
}

function writeDraft({ headline, lead, day, place, mentions }: PlacedArticle, random: (below: number) => number): Draft {
  const pick = (list: readonly string[]) => list[random(list.length)] ?? ""
  const said = mentions.map(({ sentence }) => sentence)
  const missing = WORDS_OF_DRAFT - countWords([lead, ...said])
  const fillers: string[] = []
  while (countWords(fillers) < missing) fillers.push(fill(pick(FILLERS), pick))
  const join = (sentences: readonly string[]) => [lead, ...weave(fillers, sentences)].join(" ")
  const later = said.map((sentence, nth) => (nth % CHANGED === 0 ? raise(sentence) : sentence))
  const at = day * A_DAY
  return {
    headline,
    text: join(said),
    later: join(later),
    publishedAt: new Date(at).toISOString(),
    laterAt: new Date(at + AN_HOUR).toISOString(),
    place,
    subjects: new Map(mentions.map(({ sentence, subject }) => [endOf(sentence), subject])),
  }
}

/** What stands behind the number of a sentence. */
export function endOf(sentence: string): string {
  return sentence.replace(/^.*?\d+ /, "")
}

function fill(sentence: string, pick: (list: readonly string[]) => string): string {
  return sentence.replace(/\{(\w+)\}/g, (_, slot: string) => pick(WORDS[slot] ?? []))
}

function raise(sentence: string): string {
  return sentence.replace(/\d+/, (digits) => String(Number(digits) + RAISED))
}

/** The sentences of `others`, spread evenly among those of `all`. */
function weave(all: readonly string[], others: readonly string[]): string[] {
  const step = all.length / others.length
  return others.flatMap((other, nth) => [...all.slice(Math.round(nth * step), Math.round((nth + 1) * step)), other])
}

function countWords(sentences: readonly string[]): number {
  return sentences.reduce((sum, sentence) => sum + sentence.split(/\s+/).length, 0)
}
