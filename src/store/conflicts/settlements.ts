import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily } from "../subjects/subjects.ts"
import type { ConflictStatus } from "../tables.ts"
import { ofFigure } from "./conflict-sides.ts"
import { DECIDED_BY_PEOPLE } from "./disputes.ts"
import { type Decidable, SEVERITIES } from "./pair-row.ts"

/** Which conflicts of a subject are settled together. */
export type SettledConflicts = {
  readonly subject: InFamily
  readonly statuses: readonly ConflictStatus[]
  /** The id of a figure that is on either side or a summand. */
  readonly figure?: string | undefined
  readonly verdict?: "conflict" | "tension" | undefined
  readonly severityAtMost?: "low" | "medium" | "high" | undefined
}

/**
 * The conflicts that are to be settled, `limit` at most, locked in the order of their ids. As an array they are looked up by
 * their key: as a subquery they were joined row by row where the statistics were old, which once took longer than a request may.
 */
export async function lockSettled(trx: Trx, which: SettledConflicts, limit: number): Promise<Decidable[]> {
  const { rows } = await sql<Decidable>`
    select k.family_id, k.subject_id, k.id, k.kind, k.verdict, k.severity, k.opened_at, k.status, k.resolution, k.reason,
      k.note, k.assignee
    from conflicts k
    where k.family_id = ${which.subject.family_id}
      and k.id = any(array(select k.id from conflicts k where ${isOne(which)} limit ${limit}))
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
export async function hasConflictOf(db: Db, subject: InFamily, figureId: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from conflicts k
    where k.subject_id = ${subject.id} and ${ofFigure({ ...subject, id: figureId })} limit 1`.execute(db)
  return rows.length > 0
}

function isOne({ subject, statuses, figure, verdict, severityAtMost }: SettledConflicts) {
  const conditions = [
    sql`k.family_id = ${subject.family_id} and k.subject_id = ${subject.id}`,
    sql`k.status = any(${[...statuses]}::text[])`,
    DECIDED_BY_PEOPLE,
    ...(figure === undefined ? [] : [ofFigure({ ...subject, id: figure })]),
    ...(verdict === undefined ? [] : [sql`k.verdict = ${verdict}`]),
    ...(severityAtMost === undefined ? [] : [sql`k.severity <= ${SEVERITIES.indexOf(severityAtMost)}`]),
  ]
  return sql.join(conditions, sql` and `)
}
