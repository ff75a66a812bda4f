import { type ArticleRow, lockArticle, touchArticle } from "../../store/articles/articles.ts"
import type { TurnedConflicts } from "../../store/articles/turned-conflicts.ts"
import { insertVersion, listVersions, type VersionRow } from "../../store/articles/versions.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { lockForFiling } from "../../store/subjects/locks.ts"
import { hashBody } from "../requests/hash-body.ts"
import { readInstant } from "../requests/read-instant.ts"
import { invalidInput } from "../requests/refusals.ts"
import type { FilingAll } from "./file-all.ts"
import { findSourceId } from "./find-article.ts"
import { lockSubjects } from "./lock-subjects.ts"
import { type ArticleName, noSuchArticle } from "./refused-articles.ts"
import { settleArticle } from "./settle-article.ts"

export type Withdrawn = { readonly article: ArticleRow; readonly withdrawnAt: string; readonly turned: TurnedConflicts }

/**
 * Withdraws an article at a time, RFC 3339 in UTC: what it said stays readable, and none of it is carried from then on. An
 * article that is withdrawn already stays as it is. A version that is published later brings it back.
 */
export async function withdrawArticle(
  trx: Trx,
  name: ArticleName,
  { at, reason }: { readonly at: string; readonly reason: string | null },
  context: FilingAll,
): Promise<Withdrawn> {
  await lockForFiling(trx)
  const article = await lockArticle(trx, {
    sourceId: await findSourceId(trx, name.source),
    externalId: name.externalId,
  })
  if (article === undefined) throw noSuchArticle(name)
  const last = (await listVersions(trx, article.id)).at(-1)
  if (last?.is_withdrawal) return { article, withdrawnAt: last.published_at, turned: { opened: [], resolved: [] } }
  if (last !== undefined && Date.parse(at) < Date.parse(last.published_at)) throw withdrawnBefore(at, last)
  await insertVersion(trx, article.id, withdrawalAt(at, context.now))
  await lockSubjects(trx, article.id)
  const turned = await settleArticle(trx, article, context)
  await touchArticle(trx, article.id, context.now)
  const { now, actor } = context
  const change = { action: "withdrawn", note: reason, before: null, after: { withdrawnAt: at } }
  await insertDirectoryChange(trx, { entity: "article", entityId: article.id, actor, ...change }, now)
  return { article, withdrawnAt: readInstant(at) ?? at, turned }
}

function withdrawnBefore(at: string, { published_at }: VersionRow) {
  const detail = `${at} is before ${published_at}, when the last version was published`
  return invalidInput([{ pointer: "/at", detail }])
}

function withdrawalAt(at: string, now: string) {
  const nothing = { headline: null, url: null, correction: null, text: null, format: null, sections: null }
  const version = { id: newId(), published_at: at, published_at_assumed: false, is_withdrawal: true, recorded_at: now }
  return { ...nothing, ...version, sent_version: null, hash: hashBody({ withdrawn: true }), language: "en" }
}
