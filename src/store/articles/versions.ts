import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A version of an article without its text. Times are RFC 3339 in UTC. */
export type VersionRow = {
  readonly id: string
  readonly published_at: string
  readonly published_at_assumed: boolean
  /** The sender's own number; null where it gave none. */
  readonly sent_version: number | null
  /** Of all that was sent; the same hash at the same time is the same version. */
  readonly hash: string
  readonly is_withdrawal: boolean
  readonly headline: string | null
  readonly url: string | null
  readonly language: string
  /** What the version says of the correction that it makes; null where it makes none. */
  readonly correction: string | null
  readonly recorded_at: string
}

export type VersionText = { readonly text: string | null; readonly format: string | null }

/** A part of a text that has a time of its own, as it was sent. */
export type SectionRow = { readonly start: number; readonly end: number; readonly publishedAt: string }

/** A version with its text. `sections`: null where no part has a time of its own. */
export type WholeVersion = VersionRow & VersionText & { readonly sections: readonly SectionRow[] | null }

const COLUMNS = sql`v.id, v.published_at, v.published_at_assumed, v.sent_version, v.hash, v.is_withdrawal, v.headline,
  v.url, v.language, v.correction, v.recorded_at`

/** The versions of an article in their order: by publication, then by the sender's number, then by arrival. */
export async function listVersions(db: Db, articleId: string): Promise<readonly VersionRow[]> {
  const { rows } = await sql<VersionRow>`
    select ${COLUMNS} from article_versions v where v.article_id = ${articleId}
    order by v.published_at, v.sent_version nulls first, v.arrived`.execute(db)
  return rows
}

export async function findVersionText(db: Db, id: string): Promise<VersionText> {
  const { rows } = await sql<VersionText>`select v.text, v.format from article_versions v where v.id = ${id}`.execute(
    db,
  )
  return rows[0] ?? { text: null, format: null }
}

export async function insertVersion(trx: Trx, articleId: string, row: WholeVersion): Promise<void> {
  const sections = row.sections === null ? null : JSON.stringify(row.sections)
  await trx
    .insertInto("article_versions")
    .values({ ...row, sections, article_id: articleId })
    .execute()
}
