import { sql } from "kysely"
import type { Trx } from "../connection/transaction.ts"

export const MERGE_KEY = "countercheck sources"

/**
 * Taken first by whoever files or corrects: no source is merged away between finding its id and using it. Filers do
 * not wait for each other here.
 */
export async function lockForFiling(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${MERGE_KEY}, 0))`.execute(trx)
}

/** Waits for everyone who files, and keeps them out until the transaction ends. */
export async function lockForMerging(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${MERGE_KEY}, 0))`.execute(trx)
}

/**
 * Locks every family of these subjects until the transaction ends: the subjects themselves and all that they are part
 * of, or that are part of them. Whoever files, judges or moves figures of a subject holds it. A family may be joined
 * to another while we wait, so it is read again under the lock. Keys are taken in order: no deadlock among ourselves.
 */
export async function lockFamilies(trx: Trx, subjectIds: readonly string[]): Promise<void> {
  let held = ""
  for (;;) {
    const wanted = await listFamilies(trx, subjectIds)
    if (wanted.join() === held) return
    await lockKeys(
      trx,
      wanted.map((family) => `family ${family}`),
    )
    held = wanted.join()
  }
}

/** Locks names that are about to be created, so that two transactions do not create one subject twice. */
export async function lockNames(trx: Trx, nameKeys: readonly string[]): Promise<void> {
  await lockKeys(
    trx,
    nameKeys.map((key) => `name ${key}`),
  )
}

async function listFamilies(trx: Trx, subjectIds: readonly string[]): Promise<string[]> {
  const rows = await trx
    .selectFrom("subjects")
    .select("family_id")
    .distinct()
    .where("id", "in", [...subjectIds])
    .orderBy("family_id")
    .execute()
  return rows.map((row) => row.family_id)
}

/** Two keys with one hash only wait for each other needlessly. */
async function lockKeys(trx: Trx, keys: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hash)
    from (select distinct hashtextextended(key, 0) as hash from unnest(${[...keys]}::text[]) as key order by hash) as hashes
  `.execute(trx)
}
