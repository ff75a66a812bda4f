import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { belongsTo, findFamilyOf } from "../subjects/families.ts"
import type { ClaimStatus } from "../tables.ts"
import { comesAfter, LATEST_FIRST, mergeRows, type Order, orderBy, type Sql, where } from "./claim-order.ts"
import { listPeriods, type Period } from "./claim-periods.ts"
import { searchPeriods, searchTagged } from "./claim-search.ts"
import { areListed, areWanted, readWordProgress, selectTail, type Wanted } from "./claim-words.ts"
import { CLAIM_COLUMNS, type ClaimRow } from "./claims.ts"

export type ClaimFilter = {
  readonly subject?: string | undefined
  readonly source?: string | undefined
  readonly claimant?: string | undefined
  readonly figure?: string | undefined
  readonly externalId?: string | undefined
  /** The address as it was filed, to the letter. */
  readonly url?: string | undefined
  /** A tag of the subject. */
  readonly tag?: string | undefined
  readonly status?: ClaimStatus | undefined
  /** Of a subject: only the claims of figures that their claimant has replaced, or only the others. */
  readonly superseded?: boolean | undefined
  readonly publishedFrom?: string | undefined
  readonly publishedTo?: string | undefined
  /** Claims whose as-of days have a day in common with this period. */
  readonly asOf?: Period | undefined
  /** Words that stand in the wording or the quote, in the syntax of `websearch_to_tsquery`. */
  readonly q?: string | undefined
}

/** Where a page of claims ends. */
export type ClaimPosition = { readonly publishedAt: string; readonly id: string }

/**
 * `before` is the position of the last claim of the page before; without it the list begins. Without an order the last
 * published come first.
 */
export type ClaimPage = {
  readonly limit: number
  readonly before?: ClaimPosition | undefined
  readonly order?: Order
}

/**
 * The claims that pass the filter, in the order of the page. Those that are too new for the table of words are read by
 * themselves, and first: one that is listed in between is found twice and not missed.
 */
export async function listClaims(db: Db, filter: ClaimFilter, page: ClaimPage): Promise<ClaimRow[]> {
  const order = page.order ?? LATEST_FIRST
  const others = [...listConditions(filter), ...(await saidBy(db, filter)), ...(await listOwners(db, filter))]
  const wanted = wantedOf(filter)
  if (wanted === null) return listFound(db, others, { filter, page, order })
  const exact = [...others, ...areWanted(wanted)]
  const progress = await readWordProgress(db)
  if (progress?.state !== "listed") return listFound(db, exact, { filter, page, order })
  const tail = await listTail(db, selectTail(progress, [...exact, ...restOf(filter)]), { page, order })
  const listed = await listFound(db, [...others, ...areListed(wanted)], { filter, page, order })
  return mergeRows([listed, tail], order).slice(0, page.limit)
}

type Asked = { readonly filter: ClaimFilter; readonly page: ClaimPage; readonly order: Order }

/** The conditions are those of the whole filter but for the tag and the period. */
async function listFound(db: Db, conditions: readonly Sql[], { filter, page, order }: Asked): Promise<ClaimRow[]> {
  const list = { conditions, order, limit: page.limit, after: comesAfter(order, page.before) }
  const { tag, asOf } = filter
  if (tag !== undefined) {
    const meeting = asOf === undefined ? conditions : [...conditions, meets(asOf)]
    return searchTagged(db, tag, { ...list, conditions: meeting }, (found) => read(db, found, list))
  }
  // A list that something else narrows is read by the index of that.
  const periods = asOf === undefined || isNarrowed(filter) ? null : await listPeriods(db, asOf)
  if (periods !== null && (order.by === "published" || (await areFew(db, ofPeriods(periods))))) {
    return read(db, searchPeriods(periods, list), list)
  }
  const all = asOf === undefined ? conditions : [...conditions, meets(asOf)]
  const gathers = order.by === "recorded" && isNarrowed(filter) && (await areFew(db, sql`claims c ${where(all)}`))
  return read(db, gathers ? gather(all, list) : search(all, filter, list), list)
}

/** The claims of the tail, a page of them. */
async function listTail(db: Db, tail: Sql, { page, order }: Omit<Asked, "filter">): Promise<ClaimRow[]> {
  const after = comesAfter(order, page.before)
  const found = sql`select c.* from (${tail}) c ${where(after)} order by ${orderBy(order)} limit ${page.limit}`
  return read(db, found, { order, limit: page.limit })
}

/** What a list reads by an index of its own, as conditions on a claim. */
function restOf({ tag, asOf }: ClaimFilter): Sql[] {
  const hasTag = sql`exists (select from subjects s where s.id = c.subject_id and s.tags @> array[${tag}])`
  return [...(tag === undefined ? [] : [hasTag]), ...(asOf === undefined ? [] : [meets(asOf)])]
}

type List = {
  readonly conditions: readonly Sql[]
  readonly after: readonly Sql[]
  readonly order: Order
  readonly limit: number
}

function isNarrowed(filter: ClaimFilter): boolean {
  const { subject, source, claimant, figure, externalId, url, q, status = "active" } = filter
  const ids = [subject, source, claimant, figure, externalId, url, q]
  return ids.some((one) => one !== undefined) || status !== "active"
}

/**
 * `found` are rows of claims. The limit is a subquery, so that PostgreSQL does not know the number when it plans them.
 */
async function read(db: Db, found: Sql, { order, limit }: Pick<List, "order" | "limit">): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select /* every family */ ${CLAIM_COLUMNS} from (${found}) c order by ${orderBy(order)} limit (select ${limit}::int)`.execute(
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

function search(conditions: readonly Sql[], { q }: ClaimFilter, { after, order, limit }: List): Sql {
  const planned = q === undefined ? limit : Math.max(SEARCHED, limit)
  return sql`select * from claims c ${where([...conditions, ...after])} order by ${orderBy(order)} limit ${planned}`
}

/**
 * Up to this many claims are read by the index that finds them and sorted, where no index has them in the order of the
 * list. With more, so large a share of the store belongs that going down the list fills the page.
 */
const FEW = 5_000

function gather(conditions: readonly Sql[], { after, order, limit }: List): Sql {
  return sql`select * from (select * from claims c ${where([...conditions, ...after])} offset 0) c
    order by ${orderBy(order)} limit ${limit}`
}

/**
 * Whether these rows are at most `FEW`. They are not limited themselves, so that PostgreSQL plans for all of them, by their
 * index, and stops when enough are counted.
 */
async function areFew(db: Db, rows: Sql): Promise<boolean> {
  const counted = await sql<{ count: number }>`
    with found as materialized (select from ${rows})
    select /* every family */ count(*) from (select from found limit ${FEW + 1}) c`.execute(db)
  return (counted.rows[0]?.count ?? 0) <= FEW
}

function ofPeriods(periods: readonly Period[]): Sql {
  const days = [periods.map(({ from }) => from), periods.map(({ to }) => to)]
  return sql`unnest(${days[0]}::date[], ${days[1]}::date[]) as p ("from", "to")
    cross join lateral (select from claims c where c.as_of_from = p.from and c.as_of_to = p.to offset 0) c`
}

const meets = (asOf: Period) => sql`c.as_of_from <= ${asOf.to}::date and c.as_of_to >= ${asOf.from}::date`

/** The subject and the figure, each with its family. Nothing belongs to what is not there. */
async function listOwners(db: Db, { subject, figure, superseded }: ClaimFilter): Promise<Sql[]> {
  const owners: Sql[] = []
  if (subject !== undefined && superseded !== undefined) {
    const family = await findFamilyOf(db, "subjects", subject)
    if (family !== undefined) owners.push(isSuperseded(family, subject, superseded))
  }
  if (subject !== undefined) owners.push(await belongsTo(db, "c", subject))
  if (figure !== undefined) {
    const family = await findFamilyOf(db, "figures", figure)
    owners.push(family === undefined ? sql`false` : sql`c.family_id = ${family} and c.figure_id = ${figure}`)
  }
  return owners
}

/**
 * Claims by a claimant, alone or with others. Hardly anybody is ever named beside others: their claims are read by the index
 * that has them in the order of the list.
 */
async function saidBy(db: Db, { claimant }: ClaimFilter): Promise<Sql[]> {
  if (claimant === undefined) return []
  const isFurther = sql`c.further_claimants @> array[${claimant}::uuid]`
  const { rows } = await sql`select /* every family */ 1 from claims c where ${isFurther} limit 1`.execute(db)
  const isFirst = sql`c.claimant_id = ${claimant}`
  return [rows.length === 0 ? isFirst : sql`(${isFirst} or ${isFurther})`]
}

/** What is looked for by the table of words; null where nothing is. */
function wantedOf({ q, url, externalId }: ClaimFilter): Wanted | null {
  if (q === undefined && url === undefined && externalId === undefined) return null
  return { words: q === undefined ? undefined : sql`websearch_to_tsquery('simple', ${q})`, url, externalId }
}

function* listConditions(filter: ClaimFilter): Generator<Sql> {
  if (filter.source !== undefined) yield sql`c.source_id = ${filter.source}`
  if (filter.status !== undefined) yield sql`c.status = ${filter.status}`
  if (filter.publishedFrom !== undefined) yield sql`c.published_at >= ${filter.publishedFrom}::timestamptz`
  if (filter.publishedTo !== undefined) yield sql`c.published_at <= ${filter.publishedTo}::timestamptz`
}

/** By the revisions of the subject that stand: the figure that is not the later of the two. */
function isSuperseded(familyId: string, subjectId: string, wanted: boolean): Sql {
  const replaced = sql`array(
    select case coalesce(v.grounds, v.detail) ->> 'later' when 'a' then v.figure_b else v.figure_a end from conflicts v
    where v.family_id = ${familyId} and v.subject_id = ${subjectId} and v.kind = 'pair' and v.verdict = 'revision'
      and v.resolution = 'rejudged')`
  return wanted ? sql`c.figure_id = any(${replaced})` : sql`c.figure_id <> all(${replaced})`
}
