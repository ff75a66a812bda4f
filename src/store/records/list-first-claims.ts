import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import type { InFamily } from "../subjects/subjects.ts"

/** The first active claim with which a claimant asserted a figure. */
export type FirstClaimRow = {
  readonly figure_id: string
  readonly claimant_id: string
  readonly id: string
  readonly source_id: string
  readonly published_at: string
  readonly published_at_assumed: boolean
  readonly url: string | null
  readonly quote: string | null
}

const select = prepare<FirstClaimRow>(
  "list first claims",
  `
select distinct on (c.figure_id, c.claimant_id) c.figure_id, c.claimant_id, c.id, c.source_id, c.published_at,
  c.published_at_assumed, c.url, c.quote
from unnest($1::uuid[], $2::uuid[]) as a (family_id, figure_id)
join claims c on c.family_id = a.family_id and c.figure_id = a.figure_id
where c.status = 'active' and c.carried_until is null and c.claimant_id = any($3::uuid[])
order by c.figure_id, c.claimant_id, c.published_at, c.id`,
)

/** Of each of these figures the first claim of each of these claimants. `claimants`: the ids of those who come first. */
export async function listFirstClaims(
  db: Db,
  figures: readonly InFamily[],
  claimants: readonly string[],
): Promise<readonly FirstClaimRow[]> {
  const asked = [...new Map(figures.map((figure) => [figure.id, figure])).values()]
  if (asked.length === 0) return []
  return select(db, [asked.map((one) => one.family_id), asked.map(({ id }) => id), [...new Set(claimants)]])
}
