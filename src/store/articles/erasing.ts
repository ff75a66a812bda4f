import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A figure of an article, by its version and place, with what is kept of it. */
export type ErasableFigure<Said> = { readonly version_id: string; readonly place: number; readonly said: Said }

export async function listErasable<Said>(db: Db, articleId: string): Promise<readonly ErasableFigure<Said>[]> {
  const { rows } = await sql<ErasableFigure<Said>>`
    select f.version_id, f.place, f.said from article_figures f where f.article_id = ${articleId}`.execute(db)
  return rows
}

export async function updateSaid(trx: Trx, figures: readonly ErasableFigure<unknown>[]): Promise<void> {
  if (figures.length === 0) return
  await sql`
    update article_figures f set said = r.said
    from jsonb_to_recordset(${JSON.stringify(figures)}::jsonb) as r (version_id uuid, place integer, said jsonb)
    where f.version_id = r.version_id and f.place = r.place`.execute(trx)
}

/** Whether a version corrects stays, and not what it says of that. `locations`: where stored answers say that it is. */
export async function blankArticle(trx: Trx, articleId: string, locations: readonly string[]): Promise<void> {
  await sql`
    update article_versions set headline = null, url = null, text = null, format = null, sections = null,
      correction = case when correction is null then null else 'erased' end
    where article_id = ${articleId}`.execute(trx)
  await sql`delete from article_unread where article_id = ${articleId}`.execute(trx)
  await sql`update article_dismissals set reason = null where article_id = ${articleId}`.execute(trx)
  await sql`update directory_changes set note = null where entity = 'article' and entity_id = ${articleId}`.execute(trx)
  await sql`delete from idempotency_keys where headers ->> 'location' = any(${[...locations]}::text[])`.execute(trx)
}
