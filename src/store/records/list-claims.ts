import { sql } from "kysely"
import type { Measure } from "../../compare/pair/figure.ts"
import { CLAIM_COLUMNS, type ClaimRow } from "../claims/claims.ts"
import type { Db } from "../connection/connect.ts"
import { inWindow, type Window } from "./window.ts"

/** A claim with all that is kept of it. */
export type WholeClaimRow = ClaimRow & {
  readonly subject_unit: string
  readonly subject_measure: Measure
  readonly ended_at: string | null
  readonly said_again_at: string | null
  /** The hash of the body that has taken its external id; null where the claim has none, or no longer stands for it. */
  readonly body_hash: string | null
}

export async function listWholeClaims(db: Db, window: Window): Promise<WholeClaimRow[]> {
  const { rows } = await sql<WholeClaimRow>`
    select /* every family */ ${CLAIM_COLUMNS}, c.ended_at, c.said_again_at,
      (select unit from subjects where id = c.subject_id) as subject_unit,
      (select measure from subjects where id = c.subject_id) as subject_measure,
      (select e.body_hash from claim_external_ids e
        where e.source_id = c.source_id and e.external_id = c.external_id and e.claim_id = c.id) as body_hash
    from claims c where ${inWindow("c.id", window)}`.execute(db)
  return rows
}
