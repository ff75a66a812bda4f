import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"

/** What the last version of an article says. It has no text where its figures were sent by name, or it was withdrawn. */
export type CurrentText = {
  readonly id: string
  readonly headline: string | null
  readonly text: string | null
  readonly format: string | null
  readonly language: string
  readonly published_at: string
}

/** Of the last version in the order of publication. */
export async function findCurrentText(db: Db, articleId: string): Promise<CurrentText | undefined> {
  const { rows } = await sql<CurrentText>`
    select v.id, v.headline, v.text, v.format, v.language, v.published_at from article_versions v
    where v.article_id = ${articleId}
    order by v.published_at desc, v.sent_version desc nulls last, v.arrived desc limit 1`.execute(db)
  return rows[0]
}
