import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { belongsTo } from "../subjects/families.ts"
import type { ClaimStatus } from "../tables.ts"
import { listPeriods, type Period } from "./claim-periods.ts"
import { CLAIM_COLUMNS, type ClaimRow } from "./claims.ts"

export type ClaimFilter = {
  readonly subject?: string | undefined
  readonly source?: string | undefined
  readonly claimant?: string | undefined
  readonly status?: ClaimStatus | undefined
  readonly publishedFrom?: string | undefined
  readonly publishedTo?: string | undefined
  /** Claims whose as-of days have a day in common with this period. */
  readonly asOf?: Period | undefined
  /** Words that stand in the wording or the quote, in the syntax of `websearch_to_tsquery`. */
  readonly q?: string | undefined
}

/** Where a page of claims ends. */
export type ClaimPosition = { readonly publishedAt: string; readonly id: string }

/** `before` is the position of the last claim of the page before; without it the list begins. */
export type ClaimPage = { readonly limit: number; readonly before?: ClaimPosition | undefined }

/** The claims that pass the filter, the last published first. */
export async function listClaims(db: Db, { asOf, ...filter }: ClaimFilter, page: ClaimPage): Promise<ClaimRow[]> {
  const conditions = [...listConditions(filter), ...comesAfter(page)]
  if (filter.subject !== undefined) conditions.push(await belongsTo(db, "c", filter.subject))
  if (asOf === undefined) return read(db, search(conditions, filter, page), page)
  // A list that something else narrows is read by the index of that.
  const { subject, source, claimant, q, status = "active" } = filter
  const isNarrowed = [subject, source, claimant, q].some((one) => one !== undefined) || status !== "active"
  const periods = isNarrowed ? null : await listPeriods(db, asOf)
  if (periods !== null) return read(db, searchPeriods(periods, conditions, page), page)
  const meets = sql`c.as_of_from <= ${asOf.to}::date and c.as_of_to >= ${asOf.from}::date`
  return read(db, search([...conditions, meets], filter, page), page)
}

type Sql = RawBuilder<unknown>

const LAST_FIRST = sql`c.published_at desc, c.id desc`

/**
 * `found` are rows of claims. The limit is a subquery, so that PostgreSQL does not know the number when it plans them.
 */
async function read(db: Db, found: Sql, { limit }: ClaimPage): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select /* every family */ ${CLAIM_COLUMNS} from (${found}) c order by ${LAST_FIRST} limit (select ${limit}::int)`.execute(
    db,
  )
  return rows
}

/**
 * How many claims with the words are planned for, however short the page is. PostgreSQL chooses between going down the
 * list until the page is full and using the index over words, by the number of claims that it expects to have the
 * words. For a word that is too rare for its statistics it expects one claim in a thousand or two, and it takes reading
 * the words of a claim to be as cheap as comparing a few numbers. For a page of 51 it would then read all of a large
 * store.
 */
const SEARCHED = 1_000

function search(conditions: readonly Sql[], { q }: ClaimFilter, { limit }: ClaimPage): Sql {
  const planned = q === undefined ? limit : Math.max(SEARCHED, limit)
  return sql`select * from claims c ${where(conditions)} order by ${LAST_FIRST} limit ${planned}`
}

/** Reads the last published claims of each period. The last published of all periods are among them. */
function searchPeriods(periods: readonly Period[], conditions: readonly Sql[], { limit }: ClaimPage): Sql {
  const ofPeriod = [sql`c.as_of_from = p.from and c.as_of_to = p.to`, ...conditions]
  return sql`select c.* from (
      select f.id from unnest(${periods.map(({ from }) => from)}::date[], ${periods.map(({ to }) => to)}::date[])
        as p ("from", "to")
      cross join lateral (
        select c.id, c.published_at from claims c ${where(ofPeriod)} order by ${LAST_FIRST} limit ${limit}
      ) f
      order by f.published_at desc, f.id desc limit ${limit}
    ) f cross join lateral (select * from claims c where c.id = f.id limit 1) c`
}

function where(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? sql`` : sql`where ${sql.join([...conditions], sql` and `)}`
}

function* comesAfter({ before }: ClaimPage): Generator<Sql> {
  if (before === undefined) return
  yield sql`(c.published_at, c.id) < (${before.publishedAt}::timestamptz, ${before.id}::uuid)`
}

function* listConditions(filter: Omit<ClaimFilter, "asOf">): Generator<Sql> {
  if (filter.source !== undefined) yield sql`c.source_id = ${filter.source}`
  if (filter.claimant !== undefined) yield sql`c.claimant_id = ${filter.claimant}`
  if (filter.status !== undefined) yield sql`c.status = ${filter.status}`
  if (filter.publishedFrom !== undefined) yield sql`c.published_at >= ${filter.publishedFrom}::timestamptz`
  if (filter.publishedTo !== undefined) yield sql`c.published_at <= ${filter.publishedTo}::timestamptz`
  if (filter.q !== undefined) {
    yield sql`to_tsvector('simple', c.wording || ' ' || coalesce(c.quote, '')) @@ websearch_to_tsquery('simple', ${filter.q})`
  }
}
