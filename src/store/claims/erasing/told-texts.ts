import { sql } from "kysely"
import { PAIR_COLUMN_LIST } from "../../conflicts/conflict-columns.ts"
import type { ExceptionRow } from "../../conflicts/exceptions.ts"
import type { PairRow } from "../../conflicts/pair-row.ts"
import type { Db } from "../../connection/connect.ts"
import type { Trx } from "../../connection/transaction.ts"
import type { ChangeRow } from "../../history/changes.ts"
import type { InFamily } from "../../subjects/subjects.ts"
import { holding, holdingInJson } from "./like-patterns.ts"

/** Where texts are looked for: families, and those of their figures whose sentences are read in any case. */
export type Told = {
  readonly families: readonly string[]
  readonly figures: readonly string[]
  readonly texts: readonly string[]
}

const PAIR_COLUMNS = sql.raw(PAIR_COLUMN_LIST)

/** Conflicts with one of the figures on a side or among the summands, and others whose note or reason holds one of the texts. */
export async function listConflictsTelling(db: Db, { families, figures, texts }: Told): Promise<PairRow[]> {
  const [ids, text] = [[...figures], texts.map(holding)]
  const { rows } = await sql<PairRow>`
    select ${PAIR_COLUMNS} from conflicts k
    where k.family_id = any(${[...families]}::uuid[]) and (k.figure_a = any(${ids}::uuid[]) or k.figure_b = any(${ids}::uuid[])
      or k.id = any(array(select s.conflict_id from conflict_summands s
        where s.family_id = any(${[...families]}::uuid[]) and s.figure_id = any(${ids}::uuid[])))
      or k.note like any(${text}::text[]) or k.reason like any(${text}::text[]))
    order by k.id`.execute(db)
  return rows
}

/** The reason of an exception, which a person gave. */
export type ToldException = Pick<ExceptionRow, "family_id" | "id" | "reason">

/** Exceptions whose reasons hold one of the texts. */
export async function listExceptionsTelling(
  db: Db,
  { families, texts }: Omit<Told, "figures">,
): Promise<ToldException[]> {
  const { rows } = await sql<ToldException>`
    select e.family_id, e.id, e.reason from exceptions e
    where e.family_id = any(${[...families]}::uuid[]) and e.reason like any(${texts.map(holding)}::text[])`.execute(db)
  return rows
}

export async function updateReasons(trx: Trx, exceptions: readonly ToldException[]): Promise<void> {
  await sql`
    update exceptions e set reason = t.reason
    from jsonb_to_recordset(${JSON.stringify(exceptions)}::jsonb) as t (family_id uuid, id uuid, reason text)
    where e.family_id = t.family_id and e.id = t.id`.execute(trx)
}

/** What a change tells in words. */
export type ToldChange = InFamily & Pick<ChangeRow, "note" | "before" | "after">

/** Every change of these entities, and others that hold one of the texts; in no order. */
export async function listChangesTelling(
  db: Db,
  { families, texts }: Omit<Told, "figures">,
  entityIds: readonly string[],
): Promise<ToldChange[]> {
  const [ids, text, json] = [[...entityIds], texts.map(holding), texts.map(holdingInJson)]
  const { rows } = await sql<ToldChange>`
    select c.family_id, c.id, c.note, c.before, c.after from changes c
    where c.family_id = any(${[...families]}::uuid[]) and (c.entity_id = any(${ids}::uuid[])
      or c.note like any(${text}::text[]) or c.before::text like any(${json}::text[])
      or c.after::text like any(${json}::text[]))`.execute(db)
  return rows
}

/** Sets what changes tell in words. Who did what and when stays. */
export async function updateChanges(trx: Trx, changes: readonly ToldChange[]): Promise<void> {
  await sql`
    update changes c set note = t.note, before = t.before, after = t.after
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb)
      as t (family_id uuid, id uuid, note text, before jsonb, after jsonb)
    where c.family_id = t.family_id and c.id = t.id`.execute(trx)
}
