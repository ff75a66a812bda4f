import { isCapital, PARAGRAPH, type Scan, type Token, tokenize } from "../../quantity/scan/tokenize.ts"
import { TEXT_LANGUAGES } from "../../text/languages/text-languages.ts"
import { MATCH_LANGUAGES } from "../languages/match-languages.ts"
import type { Steps } from "../texts/steps.ts"
import type { Figure, Item, Passage } from "./passage.ts"
import type { VersionMention, VersionText } from "./version-text.ts"

const ENDS: ReadonlySet<string> = new Set([".", "!", "?", "…"])
/** A passage ends here at the latest, so that no comparison of two of them takes long. */
const MOST_TOKENS = 400
/** Characters of a line that may be wrapped at least. */
const WRAPPED = 50
/** Passages a step. */
const A_STEP = 64
/** Stands for a figure. No word begins with it. */
const OPEN = "#"

type Numbered = { readonly mention: VersionMention; readonly index: number }

/**
 * The passages of a version in their order, some dozens a step. `first`: where the numbers of its passages and of its
 * figures begin, where it is one of several that are read as one.
 */
export function* listPassages(
  { parts, language }: VersionText,
  first: { readonly passages: number; readonly figures: number } = { passages: 0, figures: 0 },
): Steps<readonly Passage[]> {
  const passages: Passage[] = []
  const { nameConcept } = MATCH_LANGUAGES[language]
  let figures = first.figures
  for (const part of parts) {
    const scan = tokenize(part.text)
    const mentions = part.mentions.map((mention, at): Numbered => ({ mention, index: figures + at }))
    let [start, next] = [0, 0]
    for (const end of listEnds(scan, part.mentions, TEXT_LANGUAGES[language].isAbbreviation)) {
      const own = takeUntil(mentions, next, scan.tokens[end]?.start ?? part.text.length)
      const index = first.passages + passages.length
      passages.push(readPassage({ index, in: part.in }, scan.tokens.slice(start, end), own, nameConcept))
      if (passages.length % A_STEP === 0) yield
      next += own.length
      start = end
    }
    figures += part.mentions.length
    yield
  }
  return passages
}

/** Those that begin before a position, from the one given on. */
function takeUntil(mentions: readonly Numbered[], from: number, position: number): readonly Numbered[] {
  let to = from
  while (to < mentions.length && (mentions[to] as Numbered).mention.start < position) to += 1
  return mentions.slice(from, to)
}

/** The index of the token behind each passage. No passage ends within a figure. */
function listEnds(scan: Scan, mentions: readonly VersionMention[], isAbbreviation: IsAbbreviation): readonly number[] {
  const ends: number[] = []
  const { tokens } = scan
  let [start, line, next] = [0, 0, 0]
  for (const [at, token] of tokens.entries()) {
    while (next < mentions.length && (mentions[next] as VersionMention).end <= token.end) next += 1
    const isWithin = (mentions[next]?.start ?? token.end) < token.end
    const isLineEnd = endsLine(scan, at)
    const isEnd = isLineEnd ? endsItem(scan, at, token.end - line) : endsSentence(scan, at, isAbbreviation)
    if ((isEnd && !isWithin) || at - start >= MOST_TOKENS) {
      ends.push(at + 1)
      start = at + 1
    }
    if (isLineEnd) line = tokens[at + 1]?.start ?? 0
  }
  if (start < tokens.length) ends.push(tokens.length)
  return ends
}

type IsAbbreviation = (scan: Scan, at: number) => boolean

function endsLine({ folded, tokens }: Scan, at: number): boolean {
  const [token, next] = [tokens[at] as Token, tokens[at + 1]]
  return token.text === PARAGRAPH || (next !== undefined && folded.slice(token.end, next.start).includes("\n"))
}

/** A long line that ends in a word and goes on in small letters is only wrapped. */
function endsItem(scan: Scan, at: number, length: number): boolean {
  const [token, next] = [scan.tokens[at] as Token, scan.tokens[at + 1]]
  return length < WRAPPED || token.kind === "mark" || next?.kind !== "word" || isCapital(scan, next)
}

/** Also where the next one begins with a small letter, as in a chat. */
function endsSentence(scan: Scan, at: number, isAbbreviation: IsAbbreviation): boolean {
  const [token, next] = [scan.tokens[at] as Token, scan.tokens[at + 1]]
  return ENDS.has(token.text) && next?.start !== token.end && !isAbbreviation(scan, at)
}

function readPassage(
  place: Pick<Passage, "index" | "in">,
  tokens: readonly Token[],
  mentions: readonly Numbered[],
  nameConcept: (word: string) => string | null,
): Passage {
  const items: Item[] = []
  const figures: Figure[] = []
  for (const token of tokens) {
    const next = mentions[figures.length]
    if (next !== undefined && next.mention.start < token.end) {
      const figure = { ...next, passage: place.index, at: items.length }
      figures.push(figure)
      items.push({ word: OPEN, concept: null, figure })
    } else if (token.kind !== "mark" && token.start >= (figures.at(-1)?.mention.end ?? 0))
      items.push({ word: token.text, concept: nameConcept(token.text), figure: null })
  }
  return {
    ...place,
    items,
    figures,
    said: items
      .map(({ word, figure }) => OPEN.repeat(figure ? 1 : 0) + (figure?.mention.text.toLowerCase() ?? word))
      .join(" "),
    open: items.map(({ word }) => word).join(" "),
    marks: tokens.map(({ kind, text }) => (kind === "mark" && text !== PARAGRAPH ? text : "")).join(""),
  }
}
