import { sql } from "kysely"
import type { Db } from "../../connection/connect.ts"
import type { Trx } from "../../connection/transaction.ts"
import type { MergeRecord } from "../../subjects/merge-records.ts"

export type KeptMerge = { readonly from_id: string; readonly record: MergeRecord }

/** What is remembered of the merges of subjects of these families. */
export async function listMergesOf(db: Db, familyIds: readonly string[]): Promise<KeptMerge[]> {
  const { rows } = await sql<KeptMerge>`
    select m.from_id, m.record from subject_merges m join subjects s on s.id = m.from_id
    where s.family_id = any(${[...familyIds]}::uuid[])`.execute(db)
  return rows
}

export async function replaceMerge(trx: Trx, { from_id, record }: KeptMerge): Promise<void> {
  await sql`
    update subject_merges set record = ${JSON.stringify(record)}::jsonb where from_id = ${from_id}`.execute(trx)
}
