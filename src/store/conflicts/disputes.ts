import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { NamedRow } from "../subjects/subjects.ts"

/** The open conflicts and tensions of a subject as one dispute. The door of conflicts keeps the numbers. */
export type DisputeRow = {
  readonly subject: NamedRow
  readonly open_conflicts: number
  /** The severity of the worst of them, by its number in `SEVERITIES`; 0 where none is open. */
  readonly severity: number
  readonly open_high: number
  readonly open_medium: number
  readonly open_low: number
  readonly open_pair: number
  readonly open_part: number
  readonly open_sum: number
  /** More disagrees with some figures of the subject than is kept and counted here. */
  readonly leaves_out: boolean
  /** Since when at least one has been open without a break; null where none is open. */
  readonly opened_at: string | null
  /** When an open conflict was last added, changed or ended; null where there never was one. */
  readonly changed_at: string | null
  /** Counts up with every such change; 0 where there never was one. */
  readonly version: number
}

/** Conflicts that a person can settle or has settled. */
export const DECIDED_BY_PEOPLE = sql`k.verdict in ('conflict', 'tension') and (k.resolution is null or k.resolution = 'person')`

/** The conflicts that a dispute counts. */
export const OPEN = sql`k.status = 'open' and ${DECIDED_BY_PEOPLE}`

/** Columns of disputes that are 0 where a subject has no row there. */
const COUNTS = [
  "open_conflicts",
  "severity",
  "open_high",
  "open_medium",
  "open_low",
  "open_pair",
  "open_part",
  "open_sum",
]
export const DISPUTE_COLUMNS = sql`
  jsonb_build_object('id', s.id, 'name', s.name) as subject, d.opened_at, d.changed_at, coalesce(d.version, 0) as version,
  exists (select from figures f where f.family_id = s.family_id and f.subject_id = s.id and f.leaves_out) as leaves_out,
  ${sql.join(COUNTS.map((name) => sql`coalesce(d.${sql.ref(name)}, 0) as ${sql.ref(name)}`))}`

/** The dispute of any subject that exists. Where the subject never had an open conflict, all numbers are 0. */
export async function findDispute(db: Db, subjectId: string): Promise<DisputeRow | undefined> {
  const { rows } = await sql<DisputeRow>`
    select ${DISPUTE_COLUMNS} from subjects s left join disputes d on d.family_id = s.family_id and d.subject_id = s.id
    where s.id = ${subjectId}`.execute(db)
  return rows[0]
}
