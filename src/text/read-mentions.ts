import { dayNumber, dayOf } from "../quantity/dates/as-of.ts"
import { DEFAULT_LANGUAGE, type LanguageCode } from "../quantity/languages/languages.ts"
import { noteLanguage } from "../quantity/languages/note-language.ts"
import { type Scan, tokenize } from "../quantity/scan/tokenize.ts"
import type { TextLanguage } from "./languages/text-language.ts"
import { TEXT_LANGUAGES } from "./languages/text-languages.ts"
import type { Mention, Unread } from "./mention.ts"
import { attributeSpeech, isQuoteOpen, type Speech } from "./prose/quoted-speech.ts"
import { type ReadSentence, type Resolve, readSentence } from "./prose/read-sentence.ts"
import { dateBySection, makeDayOfSentence, type SentenceDay, type TextSection } from "./prose/section-days.ts"
import { nameSpeakers, remember } from "./prose/speakers.ts"
import { splitSentences } from "./prose/split-sentences.ts"

export type TextOptions = {
  /** RFC 3339, which the caller has checked. Without it, as-of dates are null. */
  readonly publishedAt?: string | undefined
  readonly language?: LanguageCode | undefined
  /** Parts of the text that were published at other times: their figures are dated by these. In their order, apart. */
  readonly sections?: readonly TextSection[] | undefined
  /** Mentions, and unread passages, that are kept at most: the first. All are read and counted. */
  readonly most?: number | undefined
}

/** `notes` are about the text as a whole, such as that it is in another language: sentence parts for a person. */
export type ReadMentions = {
  readonly mentions: readonly Mention[]
  readonly unread: readonly Unread[]
  /** Numbers that are no figures and that may change all the same, such as scores. `reason` is what each is. */
  readonly apart: readonly Unread[]
  readonly notes: readonly string[]
  /** How many there are in all, also where `most` keeps fewer. */
  readonly mentionsTotal: number
  readonly unreadTotal: number
}

/**
 * Every figure of a prose text, in its order. The time is linear in the length of the text. A text of another language
 * than the one given is not read, and a note says so.
 */
export function readMentions(text: string, options: TextOptions = {}): ReadMentions {
  const steps = readMentionsInSteps(text, options)
  let step = steps.next()
  while (!step.done) step = steps.next()
  return step.value
}

/** As `readMentions`, but one sentence a step, so that a long text can be given up on the way. */
export function* readMentionsInSteps(
  text: string,
  { publishedAt, language = DEFAULT_LANGUAGE, sections = [], most = Number.POSITIVE_INFINITY }: TextOptions = {},
): Generator<void, ReadMentions, void> {
  const note = noteLanguage(text, language)
  if (note !== null) return { mentions: [], unread: [], apart: [], notes: [note], mentionsTotal: 0, unreadTotal: 0 }
  const publishedOn = publishedAt === undefined ? null : dayNumber(dayOf(publishedAt))
  const dayOfSentence = makeDayOfSentence(sections, publishedOn)
  return { ...(yield* readSentences(tokenize(text), TEXT_LANGUAGES[language], dayOfSentence, most)), notes: [] }
}

const NOBODY: Speech = Object.freeze({ speaker: null, waiting: [] })

/** What a figure means is read from its sentence alone; who said it, in a quotation, from all of the quotation. */
function* readSentences(
  scan: Scan,
  language: TextLanguage,
  dayOfSentence: (at: number) => SentenceDay,
  most: number,
): Generator<void, Omit<ReadMentions, "notes">, void> {
  const mentions: Mention[] = []
  const unread: Unread[] = []
  const apart: Unread[] = []
  let before: readonly Scan[] = []
  let [mentionsTotal, unreadTotal] = [0, 0]
  let speech = NOBODY
  let isOpen = false
  for (const sentence of splitSentences(scan, language.isAbbreviation)) {
    const first = mentions.length
    const others = before
    const resolve: Resolve = (attributions) => nameSpeakers(attributions, others, language)
    before = remember(before, sentence)
    const { publishedOn, section } = dayOfSentence(sentence.tokens[0]?.start ?? 0)
    const read = readSentence(sentence, language, publishedOn, mentionsTotal, resolve)
    mentions.push(...dateBySection(read.mentions, section).slice(0, most - mentions.length))
    unread.push(...read.unread.slice(0, most - unread.length))
    apart.push(...read.apart.slice(0, most - apart.length))
    mentionsTotal += read.mentions.length
    unreadTotal += read.unread.length
    const goesOn = isQuoteOpen(sentence, isOpen)
    if (isOpen || goesOn)
      speech = attributeSpeech(mentions, first, listAttributions(sentence, language, read, resolve), speech)
    if (!goesOn) speech = NOBODY
    isOpen = goesOn
    yield
  }
  return { mentions, unread, apart, mentionsTotal, unreadTotal }
}

/** A sentence without figures is not searched unless it stands in a quotation. */
function listAttributions(scan: Scan, language: TextLanguage, read: ReadSentence, resolve: Resolve) {
  return read.mentions.length > 0 ? read.attributions : resolve(language.listAttributions(scan))
}
