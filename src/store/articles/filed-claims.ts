import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily } from "../subjects/subjects.ts"

/** A claim that an article has filed, with what it was filed for. */
export type FiledRow = {
  readonly lineage_id: string
  /** The version that said it first. */
  readonly version_id: string
  readonly claim_id: string
  /** What it was filed under. A person may have moved it since. */
  readonly subject_id: string
  readonly claimants: readonly string[]
  readonly content: string
  /** The claim of this article that it corrects. */
  readonly corrects: string | null
}

export async function listFiled(db: Db, articleId: string): Promise<readonly FiledRow[]> {
  const { rows } = await sql<FiledRow>`
    select c.lineage_id, c.version_id, c.claim_id, c.content, c.corrects,
      coalesce((select s.merged_into from subjects s where s.id = c.subject_id), c.subject_id) as subject_id,
      array(select coalesce(s.merged_into, s.id) from unnest(c.claimants) with ordinality as said (id, nth)
        join sources s on s.id = said.id order by said.nth) as claimants
    from article_claims c where c.article_id = ${articleId}`.execute(db)
  return rows
}

export async function insertFiled(trx: Trx, articleId: string, rows: readonly FiledRow[]): Promise<void> {
  if (rows.length === 0) return
  await trx
    .insertInto("article_claims")
    .values(rows.map((row) => ({ ...row, claimants: [...row.claimants], article_id: articleId })))
    .execute()
}

/** Forgets that an article has filed these claims. */
export async function deleteFiled(trx: Trx, articleId: string, claimIds: readonly string[]): Promise<void> {
  if (claimIds.length === 0) return
  await trx
    .deleteFrom("article_claims")
    .where("article_id", "=", articleId)
    .where("claim_id", "in", [...claimIds])
    .execute()
}

/** Whether the article of a claim still carries it, and when it said it again. */
export type Carrying = InFamily & {
  readonly status: string
  readonly corrected_by: string | null
  readonly subject_id: string
  readonly figure_id: string
  readonly claimants: readonly string[]
  readonly carried_until: string | null
  readonly said_again_at: string | null
}

/** In no order. */
export async function listCarrying(db: Db, claimIds: readonly string[]): Promise<readonly Carrying[]> {
  if (claimIds.length === 0) return []
  const { rows } = await sql<Carrying>`
    select /* finds the family */ c.family_id, c.id, c.status, c.corrected_by, c.subject_id, c.figure_id,
      array[c.claimant_id] || c.further_claimants as claimants, c.carried_until, c.said_again_at
    from claims c where c.id = any(${[...claimIds]}::uuid[])`.execute(db)
  return rows
}

/** The caller holds the locks of the families, and counts the claims of the figures again. */
export async function updateCarrying(
  trx: Trx,
  { family_id, id }: InFamily,
  to: Pick<Carrying, "carried_until" | "said_again_at">,
): Promise<void> {
  await sql`
    update claims set carried_until = ${to.carried_until}, said_again_at = ${to.said_again_at}, version = version + 1
    where family_id = ${family_id} and id = ${id}`.execute(trx)
}
