import { type ArticleRow, lockArticle, touchArticle } from "../../store/articles/articles.ts"
import { deleteDismissal, insertDismissal, listDismissals } from "../../store/articles/dismissals.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { insertDirectoryChange } from "../../store/history/changes.ts"
import { lockForFiling } from "../../store/subjects/locks.ts"
import type { Occasion } from "../requests/occasion.ts"
import { limitReached } from "../requests/refusals.ts"
import { findSourceId } from "./find-article.ts"
import { type ArticleName, noSuchArticle } from "./refused-articles.ts"

/** A finding that is put aside, or is to be shown again. */
export type Dismissal = { readonly finding: string; readonly dismissed?: boolean; readonly reason?: string }

/** Findings of one article that may be put aside. */
const MOST_DISMISSED = 1_000

/** Puts a finding of an article aside, so that no answer shows it any more, or takes it back. */
export async function dismissFinding(
  trx: Trx,
  name: ArticleName,
  { finding, dismissed = true, reason }: Dismissal,
  { now, actor }: Occasion,
): Promise<ArticleRow> {
  await lockForFiling(trx)
  const article = await lockArticle(trx, {
    sourceId: await findSourceId(trx, name.source),
    externalId: name.externalId,
  })
  if (article === undefined) throw noSuchArticle(name)
  const row = { finding_id: finding, reason: reason ?? null, dismissed_by: actor, dismissed_at: now }
  const { id } = article
  if (dismissed && (await listDismissals(trx, id)).length >= MOST_DISMISSED)
    throw limitReached("/finding", `at most ${MOST_DISMISSED} findings of an article may be dismissed`)
  const isChanged = dismissed ? await insertDismissal(trx, id, row) : await deleteDismissal(trx, id, finding)
  if (!isChanged) return article
  await touchArticle(trx, id, now)
  const change = {
    action: dismissed ? "dismissed" : "undismissed",
    note: reason ?? null,
    before: null,
    after: { finding },
  }
  await insertDirectoryChange(trx, { entity: "article", entityId: id, actor, ...change }, now)
  return article
}
