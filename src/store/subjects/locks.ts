import { sql } from "kysely"
import type { Trx } from "../connection/transaction.ts"

/**
 * What advisory locks are taken on. The SQL function `lock_key` alone says which number stands for a kind and a key, and
 * `filing_look_up` tells what it holds in the same words.
 */
export type LockKind = "filing" | "family" | "name" | "source" | "import" | "listing" | "link-models"
export const familyKey = (familyId: string) => `family ${familyId}`
export const nameLock = (nameKey: string) => `name ${nameKey}`
export const sourceLock = (nameKey: string) => `source ${nameKey}`

/**
 * Taken first by every transaction that files or corrects, so that no source is merged away between finding its id and
 * using it. Those who file do not wait for each other here.
 */
export async function lockForFiling(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(lock_key('filing', ''))`.execute(trx)
}

/** Waits for everyone who files, and keeps them out until the transaction ends. */
export async function lockForMerging(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(lock_key('filing', ''))`.execute(trx)
}

/**
 * Locks every family of these subjects until the transaction ends: the subjects themselves, everything that they are
 * part of, and everything that is part of them. Filing, judging and moving the figures of a subject all need this lock.
 * A family may be joined to another one while we wait, so it is read again under the lock. Keys are taken in one order,
 * so that two callers cannot wait for each other. The versions of the families go up: whoever remembers something of them
 * learns by that to read it again.
 */
export async function lockFamilies(trx: Trx, subjectIds: readonly string[]): Promise<void> {
  let held = ""
  for (;;) {
    const wanted = await listFamilies(trx, subjectIds)
    if (wanted.join() === held) return
    await lockKeys(trx, "family", wanted)
    await countVersionsUp(trx, wanted)
    held = wanted.join()
  }
}

/** Locks names that are about to be created, so that two transactions do not create one subject twice. */
export async function lockNames(trx: Trx, nameKeys: readonly string[]): Promise<void> {
  await lockKeys(trx, "name", nameKeys)
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

async function countVersionsUp(trx: Trx, familyIds: readonly string[]): Promise<void> {
  await sql`update families set version = version + 1 where family_id = any(${[...familyIds]}::uuid[])`.execute(trx)
}

/** Two keys that share a hash only make their holders wait for each other needlessly. */
async function lockKeys(trx: Trx, kind: LockKind, keys: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(number)
    from (select distinct lock_key(${kind}, key) as number from unnest(${[...keys]}::text[]) as key order by number) as numbers
  `.execute(trx)
}
