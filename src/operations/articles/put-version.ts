import { DEFAULT_LANGUAGE } from "../../quantity/languages/languages.ts"
import { type ArticleRow, lockOrInsertArticle, touchArticle } from "../../store/articles/articles.ts"
import type { TurnedConflicts } from "../../store/articles/turned-conflicts.ts"
import { insertVersion, listVersions, type VersionRow } from "../../store/articles/versions.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { lockForFiling } from "../../store/subjects/locks.ts"
import { readPublishedAt } from "../claims/claim-input.ts"
import type { Publication } from "../requests/read-publication.ts"
import { type InputError, invalidInput, limitReached } from "../requests/refusals.ts"
import { hashVersion, type VersionInput } from "./article-input.ts"
import type { FilingAll } from "./file-all.ts"
import { findSourceId } from "./find-article.ts"
import { keepFigures, type Putting } from "./keep-figures.ts"
import { requireSameNeighbours } from "./neighbours.ts"
import { requireOneOfEach, slotPointer } from "./read-slots.ts"
import { type ArticleName, articleWithdrawn, nothingToCorrect, versionTaken } from "./refused-articles.ts"
import { settleArticle } from "./settle-article.ts"

/** Versions that an article has at most. */
export const MOST_VERSIONS = 1_000

/** A version that is on file. */
export type PutVersion = {
  readonly article: ArticleRow
  readonly versionId: string
  /** False where it was there before, and then nothing was written. */
  readonly isNew: boolean
  readonly turned: TurnedConflicts
}

const NOTHING_TURNED: TurnedConflicts = { opened: [], resolved: [] }

/**
 * Puts a version of an article into its place, and makes the claims of the article what its versions come to. The same
 * version again changes nothing. Whoever delivers another version of the article at the same time waits here. Throws `Overtaken` where another version has come between the text
 * and its neighbours since it was read.
 */
export async function putVersion(
  trx: Trx,
  name: ArticleName,
  input: VersionInput,
  context: Putting,
): Promise<PutVersion> {
  const published = requirePublication(input.publishedAt, context.now)
  requireOneOfEach(input.claims ?? [])
  await lockForFiling(trx)
  const key = { sourceId: await findSourceId(trx, name.source), externalId: name.externalId }
  const article = await lockOrInsertArticle(trx, key, context.now)
  const version = toVersion(input, published, context.now)
  const versions = await listVersions(trx, article.id)
  const same = findSame(versions, version)
  if (same !== undefined) return { article, versionId: same.id, isNew: false, turned: NOTHING_TURNED }
  const { text = null, format = null, sections = [] } = input
  await insertVersion(trx, article.id, { ...version, text, format, sections: sections.length === 0 ? null : sections })
  const placed = await listVersions(trx, article.id)
  requirePlace(placed, version)
  if (context.read !== null) requireSameNeighbours(placed, version.id, context.read)
  await keepFigures(trx, article, { input, version, versions: placed, context })
  const isSlot = (versionId: string) => versionId === version.id && context.read === null
  const pointers = (versionId: string, place: number) => (isSlot(versionId) ? slotPointer(place) : "")
  const turned = await settleArticle(trx, article, { ...context, pointers })
  await touchArticle(trx, article.id, context.now)
  await recordVersion(trx, article, version, context)
  return { article, versionId: version.id, isNew: true, turned }
}

function requirePublication(text: string, now: string): Publication {
  const errors: InputError[] = []
  const published = readPublishedAt(text, now, errors)
  if (published === null) throw invalidInput(errors)
  return published
}

function toVersion(input: VersionInput, published: Publication, now: string): VersionRow {
  const { version = null, language = DEFAULT_LANGUAGE, headline = null, url = null, correction } = input
  return {
    id: newId(),
    published_at: published.instant,
    published_at_assumed: published.isDay,
    sent_version: version,
    hash: hashVersion(input),
    is_withdrawal: false,
    headline,
    url,
    language,
    correction: correction?.note ?? null,
    recorded_at: now,
  }
}

/** Refuses what a withdrawal has overtaken, and another version under the number of one that is there. */
function findSame(versions: readonly VersionRow[], version: VersionRow): VersionRow | undefined {
  const withdrawal = versions.findLast(({ is_withdrawal }) => is_withdrawal)
  if (withdrawal !== undefined && Date.parse(withdrawal.published_at) >= Date.parse(version.published_at))
    throw articleWithdrawn(version.published_at, withdrawal.published_at)
  const { sent_version, hash, published_at } = version
  const together = versions.filter((one) => one.published_at === published_at && one.sent_version === sent_version)
  const same = together.find((one) => one.hash === hash)
  if (same === undefined && together.length > 0 && sent_version !== null) throw versionTaken(sent_version, published_at)
  if (same === undefined && versions.length >= MOST_VERSIONS)
    throw limitReached("/version", `the article has ${versions.length} versions, and at most ${MOST_VERSIONS} are kept`)
  return same
}

function requirePlace(versions: readonly VersionRow[], { id, correction }: VersionRow): void {
  const before = versions[versions.findIndex((one) => one.id === id) - 1]
  if (correction !== null && (before === undefined || before.is_withdrawal)) throw nothingToCorrect()
}

async function recordVersion(
  trx: Trx,
  { id }: ArticleRow,
  version: VersionRow,
  { now, actor }: FilingAll,
): Promise<void> {
  const { published_at: publishedAt, sent_version, correction, id: versionId } = version
  const after = { version: versionId, publishedAt, ...(sent_version === null ? {} : { senderVersion: sent_version }) }
  const change = { action: "version", note: correction, before: null, after }
  await insertDirectoryChange(trx, { entity: "article", entityId: id, actor, ...change }, now)
}
