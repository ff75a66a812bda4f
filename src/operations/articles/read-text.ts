import type { SeenFigure } from "../../match/subjects/article.ts"
import type { VersionText } from "../../match/versions/version-text.ts"
import { withUnread } from "../../match/versions/with-unread.ts"
import { DEFAULT_LANGUAGE, type LanguageCode } from "../../quantity/languages/languages.ts"
import { tokenize } from "../../quantity/scan/tokenize.ts"
import { TEXT_LANGUAGES } from "../../text/languages/text-languages.ts"
import type { Mention, Unread } from "../../text/mention.ts"
import { printMention } from "../../text/print-mention.ts"
import { splitSentences } from "../../text/prose/split-sentences.ts"
import { stripMarkup } from "../../text/read-marked-up.ts"
import { type CheckedFinding, checkRead, type NamedMatch } from "../drafts/check-draft.ts"
import type { Finish } from "../drafts/link-draft.ts"
import type { DraftLookUps } from "../drafts/look-ups.ts"
import {
  type DraftFormat,
  type DraftInput,
  type DraftPart,
  type ReadDraft,
  readDraftInSteps,
} from "../drafts/read-draft.ts"
import { listChanged, type Tied, type TiedTexts, tieTexts } from "../drafts/tie-texts.ts"
import { hashBody } from "../requests/hash-body.ts"
import { readMention, type StoredMention, type StoredUnread } from "./stored-mention.ts"

/** A version that is on file, with the figures that were read in it. */
export type NeighbourText = {
  readonly headline: string | null
  readonly text: string
  readonly format: DraftFormat | null
  readonly language: LanguageCode
  /** In the order of their places. */
  readonly mentions: readonly StoredMention[]
  /** The numbers that were not understood, in the order of theirs. */
  readonly unread: readonly StoredUnread[]
  /** By figure, the subjects that people have said it does not speak of. */
  readonly rejected: readonly (readonly string[])[]
}

/** A version to be read, with those on file that come right before and after it. */
export type ReadTask = {
  readonly version: DraftInput & { readonly source: string }
  readonly before: NeighbourText | null
  readonly after: NeighbourText | null
}

export type ReadTextFigure = {
  readonly mention: StoredMention
  /** The sentence that it stands in. */
  readonly quote: string
  /** Stands for the sentence, and for its place among the figures there. */
  readonly sentence: string
  readonly tied: Tied
  /** The stored subjects that it may speak of, surest first. */
  readonly matches: readonly NamedMatch[]
  /** What the model saw of it; null for one that only continues another. */
  readonly seen: SeenFigure | null
}

/** A number of a version that was not understood. */
export type ReadUnread = Pick<ReadTextFigure, "sentence" | "tied"> & { readonly said: StoredUnread }

export type ReadText = {
  readonly figures: readonly ReadTextFigure[]
  readonly unread: readonly ReadUnread[]
  /** What the figures of the version after it continue in it, and the numbers that were not understood. */
  readonly after: TiedTexts
  readonly notes: readonly string[]
  /** What the version says against itself. Positions are those of what was sent. */
  readonly findings: readonly CheckedFinding[]
}

/**
 * Reads a version, ties its figures to those of the version before, and those of the version after to its own. It is held
 * against itself and what is stored, as a draft is.
 */
export async function readText(
  { version, before, after }: ReadTask,
  lookUps: DraftLookUps,
  finish: Finish,
): Promise<ReadText> {
  const draft = finish(readDraftInSteps(version))
  const { parts, article } = draft
  const text: VersionText = {
    parts: parts.map((part) => ({ ...part.read, mentions: withUnread(part.read.mentions, listNumbers(part)) })),
    language: article.language,
  }
  const tied = tieTexts(before && toText(before), text, finish)
  const rejected = tied.figures.map((tie) => before?.rejected[tie?.place ?? -1] ?? [])
  const changed = listChanged(tied.figures, before?.mentions.map(readMention) ?? [])
  const { mentions, findings, notes } = await checkRead(draft, { ...version, rejected, changed }, lookUps, finish)
  const figures = parts.flatMap(({ read, toSource }) => {
    const sentences = quoteMentions(read.text, read.mentions, article.language)
    return read.mentions.map((mention, nth) => {
      const { start, end } = toSource(mention)
      const { quote, sentence } = sentences[nth] ?? { quote: "", sentence: "" }
      return { mention: { ...printMention(mention), in: read.in, at: { start, end } }, quote, sentence }
    })
  })
  const read = figures.map((figure, nth) => ({
    ...figure,
    tied: tied.figures[nth] ?? null,
    matches: mentions[nth]?.matches ?? [],
    seen: tied.figures[nth]?.isKept ? null : (mentions[nth]?.seen ?? null),
  }))
  const unread = listUnread(draft, text).map((number, nth) => ({ ...number, tied: tied.unread[nth] ?? null }))
  return { figures: read, unread, after: tieTexts(text, after && toText(after), finish), notes, findings }
}

/** What of a part was read as no figure, in the order of its places. */
function listNumbers({ unread, apart }: DraftPart): readonly Unread[] {
  const told = apart.map((number) => ({ ...number, reason: `it is ${number.reason}` }))
  return [...unread, ...told].sort((one, other) => one.start - other.start)
}

/** The numbers of a version that were not understood, with the sentence of each. */
function listUnread({ parts }: ReadDraft, text: VersionText): readonly Omit<ReadUnread, "tied">[] {
  return parts.flatMap(({ read, toSource }, nth) => {
    const unread = (text.parts[nth]?.mentions ?? []).filter((mention) => mention.quantity === null)
    const sentences = quoteMentions(read.text, unread, text.language)
    return unread.map(({ start, end, text: words, reason }, at) => {
      const { quote = "", sentence = "" } = sentences[at] ?? {}
      const said = { start, end, text: words, reason, in: read.in, at: toSource({ start, end }), quote }
      return { said, sentence }
    })
  })
}

function toText({ headline, text, format, language, mentions, unread }: NeighbourText): VersionText {
  const plain = (source: string) => (format === null || format === "text" ? source : stripMarkup(source, format).text)
  const part = (name: "headline" | "text", source: string) => ({
    in: name,
    text: plain(source),
    mentions: withUnread(
      mentions.filter((mention) => mention.in === name).map(readMention),
      unread.filter((number) => number.in === name),
    ),
  })
  return { parts: [...(headline === null ? [] : [part("headline", headline)]), part("text", text)], language }
}

/** The sentence of each figure of a plain text. */
function quoteMentions(text: string, mentions: readonly Pick<Mention, "start" | "end">[], language = DEFAULT_LANGUAGE) {
  const sentences = splitSentences(tokenize(text), TEXT_LANGUAGES[language].isAbbreviation)
  let at = 0
  const counts = new Map<number, number>()
  return mentions.map((mention) => {
    while (at + 1 < sentences.length && (sentences[at + 1]?.tokens[0]?.start ?? text.length) <= mention.start) at += 1
    const nth = counts.get(at) ?? 0
    counts.set(at, nth + 1)
    const tokens = sentences[at]?.tokens ?? []
    const quote = text.slice(tokens[0]?.start ?? mention.start, tokens.at(-1)?.end ?? mention.end).trim()
    return { quote, sentence: hashBody({ quote: quote.replace(/\s+/g, " "), nth }) }
  })
}
