import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { newId } from "../connection/new-id.ts"
import type { Trx } from "../connection/transaction.ts"
import type { FigureRow } from "./figures.ts"

/** What an article gives a figure for, through its versions. */
export type LineageRow = {
  readonly id: string
  /** The sender's name of it; null for one that was read from texts. */
  readonly slot: string | null
  /** The subject that a person has tied it to. */
  readonly subject_id: string | null
  /** A person has said what it speaks of, or that it speaks of no subject. */
  readonly is_decided: boolean
  readonly decided_by: string | null
  readonly decided_at: string | null
}

/** A subject that was merged away is read as the one that stays. */
export async function listLineages(db: Db, articleId: string): Promise<readonly LineageRow[]> {
  const { rows } = await sql<LineageRow>`
    select l.id, l.slot, l.is_decided, l.decided_by, l.decided_at,
      coalesce((select s.merged_into from subjects s where s.id = l.subject_id), l.subject_id) as subject_id
    from article_lineages l where l.article_id = ${articleId} order by l.id`.execute(db)
  return rows
}

export async function insertLineages(trx: Trx, articleId: string, rows: readonly LineageRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into article_lineages (id, article_id, slot, subject_id, is_decided, decided_by, decided_at)
    select r.id, ${articleId}::uuid, r.slot, r.subject_id, r.is_decided, r.decided_by, r.decided_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, slot text, subject_id uuid,
      is_decided boolean, decided_by text, decided_at timestamptz)`.execute(trx)
}

/** A lineage about which nobody has decided anything. */
export function newLineage(slot: string | null): LineageRow {
  return { id: newId(), slot, subject_id: null, is_decided: false, decided_by: null, decided_at: null }
}

/** A figure that belongs to another lineage than before. */
export type MovedFigure = Pick<FigureRow, "version_id" | "place"> & { readonly from: string; readonly into: string }

/** Gives figures, and the claims that were filed with them, to other lineages. */
export async function moveFigures(trx: Trx, moves: readonly MovedFigure[]): Promise<void> {
  if (moves.length === 0) return
  const moved = sql`jsonb_to_recordset(${JSON.stringify(moves)}::jsonb)
    as m (version_id uuid, place integer, "from" uuid, "into" uuid)`
  await sql`
    with taken as (
      delete from article_claims c using ${moved} where c.lineage_id = m.from and c.version_id = m.version_id
      returning m.into as into_id, c.*
    )
    insert into article_claims (article_id, lineage_id, version_id, claim_id, subject_id, claimants, content, corrects)
    select t.article_id, t.into_id, t.version_id, t.claim_id, t.subject_id, t.claimants, t.content, t.corrects
    from taken t`.execute(trx)
  await sql`
    update article_figures f set lineage_id = m.into from ${moved}
    where f.version_id = m.version_id and f.place = m.place`.execute(trx)
}

/** Deletes the lineages of texts that have no figure any more and about which nobody has decided anything. */
export async function deleteEmptyLineages(trx: Trx, articleId: string): Promise<void> {
  await sql`
    delete from article_lineages l where l.article_id = ${articleId} and l.slot is null and not l.is_decided
      and not exists (select from article_figures f where f.lineage_id = l.id)
      and not exists (select from article_claims c where c.lineage_id = l.id)`.execute(trx)
}

/** Ties a lineage to a subject, or to none. */
export async function updateDecision(
  trx: Trx,
  id: string,
  decision: Pick<LineageRow, "subject_id" | "decided_by" | "decided_at">,
): Promise<void> {
  await trx
    .updateTable("article_lineages")
    .set({ ...decision, is_decided: true })
    .where("id", "=", id)
    .execute()
}
