import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A finding of an article that somebody has put aside. */
export type DismissalRow = {
  readonly finding_id: string
  readonly reason: string | null
  readonly dismissed_by: string | null
  readonly dismissed_at: string
}

/** The latest first. */
export async function listDismissals(db: Db, articleId: string): Promise<readonly DismissalRow[]> {
  const { rows } = await sql<DismissalRow>`
    select d.finding_id, d.reason, d.dismissed_by, d.dismissed_at from article_dismissals d
    where d.article_id = ${articleId} order by d.dismissed_at desc, d.finding_id`.execute(db)
  return rows
}

/** False where it is dismissed already: then the reason that was given first stays. */
export async function insertDismissal(trx: Trx, articleId: string, row: DismissalRow): Promise<boolean> {
  const { rows } = await sql`
    insert into article_dismissals (article_id, finding_id, reason, dismissed_by, dismissed_at)
    values (${articleId}, ${row.finding_id}, ${row.reason}, ${row.dismissed_by}, ${row.dismissed_at})
    on conflict (article_id, finding_id) do nothing returning finding_id`.execute(trx)
  return rows.length > 0
}

/** False where it was not dismissed. */
export async function deleteDismissal(trx: Trx, articleId: string, findingId: string): Promise<boolean> {
  const { rows } = await sql`
    delete from article_dismissals where article_id = ${articleId} and finding_id = ${findingId} returning finding_id`.execute(
    trx,
  )
  return rows.length > 0
}
