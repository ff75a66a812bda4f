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
  const plain = format === "html" ? stripHtml(source) : stripMarkdown(source)
  const { mentions, unread, notes } = yield* readMentionsInSteps(plain.text, options)
  return { mentions: mentions.map((one) => place(plain, one)), unread: unread.map((one) => place(plain, one)), notes }
}

function place<T extends { readonly start: number; readonly end: number }>(plain: PlainText, found: T): T {
  return { ...found, ...spanInSource(plain, found) }
}
