import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Archived, NamedRow } from "../subjects/subjects.ts"

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
  /** Since when at least one has been open without a break; null where none is open. */
  readonly opened_at: string | null
  /** When an open conflict was last added, changed or ended; null where there never was one. */
  readonly changed_at: string | null
  /** Counts up with every such change; 0 where there never was one. */
  readonly version: number
}

/**
 * Conflicts that a person can settle or has settled. The indexes for disputes have this very condition; they are not
 * used for another.
 */
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
const COLUMNS = sql`
  jsonb_build_object('id', s.id, 'name', s.name) as subject, d.opened_at, d.changed_at, coalesce(d.version, 0) as version,
  ${sql.join(COUNTS.map((name) => sql`coalesce(d.${sql.ref(name)}, 0) as ${sql.ref(name)}`))}`

/** The dispute of any subject that exists. Where the subject never had an open conflict, all numbers are 0. */
export async function findDispute(db: Db, subjectId: string): Promise<DisputeRow | undefined> {
  const { rows } = await sql<DisputeRow>`
    select ${COLUMNS} from subjects s left join disputes d on d.family_id = s.family_id and d.subject_id = s.id
    where s.id = ${subjectId}`.execute(db)
  return rows[0]
}

export const DISPUTE_SORTS = ["newest", "severity"] as const
export type DisputeSort = (typeof DISPUTE_SORTS)[number]

export type DisputeFilter = {
  readonly tag?: string | undefined
  /** Without it only disputes of subjects that are not archived. */
  readonly archived?: Archived | undefined
  /** Disputes with at least this many open conflicts. */
  readonly openAtLeast?: number | undefined
  /** Disputes whose worst conflict is at least this severe: 1 is low, 2 medium, 3 high. */
  readonly severityAtLeast?: number | undefined
}

/** Where a page of disputes ends: the sort keys of its last one. */
export type DisputePosition =
  | { readonly sort: "newest"; readonly openedAt: string; readonly subjectId: string }
  | { readonly sort: "severity"; readonly severity: number; readonly open: number; readonly subjectId: string }

/**
 * A page of the open disputes. `newest`: the last to begin comes first. `severity`: the worst comes first, among equals
 * the largest.
 */
export async function listDisputes(
  db: Db,
  filter: DisputeFilter,
  page: { sort: DisputeSort; limit: number; after?: DisputePosition | undefined },
): Promise<DisputeRow[]> {
  const conditions = [sql`d.open_conflicts > 0`, ...listConditions(filter)]
  if (page.after !== undefined) conditions.push(comesAfter(page.after))
  const order =
    page.sort === "newest"
      ? sql`d.opened_at desc, d.subject_id desc`
      : sql`d.severity desc, d.open_conflicts desc, d.subject_id desc`
  const { rows } = await sql<DisputeRow>`
    select /* every family */ ${COLUMNS} from disputes d join subjects s on s.id = d.subject_id
    where ${sql.join(conditions, sql` and `)} order by ${order} limit ${page.limit}`.execute(db)
  return rows
}

function comesAfter(position: DisputePosition) {
  if (position.sort === "newest") {
    return sql`(d.opened_at, d.subject_id) < (${position.openedAt}::timestamptz, ${position.subjectId}::uuid)`
  }
  return sql`(d.severity, d.open_conflicts, d.subject_id)
    < (${position.severity}::smallint, ${position.open}::bigint, ${position.subjectId}::uuid)`
}

function* listConditions({ tag, archived, openAtLeast, severityAtLeast }: DisputeFilter) {
  if (archived === "true") yield sql`s.archived_at is not null`
  else if (archived !== "any") yield sql`s.archived_at is null`
  if (tag !== undefined) yield sql`s.tags @> array[${tag}]`
  if (openAtLeast !== undefined) yield sql`d.open_conflicts >= ${openAtLeast}`
  if (severityAtLeast !== undefined) yield sql`d.severity >= ${severityAtLeast}`
}
