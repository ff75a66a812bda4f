import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { ConflictStatus } from "../tables.ts"
import { DECIDED_BY_PEOPLE } from "./disputes.ts"
import { type Decidable, SEVERITIES } from "./pair-row.ts"

/** Which conflicts of a subject are settled together. */
export type SettledConflicts = {
  readonly subjectId: string
  readonly statuses: readonly ConflictStatus[]
  /** The id of a figure that is on either side or a summand. */
  readonly figure?: string | undefined
  readonly verdict?: "conflict" | "tension" | undefined
  readonly severityAtMost?: "low" | "medium" | "high" | undefined
}

/** The conflicts that are to be settled, `limit` at most, locked in the order of their ids. */
export async function lockSettled(trx: Trx, which: SettledConflicts, limit: number): Promise<Decidable[]> {
  const { rows } = await sql<Decidable>`
    select k.subject_id, k.id, k.status, k.resolution, k.reason, k.note, k.assignee from conflicts k
    where k.subject_id = ${which.subjectId} and k.id in (select k.id from conflicts k where ${isOne(which)} limit ${limit})
    order by k.id for update`.execute(trx)
  return rows
}

/** How many conflicts are to be settled, counted up to `limit`. */
export async function countSettled(db: Db, which: SettledConflicts, limit: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from (select 1 from conflicts k where ${isOne(which)} limit ${limit}) k`.execute(db)
  return rows[0]?.count ?? 0
}

/** Whether any conflict of the subject is about the figure, in any status. */
export async function hasConflictOf(db: Db, subjectId: string, figureId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from conflicts k where k.subject_id = ${subjectId} and ${isOf(figureId)} limit 1`.execute(db)
  return rows.length > 0
}

function isOne({ subjectId, statuses, figure, verdict, severityAtMost }: SettledConflicts) {
  const conditions = [
    sql`k.subject_id = ${subjectId}`,
    sql`k.status = any(${[...statuses]}::text[])`,
    DECIDED_BY_PEOPLE,
    ...(figure === undefined ? [] : [isOf(figure)]),
    ...(verdict === undefined ? [] : [sql`k.verdict = ${verdict}`]),
    ...(severityAtMost === undefined ? [] : [sql`k.severity <= ${SEVERITIES.indexOf(severityAtMost)}`]),
  ]
  return sql.join(conditions, sql` and `)
}

function isOf(figureId: string) {
  return sql`(k.figure_a = ${figureId} or k.figure_b = ${figureId}
    or k.id = any(array(select m.conflict_id from conflict_summands m where m.figure_id = ${figureId})))`
}
