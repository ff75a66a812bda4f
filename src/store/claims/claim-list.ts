import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
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
  /** Claims whose as-of days meet this period. */
  readonly asOf?: Period | undefined
  /** Words in the wording or the quote. */
  readonly q?: string | undefined
}

export type ClaimPlace = { readonly publishedAt: string; readonly id: string }

/** `before` is the place of the last claim of the page before. */
export type ClaimPage = { readonly limit: number; readonly before?: ClaimPlace | undefined }

/** Last published first. */
export async function listClaims(db: Db, { asOf, ...filter }: ClaimFilter, page: ClaimPage): Promise<ClaimRow[]> {
  const conditions = [...listConditions(filter), ...comesAfter(page)]
  if (asOf === undefined) return read(db, search(conditions, filter, page), page)
  // Whatever else narrows the list is read by an index of its own.
  const { subject, source, claimant, q, status = "active" } = filter
  const isNarrowed = [subject, source, claimant, q].some((one) => one !== undefined) || status !== "active"
  const periods = isNarrowed ? null : await listPeriods(db, asOf)
  if (periods !== null) return read(db, searchPeriods(periods, conditions, page), page)
  const meets = sql`c.as_of_from <= ${asOf.to}::date and c.as_of_to >= ${asOf.from}::date`
  return read(db, search([...conditions, meets], filter, page), page)
}

type Sql = RawBuilder<unknown>

const LAST_FIRST = sql`c.published_at desc, c.id desc`

/** `found`: rows of claims. The limit as a subquery: the number is not known when they are planned. */
async function read(db: Db, found: Sql, { limit }: ClaimPage): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select ${CLAIM_COLUMNS} from (${found}) c order by ${LAST_FIRST} limit (select ${limit}::int)`.execute(db)
  return rows
}

/**
 * So many claims with the words are planned for, whatever the page. Which of the two ways is faster, down the list until
 * the page is full or by the index over words, PostgreSQL finds out from how many claims it takes to have the words. Of a
 * word that is too rare for its statistics it thinks one claim in a thousand or two has it, and reading a claim's words
 * for as cheap as comparing a few numbers. For a page of 51 it would then read all of a large store.
 */
const SEARCHED = 1_000

function search(conditions: readonly Sql[], { q }: ClaimFilter, { limit }: ClaimPage): Sql {
  const planned = q === undefined ? limit : Math.max(SEARCHED, limit)
  return sql`select * from claims c ${where(conditions)} order by ${LAST_FIRST} limit ${planned}`
}

/** The last published of each period, of which the last published of all are among them. */
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
  if (filter.subject !== undefined) yield sql`c.subject_id = ${filter.subject}`
  if (filter.source !== undefined) yield sql`c.source_id = ${filter.source}`
  if (filter.claimant !== undefined) yield sql`c.claimant_id = ${filter.claimant}`
  if (filter.status !== undefined) yield sql`c.status = ${filter.status}`
  if (filter.publishedFrom !== undefined) yield sql`c.published_at >= ${filter.publishedFrom}::timestamptz`
  if (filter.publishedTo !== undefined) yield sql`c.published_at <= ${filter.publishedTo}::timestamptz`
  if (filter.q !== undefined) {
    yield sql`to_tsvector('simple', c.wording || ' ' || coalesce(c.quote, '')) @@ websearch_to_tsquery('simple', ${filter.q})`
  }
}
