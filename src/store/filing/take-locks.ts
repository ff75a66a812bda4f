import { MERGE_KEY } from "../locks.ts"
import { prepare } from "../prepared.ts"
import type { Trx } from "../transaction.ts"

/** What claims name: subjects by folded name or id, and names under which a subject may have to be created. */
export type Wanted = {
  readonly names: readonly string[]
  readonly ids: readonly string[]
  readonly newNames: readonly string[]
}

/** The keys that are held now: `familyKey` and `nameKey` tell whether a claim's are among them. */
export type Held = ReadonlySet<string>

/** One after another in one order, as `lockForFiling`, `lockNames` and `lockFamilies` take them. */
const lockText = (take: string) => `
with filing as materialized (
  select pg_advisory_xact_lock_shared(hashtextextended('${MERGE_KEY}', 0)) as held
), wanted as (
  select 0 as place, 'name ' || n.key as key from unnest($3::text[]) as n (key)
  union
  select 1, 'family ' || s.family_id from subjects s where s.id = any($2::uuid[])
  union
  select 1, 'family ' || s.family_id from subject_names n join subjects s on s.id = n.subject_id
  where n.name_key = any($1::text[])
)
select w.key, ${take} as held
from filing cross join (select key, hashtextextended(key, 0) as hash from wanted order by place, 2) as w`

type Row = { readonly key: string; readonly held: boolean }

const tryLocks = prepare<Row>("try locks", lockText("pg_try_advisory_xact_lock(w.hash)"))
const waitForLocks = prepare<Row>("wait for locks", lockText("pg_advisory_xact_lock(w.hash) is not null"))

/**
 * Locks the families of these subjects and these names until the transaction ends. Where `waits` is false, those that
 * somebody else holds are left out. A family may change while we wait: the caller looks again at what it reads next.
 */
export async function takeLocks(trx: Trx, { names, ids, newNames }: Wanted, waits: boolean): Promise<Held> {
  const rows = await (waits ? waitForLocks : tryLocks)(trx, [names, ids, newNames])
  return new Set(rows.filter(({ held }) => held).map(({ key }) => key))
}

export function familyKey(familyId: string): string {
  return `family ${familyId}`
}

export function nameLock(nameKey: string): string {
  return `name ${nameKey}`
}
