import type { Db } from "../../connection/connect.ts"
import { columnsOf, prepare } from "../../connection/prepared.ts"

/** An external id, of a source. */
export type ExternalId = { readonly source_id: string; readonly external_id: string }

const select = prepare<ExternalId>(
  "taken ids",
  `select e.source_id, e.external_id from unnest($1::uuid[], $2::text[]) as w (source_id, external_id)
cross join lateral (select * from claim_external_ids e
  where e.source_id = w.source_id and e.external_id = w.external_id limit 1) e`,
)

/** Those of the external ids that stand for a claim. */
export async function listTakenIds(db: Db, ids: readonly ExternalId[]): Promise<readonly ExternalId[]> {
  return ids.length === 0 ? [] : select(db, columnsOf(ids, ["source_id", "external_id"]))
}
