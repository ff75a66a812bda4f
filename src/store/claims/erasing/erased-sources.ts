import { sql } from "kysely"
import type { Db } from "../../connection/connect.ts"
import { prepare } from "../../connection/prepared.ts"
import type { Trx } from "../../connection/transaction.ts"
import type { NamedRow } from "../../subjects/subjects.ts"

/** A source that claims name, with whether a claim names it that has its text. */
export type UsedSource = NamedRow & { readonly in_use: boolean }

/** By id, for those of the ids that stand for a source. */
export async function listUses(db: Db, ids: readonly string[]): Promise<UsedSource[]> {
  const { rows } = await sql<UsedSource>`
    select /* every family */ s.id, s.name,
      exists (select from claims c where c.source_id = s.id and c.erased_at is null)
        or exists (select from claims c where c.claimant_id = s.id and c.erased_at is null)
        or exists (select from claims c where c.further_claimants @> array[s.id] and c.erased_at is null)
        or exists (select from claims c where c.via @> array[s.id] and c.via <> '{}' and c.erased_at is null) as in_use
    from sources s where s.id = any(${[...ids]}::uuid[]) order by s.id`.execute(db)
  return rows
}

/** The ids of sources and of all that were merged into them. */
export async function listWithMerged(db: Db, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.id from sources s
    where s.id = any(${[...ids]}::uuid[]) or s.merged_into = any(${[...ids]}::uuid[]) order by s.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** Folded names and aliases, each with its source. */
export async function listNameKeys(db: Db, sourceIds: readonly string[]) {
  const { rows } = await sql<{ source_id: string; name_key: string; name: string }>`
    select n.source_id, n.name_key, n.name from source_names n
    where n.source_id = any(${[...sourceIds]}::uuid[])`.execute(db)
  return rows
}

/** The external ids of the claims that sources have published. */
export async function listExternalIds(db: Db, sourceIds: readonly string[]) {
  const { rows } = await sql<{ source_id: string; external_id: string; claim_id: string }>`
    select e.source_id, e.external_id, e.claim_id from claim_external_ids e
    where e.source_id = any(${[...sourceIds]}::uuid[])`.execute(db)
  return rows
}

/** `digest`: of the name of a source and an external id. */
export type ErasedExternalId = { readonly digest: string; readonly claim_id: string }

const readErased = prepare<ErasedExternalId>(
  "read erased",
  "select e.digest, e.claim_id from erased_external_ids e where e.digest = any($1::text[])",
)

/** The claims that external ids stood for whose source has lost its name, by digest. */
export async function findErasedExternalIds(db: Db, digests: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (digests.length === 0) return new Map()
  const rows = await readErased(db, [digests])
  return new Map(rows.map(({ digest, claim_id }) => [digest, claim_id]))
}

/** Keeps that these external ids are erased ones, for when the source comes by its name again. */
export async function insertErasedExternalIds(trx: Trx, ids: readonly ErasedExternalId[], now: string): Promise<void> {
  await sql`
    insert into erased_external_ids (digest, claim_id, erased_at)
    select digest, claim_id, ${now}::timestamptz
    from unnest(${ids.map(({ digest }) => digest)}::text[], ${ids.map(({ claim_id }) => claim_id)}::uuid[]) as e (digest, claim_id)
    on conflict do nothing`.execute(trx)
}

/** Takes names out of what people noted about sources, and out of what was changed of them. */
export async function blankSourceHistory(trx: Trx, ids: readonly string[]): Promise<void> {
  const those = sql`${[...ids]}::uuid[]`
  await sql`
    update directory_changes set note = null, before = null, after = null
    where entity = 'source' and entity_id = any(${those}) and action <> 'merged'`.execute(trx)
  await sql`
    update distinctions set note = null
    where kind = 'source' and (one_id = any(${those}) or other_id = any(${those}))`.execute(trx)
}
