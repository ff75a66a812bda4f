import { sql } from "kysely"
import type { PrintedQuantity } from "../../quantity/quantity.ts"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { NamedRow } from "../subjects/subjects.ts"
import type { ClaimStatus } from "../tables.ts"

export type ClaimRow = {
  readonly id: string
  readonly subject_id: string
  readonly subject_name: string
  readonly figure_id: string
  readonly source_id: string
  readonly source_name: string
  readonly claimant_id: string
  readonly claimant_name: string
  /** Nearest first. */
  readonly via: readonly NamedRow[]
  readonly wording: string
  readonly quantity: PrintedQuantity
  readonly as_of_from: string
  readonly as_of_to: string
  readonly as_of_assumed: boolean
  readonly published_at: string
  readonly recorded_at: string
  readonly url: string | null
  readonly quote: string | null
  readonly external_id: string | null
  readonly status: ClaimStatus
  readonly corrects: string | null
  readonly corrected_by: string | null
  readonly version: number
}

/** Of a row `c`. Names are looked up by key: beside a join, a list of a few rows is taken for a reason to read all subjects. */
export const CLAIM_COLUMNS = sql`
  c.id, c.subject_id, c.figure_id, c.source_id, c.claimant_id, c.wording, c.quantity, c.as_of_from, c.as_of_to,
  c.as_of_assumed, c.published_at, c.recorded_at, c.url, c.quote, c.external_id, c.status, c.corrects, c.corrected_by,
  c.version, (select name from subjects where id = c.subject_id) as subject_name,
  (select name from sources where id = c.source_id) as source_name,
  (select name from sources where id = c.claimant_id) as claimant_name,
  coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) order by place)
    from unnest(c.via) with ordinality as link (id, place)
    cross join lateral (select id, name from sources where id = link.id offset 0) v), '[]') as via`

export async function findClaim(db: Db, id: string): Promise<ClaimRow | undefined> {
  const { rows } = await sql<ClaimRow>`select ${CLAIM_COLUMNS} from claims c where c.id = ${id}`.execute(db)
  return rows[0]
}

/** In no order; those that are not there are left out. */
export async function findClaims(db: Db, ids: readonly string[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ClaimRow>`
    select ${CLAIM_COLUMNS} from claims c where c.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

/** Ends an active claim. The row stays. */
export async function endClaim(
  trx: Trx,
  claim: { subjectId: string; id: string },
  end: { status: "retracted" } | { status: "corrected"; by: string },
  now: string,
): Promise<void> {
  await trx
    .updateTable("claims")
    .set((eb) => ({
      status: end.status,
      ended_at: now,
      corrected_by: end.status === "corrected" ? end.by : null,
      version: eb("version", "+", 1),
    }))
    .where("subject_id", "=", claim.subjectId)
    .where("id", "=", claim.id)
    .execute()
}

/** After a correction the id stands for the claim that is in force. */
export async function moveExternalId(trx: Trx, from: string, into: string): Promise<void> {
  await sql`update claim_external_ids e set claim_id = ${into} from claims c
    where c.id = ${from} and e.source_id = c.source_id and e.external_id = c.external_id`.execute(trx)
}

/** After a retraction the id stands for nothing: it can be filed again. */
export async function deleteExternalId(trx: Trx, claim: Pick<ClaimRow, "id" | "source_id" | "external_id">) {
  await trx
    .deleteFrom("claim_external_ids")
    .where("source_id", "=", claim.source_id)
    .where("external_id", "=", claim.external_id)
    .where("claim_id", "=", claim.id)
    .execute()
}
