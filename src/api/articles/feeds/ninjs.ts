import { isObject, type JsonObject } from "../../../operations/requests/json-object.ts"
import { composeText } from "./compose.ts"
import { expected, type Faults } from "./faults.ts"
import type { FeedArticle, FeedText } from "./feed-article.ts"
import { EXPECTED_INSTANT, readIsoInstant } from "./instants.ts"
import { listOf, textOf } from "./json-members.ts"

/** Whether a document is ninjs rather than JSON-LD: an item of it, or the first of a list. */
export function isNinjs(document: unknown): boolean {
  const [first] = listOf(document)
  return isObject(first) && !("@type" in first) && !("@graph" in first) && typeof first.uri === "string"
}

/**
 * The items of IPTC ninjs 2 and 3: one, or a list of them. The third writes `versionCreated` where the second has
 * `versioncreated`, and so on; both are read.
 */
export function readNinjs(document: unknown, faults: Faults): FeedArticle[] {
  const isList = Array.isArray(document)
  return listOf(document).flatMap((item, at) => {
    const pointer = isList ? `/${at}` : ""
    if (isObject(item)) return readItem(item, pointer, faults) ?? []
    expected(faults, pointer, item, "an item of ninjs")
    return []
  })
}

function readItem(item: JsonObject, pointer: string, faults: Faults): FeedArticle | null {
  const externalId = textOf(item, "uri") ?? expected(faults, `${pointer}/uri`, item.uri, "a uri")
  const publishedAt = timeOf(item, pointer, faults)
  const isWithdrawn = ["canceled", "cancelled"].includes(textOf(item, "pubStatus", "pubstatus") ?? "usable")
  const { text, sections } = composeText([{ headline: null, text: bodyOf(item), publishedAt: null }])
  if (text === "" && !isWithdrawn) expected(faults, `${pointer}/bodies`, item.bodies, "a body with a text")
  if (externalId === null || publishedAt === null || (text === "" && !isWithdrawn)) return null
  return {
    ...{ externalId, headline: mainOf(item.headlines), text, sections, url: urlOf(item), publishedAt },
    ...{ version: versionOf(item), correction: null, language: textOf(item, "language"), isWithdrawn },
  }
}

function timeOf(item: JsonObject, pointer: string, faults: Faults): string | null {
  const members = ["versionCreated", "versioncreated", "firstCreated", "firstcreated"]
  const member = members.find((name) => item[name] !== undefined) ?? "versionCreated"
  const given = item[member]
  const instant = typeof given === "string" ? readIsoInstant(given) : null
  return instant ?? expected(faults, `${pointer}/${member}`, given, EXPECTED_INSTANT)
}

/** The headline whose role is "main"; else the first. */
function mainOf(headlines: unknown): string | null {
  const given = listOf(headlines).filter(isObject)
  const main = given.find((headline) => headline.role === "main") ?? given[0]
  return main === undefined ? null : textOf(main, "value")
}

/** Of bodies in several forms the plain one, since it needs no reading of markup; else the first that has a text. */
function bodyOf(item: JsonObject): FeedText {
  const bodies = listOf(item.bodies).filter(isObject)
  const isPlain = (body: JsonObject) => (textOf(body, "contentType", "contenttype") ?? "").startsWith("text/plain")
  const body = bodies.find((given) => isPlain(given) && textOf(given, "value") !== null) ?? bodies.find(hasValue)
  if (body === undefined) return { source: textOf(item, "body_text") ?? "", markup: null }
  return { source: textOf(body, "value") ?? "", markup: isPlain(body) ? null : "html" }
}

function hasValue(body: JsonObject): boolean {
  return textOf(body, "value") !== null
}

function urlOf(item: JsonObject): string | null {
  const uri = textOf(item, "uri")
  return uri !== null && /^https?:/i.test(uri) ? uri : null
}

/** A version of ninjs is a text; one that is a number orders versions of one moment. */
function versionOf(item: JsonObject): number | null {
  const version = textOf(item, "version") ?? item.version
  const number = Number(version ?? Number.NaN)
  return Number.isSafeInteger(number) && number >= 0 ? number : null
}
