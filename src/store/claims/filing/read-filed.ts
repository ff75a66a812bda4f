import { columnsOf, prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"
import { sourceOf } from "./source-of.ts"

/** An outlet's own id of a claim; the source by folded name or by id. `place` is the caller's own number. */
export type FiledSearch = {
  readonly place: number
  readonly source_key: string | null
  readonly source_id: string | null
  readonly external_id: string
}

export type FoundClaim = { readonly place: number; readonly claim_id: string; readonly body_hash: string }

const read = prepare<FoundClaim>(
  "read filed",
  `
select w.place, e.claim_id, e.body_hash
from unnest($1::int[], $2::text[], $3::uuid[], $4::text[]) as w (place, source_key, source_id, external_id)
cross join lateral (
  select e.claim_id, e.body_hash from claim_external_ids e
  where e.external_id = w.external_id and e.source_id = ${sourceOf("w.source_key", "w.source_id")}
  limit 1
) e`,
)

/** The claims that have these external ids already. */
export async function readFiled(trx: Trx, searches: readonly FiledSearch[]): Promise<readonly FoundClaim[]> {
  if (searches.length === 0) return []
  return read(trx, columnsOf(searches, ["place", "source_key", "source_id", "external_id"]))
}
