import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import { countEpochUp } from "../subjects/filing-epoch.ts"
import type { InFamily } from "../subjects/subjects.ts"

/** The figures that a source asserts as a claimant, by subject and id. */
export async function listFiguresOfClaimant(db: Db, sourceId: string): Promise<readonly InFamily[]> {
  const { rows } = await sql<InFamily>`
    select /* every family */ c.family_id, c.figure_id as id from figure_claimants c where c.claimant_id = ${sourceId}
    order by c.subject_id, c.figure_id`.execute(db)
  return rows
}

/**
 * An external id that both sources use, if there is one. After a merge it would stand for two claims, which it cannot.
 */
export async function findSharedExternalId(db: Db, from: string, into: string): Promise<string | undefined> {
  const { rows } = await sql<{ external_id: string }>`
    select a.external_id from claim_external_ids a
    join claim_external_ids b on b.external_id = a.external_id and b.source_id = ${into}
    where a.source_id = ${from} order by a.external_id limit 1`.execute(db)
  return rows[0]?.external_id
}

/**
 * Gives everything of one source to another: what it published, what it asserts, where others cite it, and its names.
 */
export async function moveSource(trx: Trx, from: string, into: string): Promise<void> {
  await sql`update /* every family */ claims set source_id = ${into} where source_id = ${from}`.execute(trx)
  await sql`update /* every family */ claims set claimant_id = ${into} where claimant_id = ${from}`.execute(trx)
  await foldFurther(trx, from, into)
  await sql`update /* every family */ claims set via = array_replace(via, ${from}::uuid, ${into}::uuid) where via @> array[${from}::uuid]`.execute(
    trx,
  )
  await sql`update claim_external_ids set source_id = ${into} where source_id = ${from}`.execute(trx)
  await sql`update source_names set source_id = ${into}, is_alias = true where source_id = ${from}`.execute(trx)
  await sql`
    update sources set merged_into = ${into}, version = version + 1
    where id = ${from} or merged_into = ${from}`.execute(trx)
  await countEpochUp(trx)
}

/** Two claimants of one claim who become one are named once, where the first of them was. */
async function foldFurther(trx: Trx, from: string, into: string): Promise<void> {
  await sql`
    update /* every family */ claims c set further_claimants = nullif(array(
      select f.id from unnest(array_replace(c.further_claimants, ${from}::uuid, ${into}::uuid)) with ordinality as f (id, place)
      where f.id <> c.claimant_id group by f.id order by min(f.place)), '{}')
    where c.further_claimants @> array[${from}::uuid]
      or (c.further_claimants @> array[${into}::uuid] and c.claimant_id = ${into})`.execute(trx)
}
