import type { SeenFigure } from "../../match/subjects/article.ts"
import { tieVersionsInSteps } from "../../match/versions/tie-versions.ts"
import type { TiedFigure, VersionText } from "../../match/versions/version-text.ts"
import { DEFAULT_LANGUAGE, type LanguageCode } from "../../quantity/languages/languages.ts"
import { tokenize } from "../../quantity/scan/tokenize.ts"
import { TEXT_LANGUAGES } from "../../text/languages/text-languages.ts"
import type { Mention } from "../../text/mention.ts"
import { printMention } from "../../text/print-mention.ts"
import { splitSentences } from "../../text/prose/split-sentences.ts"
import { stripMarkup } from "../../text/read-marked-up.ts"
import { type CheckedFinding, checkRead, type NamedMatch } from "../drafts/check-draft.ts"
import type { Finish } from "../drafts/link-draft.ts"
import type { DraftLookUps } from "../drafts/look-ups.ts"
import { type DraftFormat, type DraftInput, readDraftInSteps } from "../drafts/read-draft.ts"
import { hashBody } from "../requests/hash-body.ts"
import { readMention, type StoredMention } from "./stored-mention.ts"

/** A version that is on file, with the figures that were read in it. */
export type NeighbourText = {
  readonly headline: string | null
  readonly text: string
  readonly format: DraftFormat | null
  readonly language: LanguageCode
  /** In the order of their places. */
  readonly mentions: readonly StoredMention[]
  /** By figure, the subjects that people have said it does not speak of. */
  readonly rejected: readonly (readonly string[])[]
}

/** A version to be read, with those on file that come right before and after it. */
export type ReadTask = {
  readonly version: DraftInput & { readonly source: string }
  readonly before: NeighbourText | null
  readonly after: NeighbourText | null
}

/** A figure of a version and, by its place, that of the version before which it continues. */
export type Tied = { readonly place: number; readonly isKept: boolean } | null

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

export type ReadText = {
  readonly figures: readonly ReadTextFigure[]
  /** What each figure of the version after it continues in it. */
  readonly after: readonly Tied[]
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
  const text: VersionText = { parts: article.parts, language: article.language }
  const tied = before === null ? [] : finish(tieVersionsInSteps(toText(before), text)).figures
  const next = after === null ? [] : finish(tieVersionsInSteps(text, toText(after))).figures
  const rejected = tied.map(({ was }) => (was === null ? [] : (before?.rejected[was] ?? [])))
  const { mentions, findings, notes } = await checkRead(draft, { ...version, rejected }, lookUps, finish)
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
    tied: toTied(tied[nth]),
    matches: mentions[nth]?.matches ?? [],
    seen: tied[nth]?.change === "kept" ? null : (mentions[nth]?.seen ?? null),
  }))
  return { figures: read, after: next.map(toTied), notes, findings }
}

function toTied(figure: TiedFigure | undefined): Tied {
  if (figure === undefined || figure.was === null || figure.change === "returned") return null
  return { place: figure.was, isKept: figure.change === "kept" }
}

function toText({ headline, text, format, language, mentions }: NeighbourText): VersionText {
  const plain = (source: string) => (format === null || format === "text" ? source : stripMarkup(source, format).text)
  const part = (name: "headline" | "text", source: string) => ({
    in: name,
    text: plain(source),
    mentions: mentions.filter((mention) => mention.in === name).map(readMention),
  })
  return { parts: [...(headline === null ? [] : [part("headline", headline)]), part("text", text)], language }
}

/** The sentence of each figure of a plain text. */
function quoteMentions(text: string, mentions: readonly Mention[], language = DEFAULT_LANGUAGE) {
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
