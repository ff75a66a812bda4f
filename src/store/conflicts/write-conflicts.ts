import { sql } from "kysely"
import { columnsOf, prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import { PAIR_NAME_LIST, PAIR_RECORD, PAIR_RECORD_LIST } from "./conflict-columns.ts"
import type { Decidable, PairRow } from "./pair-row.ts"
import type { SummandRow } from "./sums.ts"

/** Rows of one statement. A figure may disagree with thousands of others, and no statement should take long. */
const AT_ONCE = 1_000

const insertRows = prepare<never>(
  "write pairs",
  `
insert into conflicts (${PAIR_NAME_LIST}, changed_at)
select ${PAIR_RECORD_LIST}, $2::timestamptz from jsonb_to_recordset($1::jsonb) as ${PAIR_RECORD}`,
)

/** Writes new conflicts. Their `changed_at` is `now`. */
export async function insertPairs(trx: Trx, pairs: readonly PairRow[], now: string): Promise<void> {
  for (const some of slices(pairs)) await insertRows(trx, [JSON.stringify(some), now])
}

const updateRows = prepare<never>(
  "change verdicts",
  `
update conflicts k set verdict = r.verdict, severity = r.severity, detail = r.detail, status = r.status,
  resolution = r.resolution, reason = r.reason, note = r.note, assignee = r.assignee, version = k.version + 1,
  changed_at = $2::timestamptz
from jsonb_to_recordset($1::jsonb) as ${PAIR_RECORD}
where k.subject_id = r.subject_id and k.id = r.id and k.id = any($3::uuid[])`,
)

/** Sets the verdict of conflicts and what follows from it, and counts their versions up. */
export async function updateVerdicts(trx: Trx, pairs: readonly PairRow[], now: string): Promise<void> {
  for (const some of slices(pairs)) await updateRows(trx, [JSON.stringify(some), now, some.map(({ id }) => id)])
}

const DECIDED = ["subject_id", "id", "status", "resolution", "reason", "note", "assignee"] as const

const updateStanding = prepare<never>(
  "change decisions",
  `
update conflicts k set status = r.status, resolution = r.resolution, reason = r.reason, note = r.note,
  assignee = r.assignee, version = k.version + 1, changed_at = $8::timestamptz
from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
  as r (${DECIDED.join(", ")})
where k.subject_id = r.subject_id and k.id = r.id and k.id = any($2::uuid[])`,
)

/** Sets how conflicts stand while their verdicts stay, and counts their versions up. */
export async function updateDecisions(trx: Trx, conflicts: readonly Decidable[], now: string): Promise<void> {
  for (const some of slices(conflicts)) await updateStanding(trx, [...columnsOf(some, DECIDED), now])
}

const deleteRows = prepare<{ readonly id: string; readonly opened_in: string | null }>(
  "take out conflicts",
  "delete from conflicts k where k.subject_id = any($1::uuid[]) and k.id = any($2::uuid[]) returning k.id, k.opened_in",
)

/** Which transaction opened each conflict, by its id: it stays so wherever the conflict is put. */
export type OpenedIn = ReadonlyMap<string, string | null>

/** Takes conflicts out of their subjects: a subject is the key by which rows may lie on different machines. */
export async function takeOutConflicts(trx: Trx, conflicts: readonly PairRow[]): Promise<OpenedIn> {
  const subjects = [...new Set(conflicts.map((row) => row.subject_id))]
  const rows = await deleteRows(trx, [subjects, conflicts.map(({ id }) => id)])
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
export async function replaceSummands(
  trx: Trx,
  conflict: Pick<PairRow, "subject_id" | "id">,
  summands: readonly SummandRow[],
): Promise<void> {
  await trx
    .deleteFrom("conflict_summands")
    .where("subject_id", "=", conflict.subject_id)
    .where("conflict_id", "=", conflict.id)
    .execute()
  if (summands.length === 0) return
  const rows = summands.map((summand, index) => ({
    subject_id: conflict.subject_id,
    conflict_id: conflict.id,
    place: index,
    ...summand,
  }))
  await trx.insertInto("conflict_summands").values(rows).execute()
}

/** Makes sums name the figures that took the claims of their summands. */
export async function moveSummands(
  trx: Trx,
  subjects: { from: string; into: string },
  figures: readonly { readonly from: string; readonly into: string }[],
): Promise<void> {
  await sql`
    update conflict_summands s set part_id = ${subjects.into}, figure_id = map.into_id
    from unnest(${figures.map((figure) => figure.from)}::uuid[], ${figures.map((figure) => figure.into)}::uuid[])
      as map (from_id, into_id)
    where s.part_id = ${subjects.from} and s.figure_id = map.from_id`.execute(trx)
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
