import { composeText } from "./compose.ts"
import { expected, type Faults } from "./faults.ts"
import type { FeedArticle, FeedText } from "./feed-article.ts"
import { EXPECTED_INSTANT, readIsoInstant } from "./instants.ts"
import { childrenOf, childText, htmlWithin, textWithin, type XmlElement } from "./xml.ts"

/** The entries of an Atom feed (RFC 4287), or one entry that is a document by itself. */
export function readAtom(root: XmlElement, faults: Faults): FeedArticle[] {
  const entries = root.name === "entry" ? [root] : childrenOf(root, "entry")
  return entries.flatMap((entry, at) => readEntry(entry, `/entry/${at}`, root, faults) ?? [])
}

function readEntry(entry: XmlElement, pointer: string, feed: XmlElement, faults: Faults): FeedArticle | null {
  const externalId = childText(entry, "id") ?? expected(faults, `${pointer}/id`, undefined, "an id")
  const given = childText(entry, "updated", "published")
  const publishedAt =
    (given === null ? null : readIsoInstant(given)) ??
    expected(faults, `${pointer}/updated`, given ?? undefined, EXPECTED_INSTANT)
  const { text, sections } = composeText([{ headline: null, text: contentOf(entry), publishedAt: null }])
  if (text === "") expected(faults, `${pointer}/content`, undefined, "a content or a summary with a text")
  if (externalId === null || publishedAt === null || text === "") return null
  const [title] = childrenOf(entry, "title")
  const headline =
    title === undefined ? "" : composeText([{ headline: null, text: textOf(title), publishedAt: null }]).text
  const language = entry.attributes["xml:lang"] ?? feed.attributes["xml:lang"] ?? null
  return {
    ...{ externalId, headline: headline === "" ? null : headline, text, sections, url: linkOf(entry), publishedAt },
    ...{ version: null, correction: null, language, isWithdrawn: false },
  }
}

/** A content that stands elsewhere (`src`) is not fetched; then the summary is the text. */
function contentOf(entry: XmlElement): FeedText {
  const [content] = childrenOf(entry, "content")
  const [summary] = childrenOf(entry, "summary")
  if (content !== undefined && content.attributes.src === undefined) return textOf(content)
  return summary === undefined ? { source: "", markup: null } : textOf(summary)
}

/** A text construct of Atom: `type` is "text", "html" (escaped) or "xhtml" (as elements). */
function textOf(element: XmlElement): FeedText {
  const type = (element.attributes.type ?? "text").toLowerCase()
  if (type === "xhtml") return { source: htmlWithin(element), markup: "html" }
  return { source: textWithin(element), markup: type === "html" || type === "text/html" ? "html" : null }
}

function linkOf(entry: XmlElement): string | null {
  const links = childrenOf(entry, "link")
  const link = links.find(({ attributes }) => (attributes.rel ?? "alternate") === "alternate")
  return link?.attributes.href ?? null
}
