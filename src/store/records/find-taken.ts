import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { InFamily } from "../subjects/subjects.ts"

/** Which of these external ids stand for a claim, and for which; in the order in which they are asked for. */
export async function findClaimsNamed(
  db: Db,
  wanted: readonly { readonly sourceId: string; readonly externalId: string }[],
): Promise<(string | null)[]> {
  if (wanted.length === 0) return []
  const { rows } = await sql<{ claim_id: string | null }>`
    select e.claim_id from unnest(${wanted.map((one) => one.sourceId)}::uuid[], ${wanted.map((one) => one.externalId)}::text[])
      with ordinality as w (source_id, external_id, place)
    left join claim_external_ids e on e.source_id = w.source_id and e.external_id = w.external_id
    order by w.place`.execute(db)
  return rows.map(({ claim_id }) => claim_id)
}

/** Those of these figures that are there. */
export async function findFigureIds(db: Db, keys: readonly InFamily[]): Promise<ReadonlySet<string>> {
  if (keys.length === 0) return new Set()
  const { rows } = await sql<{ id: string }>`
    select f.id from figures f
    where f.family_id = any(${keys.map((key) => key.family_id)}::uuid[]) and f.id = any(${keys.map((key) => key.id)}::uuid[])
  `.execute(db)
  return new Set(rows.map(({ id }) => id))
}
