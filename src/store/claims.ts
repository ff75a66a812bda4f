import { sql } from "kysely"
import type { PrintedQuantity } from "../quantity/quantity.ts"
import type { Db } from "./connect.ts"
import type { NamedRow } from "./subjects.ts"
import type { ClaimStatus } from "./tables.ts"
import type { Trx } from "./transaction.ts"

export type ClaimRow = {
  readonly id: string
  readonly subject_id: string
  readonly subject_name: string
  readonly figure_id: string
  readonly source_id: string
  readonly source_name: string
  readonly claimant_id: string
  readonly claimant_name: string
  /** Nearest first. */
  readonly via: readonly NamedRow[]
  readonly wording: string
  readonly quantity: PrintedQuantity
  readonly as_of_from: string
  readonly as_of_to: string
  readonly as_of_assumed: boolean
  readonly published_at: string
  readonly recorded_at: string
  readonly url: string | null
  readonly quote: string | null
  readonly external_id: string | null
  readonly status: ClaimStatus
  readonly corrects: string | null
  readonly corrected_by: string | null
  readonly version: number
}

/** Names are looked up by key: beside a join, a list of a few rows is taken for a reason to read all subjects. */
const COLUMNS = sql`
  c.id, c.subject_id, c.figure_id, c.source_id, c.claimant_id, c.wording, c.quantity, c.as_of_from, c.as_of_to,
  c.as_of_assumed, c.published_at, c.recorded_at, c.url, c.quote, c.external_id, c.status, c.corrects, c.corrected_by,
  c.version, (select name from subjects where id = c.subject_id) as subject_name,
  (select name from sources where id = c.source_id) as source_name,
  (select name from sources where id = c.claimant_id) as claimant_name,
  coalesce((select jsonb_agg(jsonb_build_object('id', v.id, 'name', v.name) order by place)
    from unnest(c.via) with ordinality as link (id, place)
    cross join lateral (select id, name from sources where id = link.id offset 0) v), '[]') as via`

export async function findClaim(db: Db, id: string): Promise<ClaimRow | undefined> {
  const { rows } = await sql<ClaimRow>`select ${COLUMNS} from claims c where c.id = ${id}`.execute(db)
  return rows[0]
}

/** In no order; those that are not there are left out. */
export async function findClaims(db: Db, ids: readonly string[]): Promise<ClaimRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ClaimRow>`
    select ${COLUMNS} from claims c where c.id = any(${[...ids]}::uuid[])`.execute(db)
  return rows
}

export type ClaimFilter = {
  readonly subject?: string | undefined
  readonly source?: string | undefined
  readonly claimant?: string | undefined
  readonly status?: ClaimStatus | undefined
  readonly publishedFrom?: string | undefined
  readonly publishedTo?: string | undefined
  /** Claims whose as-of days meet this period. */
  readonly asOf?: { readonly from: string; readonly to: string } | undefined
  /** Words in the wording or the quote. */
  readonly q?: string | undefined
}

export type ClaimPlace = { readonly publishedAt: string; readonly id: string }

/**
 * So many claims with the words are planned for, whatever the page. Which of the two ways is faster, down the list until
 * the page is full or by the index over words, PostgreSQL finds out from how many claims it takes to have the words. Of a
 * word that is too rare for its statistics it thinks one claim in a thousand or two has it, and reading a claim's words
 * for as cheap as comparing a few numbers. For a page of 51 it would then read all of a large store.
 */
const SEARCHED = 1_000

/** Last published first. `before` is the place of the last claim of the page before. */
export async function listClaims(
  db: Db,
  filter: ClaimFilter,
  page: { limit: number; before?: ClaimPlace | undefined },
): Promise<ClaimRow[]> {
  const conditions = [...listConditions(filter)]
  if (page.before !== undefined) {
    conditions.push(sql`(c.published_at, c.id) < (${page.before.publishedAt}::timestamptz, ${page.before.id}::uuid)`)
  }
  const where = conditions.length === 0 ? sql`` : sql`where ${sql.join(conditions, sql` and `)}`
  const planned = filter.q === undefined ? page.limit : Math.max(SEARCHED, page.limit)
  // The limit as a subquery: the number is not known when the inner part is planned.
  const { rows } = await sql<ClaimRow>`
    select ${COLUMNS} from (select * from claims c ${where} order by ${LAST_FIRST} limit ${planned}) c
    order by ${LAST_FIRST} limit (select ${page.limit}::int)`.execute(db)
  return rows
}

const LAST_FIRST = sql`c.published_at desc, c.id desc`

function* listConditions(filter: ClaimFilter) {
  if (filter.subject !== undefined) yield sql`c.subject_id = ${filter.subject}`
  if (filter.source !== undefined) yield sql`c.source_id = ${filter.source}`
  if (filter.claimant !== undefined) yield sql`c.claimant_id = ${filter.claimant}`
  if (filter.status !== undefined) yield sql`c.status = ${filter.status}`
  if (filter.publishedFrom !== undefined) yield sql`c.published_at >= ${filter.publishedFrom}::timestamptz`
  if (filter.publishedTo !== undefined) yield sql`c.published_at <= ${filter.publishedTo}::timestamptz`
  if (filter.asOf !== undefined) {
    yield sql`c.as_of_from <= ${filter.asOf.to}::date and c.as_of_to >= ${filter.asOf.from}::date`
  }
  if (filter.q !== undefined) {
    yield sql`to_tsvector('simple', c.wording || ' ' || coalesce(c.quote, '')) @@ websearch_to_tsquery('simple', ${filter.q})`
  }
}

/** Ends an active claim. The row stays. */
export async function endClaim(
  trx: Trx,
  claim: { subjectId: string; id: string },
  end: { status: "retracted" } | { status: "corrected"; by: string },
  now: string,
): Promise<void> {
  await trx
    .updateTable("claims")
    .set((eb) => ({
      status: end.status,
      ended_at: now,
      corrected_by: end.status === "corrected" ? end.by : null,
      version: eb("version", "+", 1),
    }))
    .where("subject_id", "=", claim.subjectId)
    .where("id", "=", claim.id)
    .execute()
}

/** After a correction the id stands for the claim that is in force. */
export async function moveExternalId(trx: Trx, from: string, into: string): Promise<void> {
  await sql`update claim_external_ids e set claim_id = ${into} from claims c
    where c.id = ${from} and e.source_id = c.source_id and e.external_id = c.external_id`.execute(trx)
}
