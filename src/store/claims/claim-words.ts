import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily } from "../subjects/subjects.ts"
import { type Sql, where } from "./claim-order.ts"

/**
 * The table `claim_words` has the words of claims, their addresses and their external ids, with one index over all. A job
 * fills it soon after claims are filed, in the order of the transactions that filed them. `claim_words_progress` says how
 * far it has come. A search reads the table, and the claims behind that place by their own text: the tail.
 *
 * A page ends below `pg_snapshot_xmin`: each transaction below it has ended, and all that it wrote is seen. So nothing can
 * appear later in what was passed over.
 */

/** What `claim_words` keeps of a claim. `keys` are numbers for its address and its external id, told apart by their seed. */
const LISTED = `to_tsvector('simple', c.wording || ' ' || coalesce(c.quote, '')),
  array_remove(array[hashtextextended(c.url, 1), hashtextextended(c.external_id, 2)], null)`

/** The rows of another cluster of PostgreSQL were numbered by that one, so that their numbers say nothing here. */
const IS_HERE = "p.cluster = (select s.system_identifier from pg_control_system() s)"

/** The place up to which claims are listed, by the number of the transaction that filed them and their id. */
export type Place = { readonly through_xid: string; readonly through_id: string }

/**
 * `walking`: claims that were there before are gone through, by their ids, and not all listed. Undefined: nothing is known of
 * this store yet, or its rows come from another cluster.
 */
export type WordProgress = Place & { readonly state: "walking" | "listed" }

const readState = prepare<WordProgress>(
  "read progress of words",
  `select case when p.walked_to is null then 'listed' else 'walking' end as state, p.through_xid::text, p.through_id
from claim_words_progress p where ${IS_HERE}`,
)

export async function readWordProgress(db: Db): Promise<WordProgress | undefined> {
  return (await readState(db, []))[0]
}

const begin = prepare<never>(
  "begin listing words",
  `insert into claim_words_progress as p (cluster, through_xid, through_id, walked_to)
select s.system_identifier, pg_snapshot_xmin(pg_current_snapshot()), $1::uuid, $1::uuid from pg_control_system() s
on conflict (only_row) do update
set cluster = excluded.cluster, through_xid = excluded.through_xid, through_id = excluded.through_id, walked_to = excluded.walked_to
where p.cluster <> excluded.cluster`,
)

const FIRST = "00000000-0000-0000-0000-000000000000"

/** All claims of transactions that have ended are gone through by their ids from now on; later ones are the tail. */
export async function beginListingWords(db: Db): Promise<void> {
  await begin(db, [FIRST])
}

const tryLock = prepare<{ readonly held: boolean }>(
  "try to lock words",
  `select pg_try_advisory_xact_lock(lock_key('words', '')) as held`,
)

const walk = prepare<never>(
  "walk claims for words",
  `with /* every family */ page as materialized (
    select c.* from claim_words_progress p cross join lateral (
      select c.id, c.wording, c.quote, c.url, c.external_id from claims c where c.id > p.walked_to order by c.id limit $1::int) c),
  listed as (
    insert into claim_words as w (claim_id, words, keys) select c.id, ${LISTED} from page c order by c.id
    on conflict (claim_id) do update set words = excluded.words, keys = excluded.keys
    where w.words <> excluded.words or w.keys <> excluded.keys)
update claim_words_progress p set walked_to = (select c.id from page c order by c.id desc limit 1) where p.walked_to is not null`,
)

/**
 * Goes through the next claims by their ids. Those that came with a dump are listed anew where that makes a difference, since
 * what is a word depends on the locale of the database. Nothing is done while a text is erased, which would be read before.
 */
export async function walkWords(trx: Trx, limit: number): Promise<boolean> {
  const [lock] = await tryLock(trx, [])
  if (lock?.held !== true) return false
  await walk(trx, [limit])
  return true
}

/** True of the claims `c` behind the place of the progress `p`. */
const IS_BEHIND = "(c.filed_in, c.id) > (p.through_xid, p.through_id)"
/** True of those that no open transaction may still come before. */
const IS_SETTLED = "c.filed_in < pg_snapshot_xmin(pg_current_snapshot())"

/** Selects the claims that are not listed; those that are walked through count from where the walk has come to. */
export const UNLISTED = `
  select /* every family */ from claim_words_progress p cross join lateral (
    (select from claims c where p.walked_to is null and ${IS_BEHIND} and c.filed_in < pg_snapshot_xmax(pg_current_snapshot()) limit 10000)
    union all (select from claims c where c.id > p.walked_to limit 10000)) c`

const list = prepare<{ readonly listed: number }>(
  "list words",
  `with /* every family */ p as materialized (
    select p.through_xid, p.through_id from claim_words_progress p
    where p.walked_to is null and exists (select from claims c where ${IS_BEHIND} and ${IS_SETTLED})
      and pg_try_advisory_xact_lock(lock_key('words', ''))),
  page as materialized (
    select c.* from p cross join lateral (
      select c.id, c.filed_in, c.wording, c.quote, c.url, c.external_id from claims c
      where ${IS_BEHIND} and ${IS_SETTLED} order by c.filed_in, c.id limit $1::int) c),
  listed as (insert into claim_words (claim_id, words, keys) select c.id, ${LISTED} from page c on conflict (claim_id) do nothing)
update claim_words_progress p set through_xid = l.filed_in, through_id = l.id
from (select c.filed_in, c.id from page c order by c.filed_in desc, c.id desc limit 1) l
where (l.filed_in, l.id) > (p.through_xid, p.through_id)
returning (select count(*)::int from page) as listed`,
)

/** Lists the next claims of the tail, in one statement, and answers how many; none where another process is at it. */
export async function listWords(db: Db, limit: number): Promise<number> {
  const [row] = await list(db, [limit])
  return row?.listed ?? 0
}

/**
 * Lists claims by the text that they have now, and keeps others from walking until the transaction ends. Their rows are
 * written even where the job has not come to them: it finds the row and leaves it, whatever text it had read before.
 */
export async function listWordsAnew(trx: Trx, claims: readonly InFamily[]): Promise<void> {
  const [families, ids] = [claims.map((claim) => claim.family_id), claims.map(({ id }) => id)]
  await sql`select pg_advisory_xact_lock(lock_key('words', ''))`.execute(trx)
  await sql`
    insert into claim_words (claim_id, words, keys)
    select c.id, ${sql.raw(LISTED)} from claims c
    where c.family_id = any(${families}::uuid[]) and c.id = any(${ids}::uuid[]) order by c.id
    on conflict (claim_id) do update set words = excluded.words, keys = excluded.keys`.execute(trx)
}

/** Takes the words from claims whose text is gone: an older version of the service erases it without them. */
export async function clearErasedWords(db: Db): Promise<void> {
  await sql`
    update claim_words w set words = '', keys = n.keys from (
      select /* every family */ c.id, ${sql.raw(LISTED)} from claims c where c.erased_at is not null) as n (id, words, keys)
    where w.claim_id = n.id and w.words <> ''`.execute(db)
}

/** True of a `claims c` whose wording and quote have what the query asks for. */
export function hasWords(query: Sql): Sql {
  return sql`to_tsvector('simple', c.wording || ' ' || coalesce(c.quote, '')) @@ ${query}`
}

/** What is looked for: a query of words, an address to the letter, an external id. */
export type Wanted = {
  readonly words?: Sql | undefined
  readonly url?: string | undefined
  readonly externalId?: string | undefined
}

/** True of the claims `c` that have it, by their own text. */
export function areWanted({ words, url, externalId }: Wanted): Sql[] {
  return [...haveKeys({ url, externalId }), ...(words === undefined ? [] : [hasWords(words)])]
}

function haveKeys({ url, externalId }: Wanted): Sql[] {
  return [
    ...(url === undefined ? [] : [sql`c.url = ${url}`]),
    ...(externalId === undefined ? [] : [sql`c.external_id = ${externalId}`]),
  ]
}

/**
 * True of the claims `c` that have it, by the table of words. Few claims have a key, so that all of them are looked up at
 * once. Words may be common: PostgreSQL chooses, by its statistics, whether to begin with them or with the list.
 */
export function areListed({ words, url, externalId }: Wanted): Sql[] {
  const keys = [
    ...(url === undefined ? [] : [sql`hashtextextended(${url}, 1)`]),
    ...(externalId === undefined ? [] : [sql`hashtextextended(${externalId}, 2)`]),
  ]
  if (keys.length === 0) return [sql`c.id in (select w.claim_id from claim_words w where w.words @@ ${words})`]
  const haveWords = words === undefined ? [] : [sql`w.words @@ ${words}`]
  const found = where([sql`w.keys @> array[${sql.join(keys)}]`, ...haveWords])
  return [sql`c.id = any(array(select w.claim_id from claim_words w ${found}))`, ...haveKeys({ url, externalId })]
}

/**
 * Selects the claims of the tail of which all conditions are true. Those that another cluster has numbered are all listed:
 * numbers that this one has not reached yet are left out. All are read by the index over these numbers, so that a rare word
 * is not looked for in a list.
 */
export function selectTail({ through_xid, through_id }: Place, conditions: readonly Sql[]): Sql {
  return sql`select c.* from (
      select c.* from claims c where (c.filed_in, c.id) > (${through_xid}::xid8, ${through_id}::uuid)
        and c.filed_in < pg_snapshot_xmax(pg_current_snapshot()) offset 0
    ) c ${where(conditions)}`
}
