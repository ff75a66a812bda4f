import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A figure of a version, as far as claims follow from it. */
export type FigureRow = {
  readonly version_id: string
  /** Its place among the figures of its version, from 0. */
  readonly place: number
  readonly lineage_id: string
  /** The subject that it was sent with; null where it was read from a text. */
  readonly subject_id: string | null
  /** The sources that assert it, the first of them first; empty while nobody has asked, for a figure of a text. */
  readonly claimants: readonly string[]
  /** The hash of what it says. */
  readonly content: string
  /** The place of the figure of the version before that it continues. */
  readonly tied_place: number | null
  /** It says what that one says. */
  readonly is_kept: boolean
  /** Stands for the sentence that it was read in and its place there; null where it was sent as a figure. */
  readonly sentence: string | null
}

/** `said`: what was read, or sent, of the figure. */
export type WholeFigureRow<Said> = FigureRow & { readonly said: Said; readonly slot: string | null }

/** A subject or a claimant that was merged away is read as the one that stays, so that a merge is no change of an article. */
const COLUMNS = sql`
  f.version_id, f.place, f.lineage_id, f.content, f.tied_place, f.is_kept, f.sentence,
  coalesce((select s.merged_into from subjects s where s.id = f.subject_id), f.subject_id) as subject_id,
  array(select coalesce(s.merged_into, s.id) from unnest(f.claimants) with ordinality as said (id, nth)
    join sources s on s.id = said.id order by said.nth) as claimants`

/** The figures of all versions, by version and place. */
export async function listFigures(db: Db, articleId: string): Promise<readonly FigureRow[]> {
  const { rows } = await sql<FigureRow>`
    select ${COLUMNS} from article_figures f where f.article_id = ${articleId} order by f.version_id, f.place`.execute(
    db,
  )
  return rows
}

/** The figures of some versions with what they say, by version and place. */
export async function listWholeFigures<Said>(
  db: Db,
  versionIds: readonly string[],
): Promise<readonly WholeFigureRow<Said>[]> {
  const { rows } = await sql<WholeFigureRow<Said>>`
    select ${COLUMNS}, f.said, (select l.slot from article_lineages l where l.id = f.lineage_id) as slot
    from article_figures f where f.version_id = any(${[...versionIds]}::uuid[]) order by f.version_id, f.place`.execute(
    db,
  )
  return rows
}

export type NewFigureRow = FigureRow & { readonly article_id: string; readonly said: unknown; readonly seen: unknown }

export async function insertFigures(trx: Trx, rows: readonly NewFigureRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    insert into article_figures (version_id, place, article_id, lineage_id, subject_id, claimants, content, said,
      tied_place, is_kept, sentence, seen)
    select r.version_id, r.place, r.article_id, r.lineage_id, r.subject_id,
      array(select jsonb_array_elements_text(r.claimants))::uuid[], r.content, r.said, r.tied_place, r.is_kept, r.sentence,
      nullif(r.seen, 'null')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (version_id uuid, place integer, article_id uuid,
      lineage_id uuid, subject_id uuid, claimants jsonb, content text, said jsonb, tied_place integer, is_kept boolean,
      sentence text, seen jsonb)`.execute(trx)
}

/** What a figure of a version continues. */
export type TieRow = Pick<FigureRow, "version_id" | "place" | "tied_place" | "is_kept">

export async function updateTies(trx: Trx, rows: readonly TieRow[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update article_figures f set tied_place = r.tied_place, is_kept = r.is_kept
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r (version_id uuid, place integer, tied_place integer, is_kept boolean)
    where f.version_id = r.version_id and f.place = r.place`.execute(trx)
}

export async function updateClaimants(
  trx: Trx,
  rows: readonly Pick<FigureRow, "version_id" | "place" | "claimants">[],
): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update article_figures f set claimants = array(select jsonb_array_elements_text(r.claimants))::uuid[]
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (version_id uuid, place integer, claimants jsonb)
    where f.version_id = r.version_id and f.place = r.place`.execute(trx)
}
