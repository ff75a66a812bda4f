import { columnsOf, prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"
import { sourceOf } from "./source-of.ts"
import type { ClaimToWrite } from "./write-claims.ts"

/**
 * The id that an outlet has given its claim, and the outlet by folded name or by id. `index` is that of the claim in
 * its batch.
 */
export type FiledSearch = {
  readonly index: number
  readonly source_key: string | null
  readonly source_id: string | null
  readonly external_id: string
}

/** The claim that an external id stands for. */
export type FoundClaim = Pick<
  ClaimToWrite,
  | "family_id"
  | "subject_id"
  | "claimant_id"
  | "further_claimants"
  | "via"
  | "wording"
  | "quantity"
  | "as_of_from"
  | "as_of_to"
  | "as_of_assumed"
  | "published_at"
  | "published_at_assumed"
  | "language"
  | "url"
  | "quote"
  | "corrects"
> & {
  readonly index: number
  readonly claim_id: string
  /** Of the body that has taken the id; a correction since then has no hash. */
  readonly body_hash: string
  /** When its text was erased; null where it was not. */
  readonly erased_at: string | null
}

const read = prepare<FoundClaim>(
  "read filed",
  `
select w.index, e.claim_id, e.body_hash, c.corrects, c.family_id, c.subject_id, c.claimant_id,
  coalesce(c.further_claimants, '{}') as further_claimants, c.via, c.wording, c.quantity,
  c.as_of_from, c.as_of_to, c.as_of_assumed, c.published_at, c.published_at_assumed, c.language,
  c.url, c.quote, c.erased_at
from unnest($1::int[], $2::text[], $3::uuid[], $4::text[]) as w (index, source_key, source_id, external_id)
cross join lateral (
  select e.family_id, e.claim_id, e.body_hash from claim_external_ids e
  where e.external_id = w.external_id and e.source_id = ${sourceOf("w.source_key", "w.source_id")}
  limit 1
) e
cross join lateral (select * from claims c where c.family_id = e.family_id and c.id = e.claim_id limit 1) c`,
)

/** The claims that these external ids stand for. One that is retracted had its text erased: else a retraction frees the id. */
export async function readFiled(trx: Trx, searches: readonly FiledSearch[]): Promise<readonly FoundClaim[]> {
  if (searches.length === 0) return []
  return read(trx, columnsOf(searches, ["index", "source_key", "source_id", "external_id"]))
}
