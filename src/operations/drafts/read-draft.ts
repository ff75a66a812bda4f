import type { ReadArticle, ReadPart } from "../../match/findings/read-part.ts"

import type { Steps } from "../../match/texts/steps.ts"
import { dayNumber, dayOf } from "../../quantity/dates/as-of.ts"
import type { Markup } from "../../quantity/find-markup.ts"
import { DEFAULT_LANGUAGE, type LanguageCode } from "../../quantity/languages/languages.ts"
import type { Unread } from "../../text/mention.ts"
import { readPointsInSteps } from "../../text/points/read-points.ts"
import type { TextSection } from "../../text/prose/section-days.ts"
import { placeInSource, stripMarkup } from "../../text/read-marked-up.ts"
import { readMentionsInSteps } from "../../text/read-mentions.ts"
import { refuseMarkup } from "../texts/refuse-markup.ts"

/** How a draft is written. A text that is said to be plain is taken as it stands, whatever it looks like. */
export const DRAFT_FORMATS = Object.freeze(["text", "html", "markdown"] as const)
export type DraftFormat = "text" | Markup

/** `format` is that of both texts. `publishedAt`: RFC 3339, which the caller has checked. */
export type DraftInput = {
  readonly headline?: string | undefined
  readonly text: string
  readonly format?: DraftFormat | undefined
  readonly publishedAt?: string | undefined
  readonly language?: LanguageCode | undefined
  /** Parts of a plain text that were published at other times, in their order and apart. */
  readonly sections?: readonly TextSection[] | undefined
}

export type PartName = ReadPart["in"]
type Span = { readonly start: number; readonly end: number }

/** A part of a draft with what was not read of it. `toSource` makes positions in its plain text positions in what was sent. */
export type DraftPart = {
  readonly read: ReadPart
  readonly unread: readonly Unread[]
  /** Numbers that are no figures and that may change all the same. */
  readonly apart: readonly Unread[]
  readonly notes: readonly string[]
  readonly toSource: <T extends Span>(found: T) => T
}

export type ReadDraft = { readonly article: ReadArticle; readonly parts: readonly DraftPart[] }

/** The figures and points of the headline, where there is one, and of the text. */
export function* readDraftInSteps(input: DraftInput): Steps<ReadDraft> {
  const { headline, text, publishedAt, language = DEFAULT_LANGUAGE } = input
  const parts: DraftPart[] = []
  if (headline !== undefined) parts.push(yield* readPart("headline", headline, input))
  parts.push(yield* readPart("text", text, input))
  const publishedOn = publishedAt === undefined ? null : dayNumber(dayOf(publishedAt))
  return { article: { parts: parts.map(({ read }) => read), language, publishedOn }, parts }
}

function* readPart(name: PartName, source: string, input: DraftInput): Steps<DraftPart> {
  const { format, publishedAt, language } = input
  if (format === undefined) refuseMarkup(source, `/${name}`, 'say so with "format"')
  const plain = format === undefined || format === "text" ? null : stripMarkup(source, format)
  const text = plain?.text ?? source
  const sections = name === "text" && plain === null ? input.sections : undefined
  const { mentions, unread, apart, notes } = yield* readMentionsInSteps(text, { language, publishedAt, sections })
  const points = yield* readPointsInSteps(text, mentions, language)
  const toSource: DraftPart["toSource"] = (found) => (plain === null ? found : placeInSource(plain, found))
  return { read: { in: name, text, mentions, points, publishedOn: null }, unread, apart, notes, toSource }
}
