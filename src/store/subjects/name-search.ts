import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { foldName } from "./names.ts"

type Condition = RawBuilder<unknown>

/** What is looked for. `words`: all of them are in the name, in any order. */
export type NameQuery = { readonly text: string; readonly words: readonly WordQuery[] }

/** A word of a name has one of these keys of `match/names/name-keys.ts`, or the folded name has this part. */
export type WordQuery = { readonly part: string; readonly keys: readonly number[] }

/** How well a name fits, the best first: it is what was looked for, it holds that, it has all its words or words that sound so. */
const RANKS = { same: 0, part: 1, words: 2 } as const

/** Where a page ends, or a row of it. */
export type Ranked = { readonly rank: number; readonly id: string }

/** `conditions` are about a row `s` of subjects or sources, `limit` is that of the page. */
export type NameSearch = {
  readonly named: "subject" | "source"
  readonly q: NameQuery
  readonly conditions: readonly Condition[]
  readonly limit: number
}

/**
 * How many of the newest rows are looked at before all names are searched by index. The index finds a part that few
 * names have at once, and has much to sort where one name in ten has it. Where the first 250 fill a good part of the
 * page, another 1,500 are looked at.
 */
export const ASKED = 250
const ASKED_NEXT = 1_500
/**
 * The good part, as a share of the limit. A few hits prove nothing: they may be new only because they were made
 * together.
 */
const GOOD_PART = 1 / 5

/** The rows that have a fitting name or alias, the best first, of those that fit alike the newest. `after`: the last one before. */
export async function findByName(db: Db, search: NameSearch, after: Ranked | undefined): Promise<readonly Ranked[]> {
  const found: Ranked[] = []
  for (const rank of Object.values(RANKS)) {
    const limit = search.limit - found.length
    if (limit === 0 || rank < (after?.rank ?? 0)) continue
    const isAfter = rank === after?.rank ? [sql`s.id < ${after.id}`] : []
    const conditions = [...search.conditions, ...isAfter, ...isNoBetter(search, rank)]
    const ids = await findOfRank(db, { ...search, conditions, limit }, rank)
    found.push(...ids.map((id) => ({ rank, id })))
  }
  return found
}

/** The rows of what was found, in its order and with their ranks. */
export function putInOrder<Row extends { readonly id: string }>(
  rows: readonly Row[],
  found: readonly Ranked[],
): (Row & Ranked)[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ id, rank }) => {
    const row = byId.get(id)
    return row === undefined ? [] : [{ ...row, rank }]
  })
}

/** Rows that fit better are found before, and not twice. */
function isNoBetter(search: NameSearch, rank: number): Condition[] {
  const better: Condition[] = []
  if (rank === RANKS.part) better.push(sql`n.name_key = ${foldName(search.q.text)}`)
  if (rank === RANKS.words) better.push(sql`n.name_key like ${patternOf(search.q.text)}`)
  return better.map((condition) => sql`${hasName(search, condition)} is null`)
}

async function findOfRank(db: Db, search: NameSearch, rank: number): Promise<readonly string[]> {
  if (rank === RANKS.part) return findPart(db, search)
  if (rank === RANKS.same) return findInAll(db, search, sql`n.name_key = ${foldName(search.q.text)}`)
  return search.q.words.length === 0 ? [] : findInAll(db, search, sql.join(search.q.words.map(hasWord), sql` and `))
}

/** Shorter parts are in too many names, and are looked for as whole words only. */
const SHORTEST_PART = 3

function hasWord({ part, keys }: WordQuery): Condition {
  const hasKey = sql`n.like_keys && ${`{${keys.join(",")}}`}::bigint[]`
  return part.length < SHORTEST_PART ? hasKey : sql`(${hasKey} or ${hasPart(part)})`
}

async function findPart(db: Db, search: NameSearch): Promise<readonly string[]> {
  for (const asked of [ASKED, ASKED_NEXT]) {
    const { ids, read } = await askNewest(db, search, asked)
    if (ids.length === search.limit || read < asked) return ids
    if (ids.length < search.limit * GOOD_PART) break
  }
  return findInAll(db, search, hasPart(foldName(search.q.text)))
}

type Asked = { readonly ids: readonly string[]; readonly read: number }

/** `read` is how many rows were looked at: fewer than `asked` where there are no more. */
async function askNewest(db: Db, search: NameSearch, asked: number): Promise<Asked> {
  const { rows } = await sql<Asked>`
    with newest as materialized (
      select s.id from ${tableOf(search)} s where ${sql.join([...search.conditions], sql` and `)}
      order by s.id desc limit ${asked}
    )
    select (select count(*) from newest) as read, array(
      select s.id from newest s where ${hasName(search, sql`n.name_key like ${patternOf(search.q.text)}`)} is not null
      order by s.id desc limit ${search.limit}) as ids`.execute(db)
  return rows[0] ?? { ids: [], read: 0 }
}

/** By an index over all names. */
async function findInAll(db: Db, search: NameSearch, condition: Condition): Promise<string[]> {
  const found = sql`s.id = any(array(select n.${ownerOf(search)} from ${namesOf(search)} n where ${condition}))`
  const { rows } = await sql<{ id: string }>`
    select s.id from ${tableOf(search)} s where ${sql.join([...search.conditions, found], sql` and `)}
    order by s.id desc limit ${search.limit}`.execute(db)
  return rows.map(({ id }) => id)
}

const tableOf = ({ named }: NameSearch) => sql.table(`${named}s`)
const namesOf = ({ named }: NameSearch) => sql.table(`${named}_names`)
const ownerOf = ({ named }: NameSearch) => sql.ref(`${named}_id`)

/** Not null where a name of the row is so. Its names are looked up by the row: all names are not read. */
function hasName(search: NameSearch, condition: Condition): Condition {
  return sql`(select 1 from ${namesOf(search)} n where n.${ownerOf(search)} = s.id and ${condition} limit 1)`
}

/** `part` is folded. */
function hasPart(part: string): Condition {
  return sql`(n.name_key like ${likePattern(part)} and name_grams(n.name_key) @@ ${writeGrams(part)}::tsquery)`
}

const patternOf = (text: string) => likePattern(foldName(text))
const likePattern = (part: string) => `%${part.replace(/[\\%_]/g, "\\$&")}%`

/** This many leave few names that are no match, and each further one costs another look into the index. */
const MOST_GRAMS = 100

/**
 * The query for the grams of a name that holds `part`: its characters in groups of three, and its last three. A part of
 * fewer than three is the beginning of a gram, since two spaces follow the last characters of a name.
 */
export function writeGrams(part: string): string {
  const characters = [...part]
  if (characters.length < 3) return `${quoteLexeme(part)}:*`
  const last = characters.length - 3
  const starts = characters.map((_, at) => at).filter((at) => at === last || (at < last && at % 3 === 0))
  const grams = starts.map((at) => characters.slice(at, at + 3).join(""))
  return [...new Set(grams)].slice(0, MOST_GRAMS).map(quoteLexeme).join(" & ")
}

const quoteLexeme = (text: string) => `'${text.replace(/['\\]/g, "\\$&")}'`
