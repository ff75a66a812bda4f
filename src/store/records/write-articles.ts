import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { WholeArticleRow } from "./list-articles.ts"

/** Writes an article with the id and the times that it has elsewhere. It has no versions yet. */
export async function insertWholeArticle(trx: Trx, row: Omit<WholeArticleRow, "source_name">): Promise<void> {
  await trx
    .insertInto("articles")
    .values({ ...row, version: 1 })
    .execute()
}

/** Says which of the versions of an article is the last. It is no change of the article. */
export async function setLastVersion(trx: Trx, articleId: string): Promise<void> {
  await sql`
    update articles set current_version_id = (
      select v.id from article_versions v where v.article_id = ${articleId}
      order by v.published_at desc, v.sent_version desc nulls last, v.arrived desc limit 1)
    where id = ${articleId}`.execute(trx)
}

/** Those of these ids that lineages have, of whichever article. */
export async function findLineageIds(db: Db, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select l.id from article_lineages l where l.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** A claim that an article says it has filed. */
export type ClaimOfArticle = {
  readonly id: string
  readonly source_id: string
  /** The article that has filed it here; null where none has. */
  readonly article_id: string | null
}

/** In no order. One that is not there is left out. */
export async function listClaimsOfArticle(db: Db, ids: readonly string[]): Promise<readonly ClaimOfArticle[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ClaimOfArticle>`
    select /* finds the family */ c.id, c.source_id,
      (select a.article_id from article_claims a where a.claim_id = c.id limit 1) as article_id
    from claims c where c.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** Whether the text of an article was erased, here or where it comes from. */
export async function isArticleErased(db: Db, id: string): Promise<boolean> {
  const { rows } = await sql`
    select from directory_changes h where h.entity = 'article' and h.entity_id = ${id} and h.action = 'erased' limit 1`.execute(
    db,
  )
  return rows.length > 0
}
