import type { Db } from "../connect.ts"
import { prepare } from "../prepared.ts"

/** An outlet's own id of a claim; the source by folded name or by id. `place` is the caller's own number. */
export type FiledSearch = {
  readonly place: number
  readonly source_key: string | null
  readonly source_id: string | null
  readonly external_id: string
}

export type FoundClaim = { readonly place: number; readonly claim_id: string; readonly body_hash: string }

const select = prepare<FoundClaim>(
  "read filed",
  `
select w.place, e.claim_id, e.body_hash
from json_to_recordset($1::json) as w (place int, source_key text, source_id uuid, external_id text)
cross join lateral (
  select e.claim_id, e.body_hash from claim_external_ids e
  where e.external_id = w.external_id
    and e.source_id = coalesce((select n.source_id from source_names n where n.name_key = w.source_key),
      (select coalesce(s.merged_into, s.id) from sources s where s.id = w.source_id))
  limit 1
) e`,
)

/** Which of these have been filed before, and with what body. */
export async function readFiled(db: Db, searches: readonly FiledSearch[]): Promise<readonly FoundClaim[]> {
  return searches.length === 0 ? [] : select(db, [JSON.stringify(searches)])
}
