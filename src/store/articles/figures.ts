import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { newId } from "../connection/new-id.ts"
import type { Trx } from "../connection/transaction.ts"

/** A figure of a version, as far as claims follow from it. */
export type FigureRow = {
  readonly version_id: string
  /** Its place among the figures of its version, from 0. */
  readonly place: number
  readonly lineage_id: string
  /** Null where it is tied to no subject. */
  readonly subject_id: string | null
  /** The sources that assert it, the first of them first. */
  readonly claimants: readonly string[]
  /** The hash of what it says. */
  readonly content: string
}

/** `said`: what was read, or sent, of the figure. */
export type WholeFigureRow<Said> = FigureRow & { readonly said: Said; readonly slot: string | null }

/**
 * The figures of all versions, in no order. A subject or a claimant that was merged away is read as the one that stays,
 * so that a merge makes no change of an article.
 */
export async function listFigures(db: Db, articleId: string): Promise<readonly FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select f.version_id, f.place, f.lineage_id, f.content,
      coalesce((select s.merged_into from subjects s where s.id = f.subject_id), f.subject_id) as subject_id,
      array(select coalesce(s.merged_into, s.id) from unnest(f.claimants) with ordinality as said (id, nth)
        join sources s on s.id = said.id order by said.nth) as claimants
    from article_figures f where f.article_id = ${articleId}`.execute(db)
  return rows
}

/** The figures of some versions with what they say, in the order of their places. */
export async function listWholeFigures<Said>(
  db: Db,
  versionIds: readonly string[],
): Promise<readonly WholeFigureRow<Said>[]> {
  const { rows } = await sql<WholeFigureRow<Said>>`
    select f.version_id, f.place, f.lineage_id, f.content, f.said,
      coalesce((select s.merged_into from subjects s where s.id = f.subject_id), f.subject_id) as subject_id,
      array(select coalesce(s.merged_into, s.id) from unnest(f.claimants) with ordinality as said (id, nth)
        join sources s on s.id = said.id order by said.nth) as claimants,
      (select l.slot from article_lineages l where l.id = f.lineage_id) as slot
    from article_figures f where f.version_id = any(${[...versionIds]}::uuid[]) order by f.version_id, f.place`.execute(
    db,
  )
  return rows
}

export type NewFigureRow = FigureRow & { readonly article_id: string; readonly said: unknown }

export async function insertFigures(trx: Trx, rows: readonly NewFigureRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into article_figures (version_id, place, article_id, lineage_id, subject_id, claimants, content, said)
    select r.version_id, r.place, r.article_id, r.lineage_id, r.subject_id,
      array(select jsonb_array_elements_text(r.claimants))::uuid[], r.content, r.said
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (version_id uuid, place integer, article_id uuid,
      lineage_id uuid, subject_id uuid, claimants jsonb, content text, said jsonb)`.execute(trx)
}

/** The lineages of an article that have names, by name. */
export async function listSlots(db: Db, articleId: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; slot: string }>`
    select l.id, l.slot from article_lineages l where l.article_id = ${articleId} and l.slot is not null`.execute(db)
  return new Map(rows.map(({ id, slot }) => [slot, id]))
}

/** Makes a lineage for each of these names, and answers their ids by name. */
export async function insertSlots(
  trx: Trx,
  articleId: string,
  slots: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const ids = new Map(slots.map((slot) => [slot, newId()]))
  if (ids.size === 0) return ids
  await trx
    .insertInto("article_lineages")
    .values([...ids].map(([slot, id]) => ({ id, article_id: articleId, slot })))
    .execute()
  return ids
}
