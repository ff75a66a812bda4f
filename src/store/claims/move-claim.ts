import { sql } from "kysely"
import type { Trx } from "../connection/transaction.ts"
import { moveHistory } from "../history/changes.ts"
import { CLAIM_COLUMN_NAMES } from "./claim-columns.ts"
import type { ClaimRow } from "./claims.ts"

/** Where a claim goes: a figure of another subject, and how the claim is read there (JSON text). */
export type ClaimPlace = {
  readonly family_id: string
  readonly subject_id: string
  readonly figure_id: string
  readonly quantity: string
}

type Moving = Pick<ClaimRow, "family_id" | "id" | "source_id" | "external_id">

/**
 * Puts a claim under a figure of another subject, with its history, its external id and the idempotency keys that stand
 * for it. The caller holds the locks of both families, and counts the claims of both figures again.
 */
export async function moveClaimRow(trx: Trx, claim: Moving, into: ClaimPlace): Promise<void> {
  if (claim.family_id === into.family_id) return updatePlace(trx, claim, into)
  await insertCopy(trx, claim, into)
  await sql`delete from claims where family_id = ${claim.family_id} and id = ${claim.id}`.execute(trx)
  await moveHistory(trx, claim, into)
  await sql`
    update claim_external_ids set family_id = ${into.family_id}
    where source_id = ${claim.source_id} and external_id = ${claim.external_id} and claim_id = ${claim.id}`.execute(trx)
  await sql`
    update idempotency_keys set family_id = ${into.family_id}
    where family_id = ${claim.family_id} and claim_id = ${claim.id}`.execute(trx)
}

async function updatePlace(trx: Trx, { family_id, id }: Moving, into: ClaimPlace): Promise<void> {
  await sql`
    update claims set subject_id = ${into.subject_id}, figure_id = ${into.figure_id}, quantity = ${into.quantity}::jsonb,
      version = version + 1
    where family_id = ${family_id} and id = ${id}`.execute(trx)
}

/** The columns that a claim keeps when it comes into another family. */
const KEPT = CLAIM_COLUMN_NAMES.filter(
  (name) => !["family_id", "subject_id", "figure_id", "quantity", "version"].includes(name),
)

/** The family is the key by which a row lies on a machine: it is never updated, the row is inserted anew. */
async function insertCopy(trx: Trx, { family_id, id }: Moving, into: ClaimPlace): Promise<void> {
  const kept = sql.raw(KEPT.join(", "))
  await sql`
    insert into claims (family_id, subject_id, figure_id, quantity, version, ${kept})
    select ${into.family_id}::uuid, ${into.subject_id}::uuid, ${into.figure_id}::uuid, ${into.quantity}::jsonb, version + 1, ${kept}
    from claims where family_id = ${family_id} and id = ${id}`.execute(trx)
}
