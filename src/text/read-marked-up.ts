import type { Markup } from "../quantity/find-markup.ts"
import { type PlainText, spanInSource } from "./markup/plain-text.ts"
import { stripHtml } from "./markup/strip-html.ts"
import { stripMarkdown } from "./markup/strip-markdown.ts"
import { type ReadMentions, readMentionsInSteps, type TextOptions } from "./read-mentions.ts"

/** `format`: how the text is marked up; without it the text is plain. */
export type MarkedUpOptions = TextOptions & { readonly format?: Markup | undefined }

/** As `readMentionsInSteps`, of a text that may have markup: its figures are those of the plain text, with positions in what was sent. */
export function* readMarkedUpInSteps(
  source: string,
  { format, ...options }: MarkedUpOptions = {},
): Generator<void, ReadMentions, void> {
  if (format === undefined) return yield* readMentionsInSteps(source, options)
  const plain = stripMarkup(source, format)
  const read = yield* readMentionsInSteps(plain.text, options)
  const place = <T extends Span>(found: T) => placeInSource(plain, found)
  return {
    ...read,
    mentions: read.mentions.map(place),
    unread: read.unread.map(place),
    apart: read.apart.map(place),
  }
}

/** The plain text of one with markup. */
export function stripMarkup(source: string, format: Markup): PlainText {
  return format === "html" ? stripHtml(source) : stripMarkdown(source)
}

type Span = { readonly start: number; readonly end: number }

/** What was found in the plain text, with its position in what was sent. */
export function placeInSource<T extends Span>(plain: PlainText, found: T): T {
  return { ...found, ...spanInSource(plain, found) }
}
