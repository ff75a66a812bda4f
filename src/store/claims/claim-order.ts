import { type RawBuilder, sql } from "kysely"

export type Sql = RawBuilder<unknown>

export const CLAIM_SORTS = ["published", "recorded"] as const
export const DIRECTIONS = ["desc", "asc"] as const

/**
 * The order of a list of claims. Those that were published at one moment follow by their ids. Ids ascend as claims are
 * recorded, so that the order of recording is that of the ids alone.
 */
export type Order = {
  readonly by: (typeof CLAIM_SORTS)[number]
  readonly direction: (typeof DIRECTIONS)[number]
}

export const LATEST_FIRST: Order = { by: "published", direction: "desc" }

/** For `order by`, of claims `c`. */
export function orderBy({ by, direction }: Order): Sql {
  const way = sql.raw(direction)
  return by === "published" ? sql`c.published_at ${way}, c.id ${way}` : sql`c.id ${way}`
}

/** True of the claims `c` behind a position; no condition where there is none. */
export function comesAfter(
  { by, direction }: Order,
  position: { readonly publishedAt: string; readonly id: string } | undefined,
): readonly Sql[] {
  if (position === undefined) return []
  const than = sql.raw(direction === "desc" ? "<" : ">")
  const { publishedAt, id } = position
  if (by === "recorded") return [sql`c.id ${than} ${id}::uuid`]
  return [sql`(c.published_at, c.id) ${than} (${publishedAt}::timestamptz, ${id}::uuid)`]
}

export function where(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join([...conditions], sql` and `)}`
}

type Ordered = { readonly id: string; readonly published_at: string }

/** Lists that are in this order, as one; a claim that stands in several of them is taken once. */
export function mergeRows<Row extends Ordered>(lists: readonly (readonly Row[])[], order: Order): Row[] {
  const rows = new Map(lists.flat().map((row) => [row.id, row]))
  const sign = order.direction === "asc" ? 1 : -1
  return [...rows.values()].sort((a, b) => sign * compare(a, b, order))
}

/** Times are UTC, in which a fraction of a second has no zeros at its end: without the Z they stand in their order as texts. */
function compare(a: Ordered, b: Ordered, { by }: Order): number {
  const times = by === "published" ? compareTexts(a.published_at.slice(0, -1), b.published_at.slice(0, -1)) : 0
  return times === 0 ? compareTexts(a.id, b.id) : times
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0
  return a < b ? -1 : 1
}
