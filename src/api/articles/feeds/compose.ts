import type { TextSection } from "../../../text/prose/section-days.ts"
import { stripMarkup } from "../../../text/read-marked-up.ts"
import type { FeedArticle, FeedPart, FeedText } from "./feed-article.ts"

/** Between two parts, so that no sentence reaches from one into the next. */
const GAP = "\n\n"

/** The text of a feed without its markup. */
function plainOf({ source, markup }: FeedText): string {
  const text = markup === null ? source : stripMarkup(source, markup).text
  return text
    .replaceAll(/[^\S\n]+/g, " ")
    .replaceAll(/ ?\n ?/g, "\n")
    .replaceAll(/\n{3,}/g, GAP)
    .trim()
}

/** The parts of an article as one text, in their order, and where those stand that have a time of their own. */
export function composeText(parts: readonly FeedPart[]): Pick<FeedArticle, "text" | "sections"> {
  const sections: TextSection[] = []
  let text = ""
  for (const { headline, text: written, publishedAt } of parts) {
    const part = [headline ?? "", plainOf(written)].filter((piece) => piece !== "").join(GAP)
    if (part === "") continue
    if (text !== "") text += GAP
    if (publishedAt !== null) sections.push({ start: text.length, end: text.length + part.length, publishedAt })
    text += part
  }
  return { text, sections }
}
