import { sql } from "kysely"
import { columnsOf, prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily } from "../subjects/subjects.ts"
import { PAIR_ARRAYS, PAIR_NAME_LIST, PAIR_NAMES, PAIR_RECORD, PAIR_RECORD_LIST } from "./conflict-columns.ts"
import type { PairRow } from "./pair-row.ts"
import type { SummandRow } from "./sums.ts"

/** Rows of one statement. A figure may disagree with thousands of others, and no statement should take long. */
const AT_ONCE = 1_000

const insertRows = prepare<never>(
  "write pairs",
  `
insert into conflicts (${PAIR_NAME_LIST}, changed_at)
select r.*, $${PAIR_NAMES.length + 1}::timestamptz from ${PAIR_ARRAYS} as r`,
)

/** Writes conflicts that come from elsewhere with all that became of them. Their `changed_at` is `now`. */
export async function insertPairs(trx: Trx, pairs: readonly PairRow[], now: string): Promise<void> {
  for (const some of slices(pairs)) await insertRows(trx, [...columnsOf(some, PAIR_NAMES), now])
}

const updateTextRows = prepare<never>(
  "change texts",
  `
update conflicts k set detail = r.detail, reason = r.reason, note = r.note
from jsonb_to_recordset($1::jsonb) as ${PAIR_RECORD}
where k.family_id = r.family_id and k.id = r.id and k.id = any($2::uuid[])`,
)

/** Sets what is told of conflicts, where that held a text that is erased. What became of them stays, and so does when. */
export async function updateTexts(trx: Trx, conflicts: readonly PairRow[]): Promise<void> {
  for (const some of slices(conflicts)) await updateTextRows(trx, [JSON.stringify(some), some.map(({ id }) => id)])
}

const deleteRows = prepare<{ readonly id: string; readonly opened_in: string | null }>(
  "take out conflicts",
  `with summands as (
  delete from conflict_summands s where s.family_id = any($1::uuid[]) and s.conflict_id = any($2::uuid[])
)
delete from conflicts k where k.family_id = any($1::uuid[]) and k.id = any($2::uuid[]) returning k.id, k.opened_in`,
)

/** Which transaction opened each conflict, by its id: it stays so wherever the conflict is put. */
export type OpenedIn = ReadonlyMap<string, string | null>

/** Takes conflicts out while the figures that they name go, with what sums are made of. */
export async function takeOutConflicts(trx: Trx, conflicts: readonly PairRow[]): Promise<OpenedIn> {
  const families = [...new Set(conflicts.map((row) => row.family_id))]
  const rows = await deleteRows(trx, [families, conflicts.map(({ id }) => id)])
  return new Map(rows.map((row) => [row.id, row.opened_in]))
}

const putRows = prepare<never>(
  "put back conflicts",
  `
insert into conflicts (${PAIR_NAME_LIST}, changed_at, opened_in)
select ${PAIR_RECORD_LIST}, $2::timestamptz, o.opened_in
from jsonb_to_recordset($1::jsonb) as ${PAIR_RECORD}
join unnest($3::uuid[], $4::xid8[]) as o (id, opened_in) on o.id = r.id`,
)

/** Replaces the figures that a stored sum is made of. Their order is kept. */
export async function replaceSummands(trx: Trx, conflict: InFamily, summands: readonly SummandRow[]): Promise<void> {
  await trx
    .deleteFrom("conflict_summands")
    .where("family_id", "=", conflict.family_id)
    .where("conflict_id", "=", conflict.id)
    .execute()
  if (summands.length === 0) return
  const rows = summands.map((summand, index) => ({
    family_id: conflict.family_id,
    conflict_id: conflict.id,
    position: index,
    ...summand,
  }))
  await trx.insertInto("conflict_summands").values(rows).execute()
}

/** Makes sums name the figures that took the claims of their summands. */
export async function moveSummands(
  trx: Trx,
  subjects: { readonly from: InFamily; readonly into: InFamily },
  figures: readonly { readonly from: string; readonly into: string }[],
): Promise<void> {
  await sql`
    update conflict_summands s set part_id = ${subjects.into.id}, figure_id = map.into_id
    from unnest(${figures.map((figure) => figure.from)}::uuid[], ${figures.map((figure) => figure.into)}::uuid[])
      as map (from_id, into_id)
    where s.family_id = ${subjects.into.family_id} and s.part_id = ${subjects.from.id} and s.figure_id = map.from_id`.execute(
    trx,
  )
}

/** Puts conflicts that were taken out where they belong now. */
export async function putBackConflicts(
  trx: Trx,
  conflicts: readonly PairRow[],
  openedIn: OpenedIn,
  now: string,
): Promise<void> {
  for (const some of slices(conflicts)) {
    const ids = some.map(({ id }) => id)
    await putRows(trx, [JSON.stringify(some), now, ids, ids.map((id) => openedIn.get(id) ?? null)])
  }
}

function* slices<T>(rows: readonly T[]): Generator<readonly T[]> {
  for (let at = 0; at < rows.length; at += AT_ONCE) yield rows.slice(at, at + AT_ONCE)
}
