import { composeText } from "./compose.ts"
import { expected, type Faults } from "./faults.ts"
import type { FeedArticle, FeedText } from "./feed-article.ts"
import { readMailInstant } from "./instants.ts"
import { childrenOf, childText, type XmlElement } from "./xml.ts"

const EXPECTED_TIME = 'a time such as "Mon, 04 Nov 2024 06:00:00 GMT"'

/** The items of RSS 2.0. Its texts are HTML, as its readers take them. */
export function readRss(root: XmlElement, faults: Faults): FeedArticle[] {
  const channels = childrenOf(root, "channel")
  return channels.flatMap((channel) => {
    const language = childText(channel, "language")
    return childrenOf(channel, "item").flatMap(
      (item, at) => readItem(item, `/channel/item/${at}`, language, faults) ?? [],
    )
  })
}

function readItem(item: XmlElement, pointer: string, language: string | null, faults: Faults): FeedArticle | null {
  const link = childText(item, "link")
  const externalId =
    childText(item, "guid") ?? link ?? expected(faults, `${pointer}/guid`, undefined, "a guid or a link")
  // "updated" is the one of Atom, "modified" that of Dublin Core: a version is as old as its last change.
  const given = childText(item, "updated", "modified", "pubDate", "date")
  const publishedAt =
    (given === null ? null : readMailInstant(given)) ??
    expected(faults, `${pointer}/pubDate`, given ?? undefined, EXPECTED_TIME)
  const { text, sections } = composeText([{ headline: null, text: bodyOf(item), publishedAt: null }])
  if (text === "")
    expected(faults, `${pointer}/description`, undefined, "a description or a content:encoded with a text")
  if (externalId === null || publishedAt === null || text === "") return null
  return {
    ...{ externalId, headline: childText(item, "title"), text, sections, url: link, publishedAt },
    ...{ version: null, correction: null, language, isWithdrawn: false },
  }
}

/** `content:encoded` is the whole text where an item has both. */
function bodyOf(item: XmlElement): FeedText {
  return { source: childText(item, "encoded", "description") ?? "", markup: "html" }
}
