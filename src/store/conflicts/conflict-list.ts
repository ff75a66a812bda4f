import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { findFamilyOf } from "../subjects/families.ts"
import { CONFLICT_COLUMN_LIST } from "./conflict-columns.ts"
import { type ConflictFilter, listConditions } from "./conflict-conditions.ts"
import { type Condition, isSelected } from "./conflict-figures.ts"
import { listMemberships, type Membership } from "./conflict-memberships.ts"
import { listStretches } from "./conflict-order.ts"
import { ofSubject } from "./conflict-sides.ts"
import type { ConflictRow } from "./pair-row.ts"

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
  const list = { stretches: listStretches(filter, page.sort), conditions, order: ORDERS[page.sort], limit: page.limit }
  if (narrow.length > 0) return searchFound(db, { found: narrow, asked: wide }, list)
  if (wide.length === 0) return searchInOrder(db, [], list)
  const rows = await searchInOrder(db, wide, list)
  if (rows.length === page.limit) return rows
  return searchFound(db, { found: wide, asked: [] }, list)
}

type List = {
  /** Of which the list is merged; see `listStretches`. */
  readonly stretches: readonly Condition[]
  readonly conditions: readonly Condition[]
  readonly order: Condition
  readonly limit: number
}

const ORDERS: Readonly<Record<ConflictSort, Condition>> = {
  newest: sql`k.id desc`,
  oldest: sql`k.id`,
  severity: sql`k.severity desc, k.id desc`,
}

async function search(
  db: Db,
  from: Condition,
  { conditions, order, limit }: Omit<List, "stretches">,
): Promise<ConflictRow[]> {
  const { rows } = await sql<ConflictRow>`
    select /* every family */ ${COLUMNS} from ${from} k where ${allOf(conditions)}
    order by ${order} limit ${limit}`.execute(db)
  return rows
}

function allOf(conditions: readonly Condition[]): Condition {
  return conditions.length === 0 ? sql`true` : sql.join([...conditions], sql` and `)
}

/** The first of a list that pass its conditions, at least `most` of them where there are as many. */
function takeFirst({ stretches, conditions, order }: List, most: number): Condition {
  const each = (stretches.length === 0 ? [sql`true`] : stretches).map(
    (stretch) =>
      sql`(select k.* from conflicts k where ${allOf([stretch, ...conditions])} order by ${order} limit ${most})`,
  )
  return each.length === 1 ? sql`${each[0]}` : sql`(${sql.join(each, sql` union all `)})`
}

/**
 * The conflicts among the first of the list that belong. Where they are fewer than the limit there may be more further
 * down. What takes long to ask is asked of those alone that have passed the rest.
 */
function searchInOrder(db: Db, memberships: readonly Membership[], list: List): Promise<ConflictRow[]> {
  const [first, ...levels] = [...Map.groupBy(memberships, ({ most }) => most)].sort(([a], [b]) => b - a)
  if (first === undefined) return search(db, takeFirst(list, list.limit), { ...list, conditions: [] })
  let from = takeFirst(list, first[0])
  let conditions = first[1].map(({ asked }) => asked)
  for (const [most, some] of levels) {
    from = sql`(select * from ${from} k where ${allOf(conditions)} order by ${list.order} limit ${most})`
    conditions = some.map(({ asked }) => asked)
  }
  return search(db, from, { ...list, conditions })
}

type Memberships = { readonly found: readonly Membership[]; readonly asked: readonly Membership[] }

/** The conflicts that are found by index, and of these the ones that belong to the others as well. */
function searchFound(db: Db, { found, asked }: Memberships, list: List): Promise<ConflictRow[]> {
  const selected = isSelected(found.map((one) => one.found))
  const conditions = [...list.conditions, selected, ...asked.map((one) => one.asked)]
  return search(db, sql`conflicts`, { ...list, conditions })
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
