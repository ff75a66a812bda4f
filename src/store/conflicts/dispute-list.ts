import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Archived } from "../subjects/subjects.ts"
import type { Condition } from "./conflict-figures.ts"
import { type AboutConflicts, listAbout } from "./dispute-conflicts.ts"
import { DISPUTE_COLUMNS, type DisputeRow } from "./disputes.ts"

export const DISPUTE_SORTS = ["newest", "oldest", "severity"] as const
export type DisputeSort = (typeof DISPUTE_SORTS)[number]

/** A dispute passes where one of its open conflicts passes all that is said about conflicts. */
export type DisputeFilter = AboutConflicts & {
  readonly subject?: string | undefined
  readonly tag?: string | undefined
  /** Without it only disputes of subjects that are not archived, but any where the subject is given. */
  readonly archived?: Archived | undefined
  /** Disputes with at least this many open conflicts. */
  readonly openAtLeast?: number | undefined
  /** Disputes whose worst conflict is at least this severe: 1 is low, 2 medium, 3 high. */
  readonly severityAtLeast?: number | undefined
  /** Disputes that changed at this time or later, RFC 3339. */
  readonly since?: string | undefined
}

/** Where a page of disputes ends: the sort keys of its last one. */
export type DisputePosition =
  | { readonly sort: "newest" | "oldest"; readonly openedAt: string; readonly subjectId: string }
  | { readonly sort: "severity"; readonly severity: number; readonly open: number; readonly subjectId: string }

/**
 * A page of the open disputes. `newest`: the last to begin comes first; `oldest`: the first. `severity`: the worst comes
 * first, among equals the largest.
 */
export async function listDisputes(
  db: Db,
  filter: DisputeFilter,
  page: { sort: DisputeSort; limit: number; after?: DisputePosition | undefined },
): Promise<DisputeRow[]> {
  const conditions = [sql`d.open_conflicts > 0`, ...listConditions(filter)]
  if (page.after !== undefined) conditions.push(comesAfter(page.after))
  const list = { order: ORDERS[page.sort], limit: page.limit }
  const about = await listAbout(db, filter)
  if (about.most > 0) {
    const first = sql`(select d.* from disputes d join subjects s on s.id = d.subject_id
      where ${sql.join(conditions, sql` and `)} order by ${list.order} limit ${about.most})`
    const rows = await search(db, first, { ...list, conditions: about.asked })
    if (rows.length === page.limit) return rows
  }
  return search(db, sql`disputes`, { ...list, conditions: [...conditions, ...about.found] })
}

const ORDERS: Readonly<Record<DisputeSort, Condition>> = {
  newest: sql`d.opened_at desc, d.subject_id desc`,
  oldest: sql`d.opened_at, d.subject_id`,
  severity: sql`d.severity desc, d.open_conflicts desc, d.subject_id desc`,
}

type List = { readonly conditions: readonly Condition[]; readonly order: Condition; readonly limit: number }

async function search(db: Db, from: Condition, { conditions, order, limit }: List): Promise<DisputeRow[]> {
  const { rows } = await sql<DisputeRow>`
    select /* every family */ ${DISPUTE_COLUMNS} from ${from} d join subjects s on s.id = d.subject_id
    where ${sql.join([...conditions], sql` and `)} order by ${order} limit ${limit}`.execute(db)
  return rows
}

function comesAfter(position: DisputePosition) {
  if (position.sort === "severity") {
    return sql`(d.severity, d.open_conflicts, d.subject_id)
      < (${position.severity}::smallint, ${position.open}::bigint, ${position.subjectId}::uuid)`
  }
  const than = sql.raw(position.sort === "newest" ? "<" : ">")
  return sql`(d.opened_at, d.subject_id) ${than} (${position.openedAt}::timestamptz, ${position.subjectId}::uuid)`
}

function* listConditions(filter: DisputeFilter): Generator<Condition> {
  const { subject, tag, openAtLeast, severityAtLeast, since } = filter
  const { archived = subject === undefined ? "false" : "any" } = filter
  if (archived === "true") yield sql`s.archived_at is not null`
  else if (archived === "false") yield sql`s.archived_at is null`
  if (subject !== undefined) yield sql`d.family_id = s.family_id and d.subject_id = ${subject}`
  if (tag !== undefined) yield sql`s.tags @> array[${tag}]`
  if (openAtLeast !== undefined) yield sql`d.open_conflicts >= ${openAtLeast}`
  if (severityAtLeast !== undefined) yield sql`d.severity >= ${severityAtLeast}`
  if (since !== undefined) yield sql`d.changed_at >= ${since}::timestamptz`
}
