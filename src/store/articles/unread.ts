import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A number in the text of a version that was not understood. */
export type UnreadRow = {
  readonly version_id: string
  /** Its place among the numbers of its version that were not understood, from 0. */
  readonly place: number
  readonly id: string
  /** The place of the number of the version before that it continues. */
  readonly tied_place: number | null
  /** Stands for the sentence that it stands in and its place there. */
  readonly sentence: string
}

/** `said`: its words and where they stand; null where it was not asked for. */
export type WholeUnreadRow<Said> = UnreadRow & { readonly said: Said }

/** Those of all versions of an article, by version and place, with what those of some versions say. */
export async function listUnread<Said>(
  db: Db,
  articleId: string,
  versionIds: readonly string[],
): Promise<readonly WholeUnreadRow<Said | null>[]> {
  const { rows } = await sql<WholeUnreadRow<Said | null>>`
    select u.version_id, u.place, u.id, u.tied_place, u.sentence,
      case when u.version_id = any(${[...versionIds]}::uuid[]) then u.said end as said
    from article_unread u where u.article_id = ${articleId} order by u.version_id, u.place`.execute(db)
  return rows
}

/** Those of some versions, by version and place. */
export async function listWholeUnread<Said>(
  db: Db,
  versionIds: readonly string[],
): Promise<readonly WholeUnreadRow<Said>[]> {
  const { rows } = await sql<WholeUnreadRow<Said>>`
    select u.version_id, u.place, u.id, u.tied_place, u.sentence, u.said from article_unread u
    where u.version_id = any(${[...versionIds]}::uuid[]) order by u.version_id, u.place`.execute(db)
  return rows
}

/** What one of an article says; undefined where the article has none of this id. */
export async function findUnread<Said>(db: Db, articleId: string, id: string): Promise<Said | undefined> {
  const { rows } = await sql<{ said: Said }>`
    select u.said from article_unread u where u.article_id = ${articleId} and u.id = ${id}`.execute(db)
  return rows[0]?.said
}

export async function insertUnread(
  trx: Trx,
  articleId: string,
  rows: readonly WholeUnreadRow<unknown>[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into article_unread (version_id, place, article_id, id, said, tied_place, sentence)
    select r.version_id, r.place, ${articleId}::uuid, r.id, r.said, r.tied_place, r.sentence
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (version_id uuid, place integer, id uuid, said jsonb, tied_place integer, sentence text)`.execute(trx)
}

/** Says what the numbers of a version continue, in their order. */
export async function updateUnreadTies(
  trx: Trx,
  versionId: string,
  ties: readonly Pick<UnreadRow, "place" | "tied_place">[],
): Promise<void> {
  if (ties.length === 0) return
  await sql`
    update article_unread u set tied_place = r.tied_place
    from jsonb_to_recordset(${JSON.stringify(ties)}::jsonb) as r (place integer, tied_place integer)
    where u.version_id = ${versionId} and u.place = r.place`.execute(trx)
}
