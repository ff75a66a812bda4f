import { readAtom } from "./atom.ts"
import { expected, type Faults } from "./faults.ts"
import type { FeedArticle } from "./feed-article.ts"
import { readJsonLd } from "./json-ld.ts"
import { isNinjs, readNinjs } from "./ninjs.ts"
import { readRss } from "./rss.ts"
import { readXml, type XmlElement } from "./xml.ts"

/** Versions of articles of one feed at most. */
export const FEED_ARTICLES = 100

/** JSON is JSON-LD or ninjs: what its first item has tells which. */
export function readJsonFeed(document: unknown, faults: Faults): FeedArticle[] {
  return inOrder(isNinjs(document) ? readNinjs(document, faults) : readJsonLd(document, faults), faults)
}

/** XML is Atom or RSS 2.0: its root tells which. */
export function readXmlFeed(source: string, faults: Faults): FeedArticle[] {
  const root = readXml(source, faults)
  return root === null ? [] : inOrder(readRoot(root, faults), faults)
}

const ATOM = "http://www.w3.org/2005/Atom"

function readRoot(root: XmlElement, faults: Faults): FeedArticle[] {
  if (root.namespace === ATOM && (root.name === "feed" || root.name === "entry")) return readAtom(root, faults)
  if (root.name === "rss") return readRss(root, faults)
  expected(faults, "", `<${root.name}>`, `the root of Atom, <feed xmlns="${ATOM}">, or of RSS 2.0, <rss>`)
  return []
}

/** From the oldest to the newest, so that each version finds the one before it. Those of one moment keep their order. */
function inOrder(articles: readonly FeedArticle[], faults: Faults): FeedArticle[] {
  if (articles.length > FEED_ARTICLES)
    expected(faults, "", `${articles.length} articles`, `${FEED_ARTICLES} articles in one feed at most`)
  return articles.toSorted((a, b) => Date.parse(a.publishedAt) - Date.parse(b.publishedAt))
}
