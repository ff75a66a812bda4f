import { DEFAULT_LANGUAGE } from "../../quantity/languages/languages.ts"
import { type ArticleRow, lockOrInsertArticle, touchArticle } from "../../store/articles/articles.ts"
import { insertFigures, insertSlots, listSlots } from "../../store/articles/figures.ts"
import { listFiled } from "../../store/articles/filed-claims.ts"
import type { TurnedConflicts } from "../../store/articles/turned-conflicts.ts"
import { insertVersion, listVersions, type VersionRow } from "../../store/articles/versions.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { lockForFiling } from "../../store/subjects/locks.ts"
import { readPublishedAt } from "../claims/claim-input.ts"
import { hashBody } from "../requests/hash-body.ts"
import type { Publication } from "../requests/read-publication.ts"
import { type InputError, invalidInput, limitReached } from "../requests/refusals.ts"
import type { VersionInput } from "./article-input.ts"
import type { FilingAll } from "./file-all.ts"
import { findSourceId } from "./find-article.ts"
import { type ReadFigure, readSlots, requireOneOfEach, slotPointer } from "./read-slots.ts"
import { type ArticleName, articleWithdrawn, nothingToCorrect, versionTaken } from "./refused-articles.ts"
import { settleArticle } from "./settle-article.ts"

/** Versions that an article has at most. */
const MOST_VERSIONS = 1_000

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
 * version again changes nothing. Whoever delivers another version of the article at the same time waits here.
 */
export async function putVersion(
  trx: Trx,
  name: ArticleName,
  input: VersionInput,
  context: FilingAll,
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
  await insertVersion(trx, article.id, { ...version, text: null, format: null })
  requirePlace(await listVersions(trx, article.id), version)
  await keepFigures(trx, article, { input, version, context })
  const pointers = (versionId: string, place: number) => (versionId === version.id ? slotPointer(place) : "")
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
  const { publishedAt: _time, version = null, language = DEFAULT_LANGUAGE, ...said } = input
  const { headline = null, url = null, correction } = input
  return {
    id: newId(),
    published_at: published.instant,
    published_at_assumed: published.isDay,
    sent_version: version,
    hash: hashBody({ ...said, language }),
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

type Keeping = { readonly input: VersionInput; readonly version: VersionRow; readonly context: FilingAll }

async function keepFigures(trx: Trx, article: ArticleRow, { input, version, context }: Keeping): Promise<void> {
  const filed = await listFiled(trx, article.id)
  const subjects = [...new Set(filed.map(({ subject_id }) => subject_id))]
  const figures = await readSlots(trx, input, { now: context.now, sourceId: article.source_id, subjects })
  const lineages = await findLineages(trx, article.id, figures)
  const rows = figures.map((figure, place) => ({
    article_id: article.id,
    version_id: version.id,
    place,
    lineage_id: lineages.get(figure.slot) ?? "",
    subject_id: figure.subjectId,
    claimants: figure.claimants,
    content: figure.content,
    said: figure.said,
  }))
  await insertFigures(trx, rows)
}

async function findLineages(
  trx: Trx,
  articleId: string,
  figures: readonly ReadFigure[],
): Promise<ReadonlyMap<string, string>> {
  const known = await listSlots(trx, articleId)
  const unknown = figures.map(({ slot }) => slot).filter((slot) => !known.has(slot))
  return new Map([...known, ...(await insertSlots(trx, articleId, unknown))])
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
