import type { LanguageCode } from "../../quantity/languages/languages.ts"
import { findArticle } from "../../store/articles/articles.ts"
import { listWholeFigures } from "../../store/articles/figures.ts"
import { listWholeUnread } from "../../store/articles/unread.ts"
import { findVersionText, listVersions, type VersionRow } from "../../store/articles/versions.ts"
import type { Db } from "../../store/connection/connect.ts"
import { listRejected } from "../../store/links/link-decisions.ts"
import { readPublishedAt } from "../claims/claim-input.ts"
import type { DraftFormat } from "../drafts/read-draft.ts"
import { type InputError, invalidInput } from "../requests/refusals.ts"
import { hashVersion, type Said, type VersionInput } from "./article-input.ts"
import { findSourceId } from "./find-article.ts"
import { orderOf } from "./order-versions.ts"
import type { NeighbourText, ReadTask, ReadText } from "./read-text.ts"
import type { ArticleName } from "./refused-articles.ts"
import type { StoredUnread } from "./stored-mention.ts"

/** Between which versions a text was read. */
type Neighbours = { readonly beforeId: string | null; readonly afterId: string | null }

/** A text that is to be read between its neighbours. */
export type ToRead = Neighbours & { readonly task: ReadTask }

/** A text that was read between them. */
export type ReadNeighbours = Neighbours & { readonly read: Omit<ReadText, "findings"> }

/** Another version has come between a text and its neighbours since it was read: it has to be read again. */
export class Overtaken extends Error {
  constructor() {
    super("another version of the article came in between")
  }
}

/**
 * What is to be read of the text of a version that is about to be put: the text itself and its neighbours, as they are at
 * this moment. Nothing is locked.
 */
export async function findNeighbours(
  db: Db,
  name: ArticleName,
  input: VersionInput & { readonly text: string },
  now: string,
): Promise<ToRead> {
  const errors: InputError[] = []
  const published = readPublishedAt(input.publishedAt, now, errors)
  if (published === null) throw invalidInput(errors)
  const key = { sourceId: await findSourceId(db, name.source), externalId: name.externalId }
  const article = await findArticle(db, key)
  const arriving = { published_at: published.instant, sent_version: input.version ?? null, hash: hashVersion(input) }
  const versions = article === undefined ? [] : await listVersions(db, article.id)
  const others = versions.filter((version) => !isSameVersion(version, arriving))
  const isBefore = orderOf(arriving)
  const [before, after] = [others.filter(isBefore).at(-1), others.find((version) => !isBefore(version))]
  const { headline, text, format, language, sections } = input
  const version = { headline, text, format, language, sections, publishedAt: published.instant, source: key.sourceId }
  const task = { version, before: await readNeighbour(db, before), after: await readNeighbour(db, after) }
  return { beforeId: before?.id ?? null, afterId: after?.id ?? null, task }
}

type Identity = Pick<VersionRow, "published_at" | "sent_version" | "hash">

function isSameVersion(one: Identity, other: Identity): boolean {
  return one.published_at === other.published_at && one.sent_version === other.sent_version && one.hash === other.hash
}

/** Null where there is no text to hold another against. */
async function readNeighbour(db: Db, version: VersionRow | undefined): Promise<NeighbourText | null> {
  if (version === undefined) return null
  const { text, format } = await findVersionText(db, version.id)
  if (text === null) return null
  const figures = await listWholeFigures<Said>(db, [version.id])
  const rejected = await listRejected(
    db,
    figures.map(({ lineage_id }) => lineage_id),
  )
  return {
    headline: version.headline,
    text,
    format: format as DraftFormat | null,
    language: version.language as LanguageCode,
    mentions: figures.flatMap(({ said }) => said.mention ?? []),
    unread: (await listWholeUnread<StoredUnread>(db, [version.id])).map(({ said }) => said),
    rejected: figures.map(({ lineage_id }) => rejected.get(lineage_id) ?? []),
  }
}

/** `versions`: all of the article in their order. */
export function requireSameNeighbours(versions: readonly VersionRow[], id: string, read: Neighbours): void {
  const place = versions.findIndex((version) => version.id === id)
  const [before, after] = [versions[place - 1]?.id ?? null, versions[place + 1]?.id ?? null]
  if (before !== read.beforeId || after !== read.afterId) throw new Overtaken()
}
