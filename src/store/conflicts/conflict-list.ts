import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { findFamilyOf } from "../subjects/families.ts"
import type { Archived, InFamily } from "../subjects/subjects.ts"
import type { ConflictKind, ConflictStatus } from "../tables.ts"
import { CONFLICT_COLUMN_LIST } from "./conflict-columns.ts"
import type { Condition } from "./conflict-figures.ts"
import { listMemberships, type Membership, type MembershipFilter } from "./conflict-memberships.ts"
import { ofFigure, ofSubject } from "./conflict-sides.ts"
import { type ConflictRow, SEVERITIES } from "./pair-row.ts"

export type ConflictFilter = MembershipFilter & {
  /** Any of these; of none, no conflict. */
  readonly status?: readonly ConflictStatus[] | undefined
  readonly verdict?: ConflictRow["verdict"] | undefined
  readonly severity?: (typeof SEVERITIES)[number] | undefined
  readonly kind?: ConflictKind | undefined
  readonly assignee?: string | undefined
  readonly subject?: string | undefined
  /** Conflicts that changed at this time or later, RFC 3339. */
  readonly since?: string | undefined
  /** A figure on either side or among the summands. */
  readonly figure?: InFamily | undefined
  /**
   * Whether the subject that a conflict belongs to is archived. Without it only conflicts of subjects that are not, but
   * where the list is that of one subject or figure.
   */
  readonly archived?: Archived | undefined
}

export const CONFLICT_SORTS = ["newest", "oldest", "severity"] as const
export type ConflictSort = (typeof CONFLICT_SORTS)[number]
/** Where a page of conflicts ends. */
export type ConflictPosition = { readonly id: string; readonly severity: number }

const COLUMNS = sql.raw(CONFLICT_COLUMN_LIST)

/**
 * A page of conflicts. Without a verdict in the filter it has no revisions: they are stored, and they are not
 * conflicts.
 */
export async function listConflicts(
  db: Db,
  filter: ConflictFilter,
  page: { sort: ConflictSort; limit: number; before?: ConflictPosition | undefined },
): Promise<ConflictRow[]> {
  const conditions = [...listConditions(filter), ...(await listSubjectConditions(db, filter))]
  if (page.before !== undefined) conditions.push(comesAfter(page.sort, page.before))
  const memberships = await listMemberships(db, filter)
  const [wide, narrow] = [memberships.filter(({ isWide }) => isWide), memberships.filter(({ isWide }) => !isWide)]
  const list = {
    conditions: [...conditions, ...narrow.map(({ found }) => found)],
    order: ORDERS[page.sort],
    limit: page.limit,
  }
  const asked = [...list.conditions, ...wide.map(({ asked }) => asked)]
  // Those that belong to something narrow are few enough to be checked one by one.
  if (wide.length === 0 || narrow.length > 0) return search(db, sql`conflicts`, { ...list, conditions: asked })
  const rows = await searchInOrder(db, wide, list)
  if (rows.length === page.limit) return rows
  return search(db, sql`conflicts`, { ...list, conditions: [...conditions, ...listFound(wide)] })
}

type List = { readonly conditions: readonly Condition[]; readonly order: Condition; readonly limit: number }

const ORDERS: Readonly<Record<ConflictSort, Condition>> = {
  newest: sql`k.id desc`,
  oldest: sql`k.id`,
  severity: sql`k.severity desc, k.id desc`,
}

async function search(db: Db, from: Condition, { conditions, order, limit }: List): Promise<ConflictRow[]> {
  const { rows } = await sql<ConflictRow>`
    select /* every family */ ${COLUMNS} from ${from} k where ${sql.join(conditions, sql` and `)}
    order by ${order} limit ${limit}`.execute(db)
  return rows
}

/**
 * The conflicts among the first of the list that belong. Where they are fewer than the limit there may be more further
 * down. What takes long to ask is asked of those alone that have passed the rest.
 */
function searchInOrder(db: Db, memberships: readonly Membership[], list: List): Promise<ConflictRow[]> {
  const levels = [...Map.groupBy(memberships, ({ most }) => most)].sort(([a], [b]) => b - a)
  let [from, conditions] = [sql`conflicts`, list.conditions]
  for (const [most, some] of levels) {
    from = sql`(select * from ${from} k where ${sql.join([...conditions], sql` and `)} order by ${list.order} limit ${most})`
    conditions = some.map(({ asked }) => asked)
  }
  return search(db, from, { ...list, conditions })
}

/** All that belong, by index, but for what is asked of few: that is asked of those that the rest has found. */
function listFound(memberships: readonly Membership[]): Condition[] {
  const most = Math.max(...memberships.map((one) => one.most))
  return memberships.map((one) => (one.most < most ? one.asked : one.found))
}

function comesAfter(sort: ConflictSort, position: ConflictPosition) {
  if (sort === "newest") return sql`k.id < ${position.id}`
  if (sort === "oldest") return sql`k.id > ${position.id}`
  return sql`(k.severity, k.id) < (${position.severity}::smallint, ${position.id}::uuid)`
}

/** Nothing belongs to a subject that is not there. */
async function listSubjectConditions(db: Db, { subject }: ConflictFilter): Promise<Condition[]> {
  if (subject === undefined) return []
  const family = await findFamilyOf(db, "subjects", subject)
  return [family === undefined ? sql`false` : ofSubject({ family_id: family, id: subject })]
}

const ARCHIVED = sql`select s.id from subjects s where s.archived_at is not null`

function* listConditions(filter: ConflictFilter) {
  const { archived = filter.subject === undefined && filter.figure === undefined ? "false" : "any" } = filter
  // PostgreSQL looks the archived subjects up once and asks for each row whether its subject is among them.
  if (archived === "false") yield sql`k.subject_id not in (${ARCHIVED})`
  if (archived === "true") yield sql`k.subject_id = any(array(${ARCHIVED}))`
  if (filter.verdict === undefined) yield sql`k.verdict <> 'revision'`
  else yield sql`k.verdict = ${filter.verdict}`
  if (filter.status !== undefined) yield hasStatus(filter.status)
  if (filter.severity !== undefined) yield sql`k.severity = ${SEVERITIES.indexOf(filter.severity)}`
  if (filter.kind !== undefined) yield sql`k.kind = ${filter.kind}`
  if (filter.assignee !== undefined) yield sql`k.assignee = ${filter.assignee}`
  if (filter.figure !== undefined) yield ofFigure(filter.figure)
  if (filter.since !== undefined) yield sql`k.changed_at >= ${filter.since}::timestamptz`
}

/** One status is compared by itself, since only then the index of a status has the order of the list. */
function hasStatus(statuses: readonly ConflictStatus[]): Condition {
  const [only, ...more] = new Set(statuses)
  return more.length === 0 && only !== undefined ? sql`k.status = ${only}` : sql`k.status = any(${[...statuses]})`
}
