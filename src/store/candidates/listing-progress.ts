import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"

/** The listing of subjects that were there before: by which version of the terms, and the last one that was listed. */
export type ListingProgress = { readonly version: number; readonly last_subject: string | null }

const tryLock = prepare<{ readonly held: boolean }>(
  "try to lock lists",
  `select pg_try_advisory_xact_lock(lock_key('listing', '')) as held`,
)

/** Whoever changes lists of terms holds this lock until the transaction ends. False where another does. */
export async function tryToLockLists(trx: Trx): Promise<boolean> {
  const [row] = await tryLock(trx, [])
  return row?.held === true
}

const lock = prepare<never>("lock lists", `select pg_advisory_xact_lock(lock_key('listing', ''))`)

/** The same, but waits. No other lock may be asked for afterwards. */
export async function lockLists(trx: Trx): Promise<void> {
  await lock(trx, [])
}

const read = prepare<ListingProgress>(
  "read progress of listing",
  `select p.version, p.last_subject from listing_progress p`,
)

export async function readProgress(trx: Trx): Promise<ListingProgress> {
  const [row] = await read(trx, [])
  return row ?? { version: 0, last_subject: null }
}

const save = prepare<never>(
  "save progress of listing",
  `insert into listing_progress (version, last_subject) values ($1::int, $2::uuid)
on conflict (only_row) do update set version = excluded.version, last_subject = excluded.last_subject`,
)

export async function saveProgress(trx: Trx, { version, last_subject }: ListingProgress): Promise<void> {
  await save(trx, [version, last_subject])
}

const readNext = prepare<{ readonly id: string }>(
  "read subjects to list",
  `select s.id from subjects s where s.id > $1::uuid and s.id < $2::uuid order by s.id limit $3::int`,
)

const FIRST = "00000000-0000-0000-0000-000000000000"

/** Ids of subjects in their order, behind one and before another. */
export async function listNextSubjects(
  trx: Trx,
  { after, before, limit }: { readonly after: string | null; readonly before: string; readonly limit: number },
): Promise<readonly string[]> {
  return (await readNext(trx, [after ?? FIRST, before, limit])).map(({ id }) => id)
}
