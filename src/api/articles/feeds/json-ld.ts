import { isObject, type JsonObject } from "../../../operations/requests/json-object.ts"
import { findMarkup } from "../../../quantity/find-markup.ts"
import { composeText } from "./compose.ts"
import { expected, type Faults } from "./faults.ts"
import type { FeedArticle, FeedPart, FeedText } from "./feed-article.ts"
import { EXPECTED_INSTANT, readIsoInstant } from "./instants.ts"
import { listOf, textOf } from "./json-members.ts"

/** The types of schema.org whose texts are articles. */
const ARTICLES: ReadonlySet<string> = new Set(
  (
    "Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle " +
    "ReviewNewsArticle AskPublicNewsArticle LiveBlogPosting BlogPosting SocialMediaPosting Report"
  ).split(" "),
)

/** The articles of a JSON-LD document: an object, a list of them, or a `@graph`. What is no article in it is passed over. */
export function readJsonLd(document: unknown, faults: Faults): FeedArticle[] {
  const articles = listArticles(document, "").map(({ value, pointer }) => readArticle(value, pointer, faults))
  if (articles.length === 0)
    expected(faults, "", typesOf(document), "at least one object whose @type is NewsArticle or LiveBlogPosting")
  return articles.filter((article) => article !== null)
}

type Placed = { readonly value: JsonObject; readonly pointer: string }

function listArticles(value: unknown, pointer: string): Placed[] {
  if (Array.isArray(value)) return value.flatMap((item, at) => listArticles(item, `${pointer}/${at}`))
  if (!isObject(value)) return []
  if (typesOf(value).some((type) => ARTICLES.has(type))) return [{ value, pointer }]
  return "@graph" in value ? listArticles(value["@graph"], `${pointer}/@graph`) : []
}

/** The names of its types, without the address of schema.org. */
function typesOf(value: unknown): string[] {
  if (!isObject(value)) return []
  return listOf(value["@type"]).map((type) => String(type).replace(/^(?:https?:\/\/schema\.org\/|schema:)/, ""))
}

function readArticle(value: JsonObject, pointer: string, faults: Faults): FeedArticle | null {
  const externalId = idOf(value) ?? expected(faults, pointer, value["@id"], "an @id, an identifier or a url")
  const publishedAt = timeOf(value, pointer, faults) ?? missingTime(value, pointer, faults)
  const parts = [bodyOf(value), ...updatesOf(value, pointer, faults)]
  const { text, sections } = composeText(parts)
  if (text === "") expected(faults, `${pointer}/articleBody`, value.articleBody, "a text")
  if (externalId === null || publishedAt === null || text === "") return null
  const headline = textOf(value, "headline", "name")
  const correction = correctionOf(value)
  const language = textOf(value, "inLanguage")
  return {
    ...{ externalId, headline, text, sections, url: textOf(value, "url"), publishedAt, version: versionOf(value) },
    ...{ correction, language, isWithdrawn: false },
  }
}

/** An `@id` is stable by itself; an `identifier` may be a text or a `PropertyValue`. */
function idOf(value: JsonObject): string | null {
  const [identifier] = listOf(value.identifier)
  const named = isObject(identifier) ? textOf(identifier, "value") : typeof identifier === "string" ? identifier : null
  const page = isObject(value.mainEntityOfPage) ? textOf(value.mainEntityOfPage, "@id", "url") : null
  return textOf(value, "@id") ?? named ?? textOf(value, "url", "mainEntityOfPage") ?? page
}

/** A version of a text is as old as its last change. */
function timeOf(value: JsonObject, pointer: string, faults: Faults): string | null {
  for (const member of ["dateModified", "datePublished", "dateCreated"]) {
    const given = value[member]
    if (given === undefined || given === null) continue
    const instant = typeof given === "string" ? readIsoInstant(given) : null
    return instant ?? expected(faults, `${pointer}/${member}`, given, EXPECTED_INSTANT)
  }
  return null
}

function missingTime(value: JsonObject, pointer: string, faults: Faults): null {
  const isMissing = value.dateModified === undefined && value.datePublished === undefined
  return isMissing ? expected(faults, `${pointer}/datePublished`, undefined, EXPECTED_INSTANT) : null
}

function bodyOf(value: JsonObject): FeedPart {
  return { headline: null, text: sent(textOf(value, "articleBody", "text") ?? ""), publishedAt: null }
}

/** JSON-LD does not say how its texts are marked up. One with tags is HTML. */
function sent(source: string): FeedText {
  return { source, markup: findMarkup(source) === "html" ? "html" : null }
}

/** The updates of a live blog. Each has the time of its own last change. */
function updatesOf(value: JsonObject, pointer: string, faults: Faults): FeedPart[] {
  return listOf(value.liveBlogUpdate).flatMap((update, at) => {
    if (!isObject(update)) {
      expected(faults, `${pointer}/liveBlogUpdate/${at}`, update, "a BlogPosting")
      return []
    }
    const publishedAt = timeOf(update, `${pointer}/liveBlogUpdate/${at}`, faults)
    return [{ ...bodyOf(update), headline: textOf(update, "headline", "name"), publishedAt }]
  })
}

/** What the article says of a correction: a text, or a `CorrectionComment`. The last of several is that of this version. */
function correctionOf(value: JsonObject): { note: string } | null {
  const notes = listOf(value.correction).flatMap((item) => {
    const note = typeof item === "string" ? item.trim() : isObject(item) ? textOf(item, "text", "description") : null
    return note === null || note === "" ? [] : [note]
  })
  const note = notes.at(-1)
  return note === undefined ? null : { note }
}

function versionOf(value: JsonObject): number | null {
  const version = Number(value.version ?? Number.NaN)
  return Number.isSafeInteger(version) && version >= 0 ? version : null
}
