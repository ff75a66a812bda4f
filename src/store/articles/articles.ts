import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { newId } from "../connection/new-id.ts"
import type { Trx } from "../connection/transaction.ts"

export type ArticleRow = {
  readonly id: string
  readonly source_id: string
  readonly source_name: string
  readonly external_id: string
  readonly version: number
  readonly created_at: string
  readonly changed_at: string
}

/** Under which id a source publishes an article. */
export type ArticleKey = { readonly sourceId: string; readonly externalId: string }

const COLUMNS = sql`
  a.id, a.source_id, (select s.name from sources s where s.id = a.source_id) as source_name, a.external_id, a.version,
  a.created_at, a.changed_at`

/**
 * Locks an article until the transaction ends, and makes it where it is not there: whoever delivers a version of it waits
 * here for whoever delivers another.
 */
export async function lockOrInsertArticle(
  trx: Trx,
  { sourceId, externalId }: ArticleKey,
  now: string,
): Promise<ArticleRow> {
  await sql`
    insert into articles (id, source_id, external_id, created_at, changed_at)
    values (${newId()}, ${sourceId}, ${externalId}, ${now}, ${now})
    on conflict (source_id, external_id) do nothing`.execute(trx)
  const row = await lockArticle(trx, { sourceId, externalId })
  if (row === undefined) throw new Error(`the article "${externalId}" is gone while it is made`)
  return row
}

export async function lockArticle(trx: Trx, key: ArticleKey): Promise<ArticleRow | undefined> {
  await sql`
    select from articles where source_id = ${key.sourceId} and external_id = ${key.externalId} for update`.execute(trx)
  return findArticle(trx, key)
}

export async function findArticle(db: Db, { sourceId, externalId }: ArticleKey): Promise<ArticleRow | undefined> {
  const { rows } = await sql<ArticleRow>`
    select ${COLUMNS} from articles a where a.source_id = ${sourceId} and a.external_id = ${externalId}`.execute(db)
  return rows[0]
}

/** Counts a change of an article, and says which of its versions is the last. */
export async function touchArticle(trx: Trx, id: string, now: string): Promise<void> {
  await sql`
    update articles set version = version + 1, changed_at = ${now}, current_version_id = (
      select v.id from article_versions v where v.article_id = ${id}
      order by v.published_at desc, v.sent_version desc nulls last, v.arrived desc limit 1)
    where id = ${id}`.execute(trx)
}

/** An external id under which both sources publish an article, if there is one. */
export async function findSharedArticle(db: Db, from: string, into: string): Promise<string | undefined> {
  const { rows } = await sql<{ external_id: string }>`
    select a.external_id from articles a join articles b on b.external_id = a.external_id and b.source_id = ${into}
    where a.source_id = ${from} order by a.external_id limit 1`.execute(db)
  return rows[0]?.external_id
}

/** Gives the articles of a source to the one that it is merged into. */
export async function moveArticles(trx: Trx, from: string, into: string): Promise<void> {
  await sql`update articles set source_id = ${into} where source_id = ${from}`.execute(trx)
}
