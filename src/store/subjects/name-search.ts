import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { foldName } from "./names.ts"

type Condition = RawBuilder<unknown>

/** `conditions` are about a row `s` of subjects or sources, `limit` is that of the page. */
export type NameSearch = {
  readonly named: "subject" | "source"
  readonly q: string
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

/** The ids of the newest rows with a name or alias that holds `q` anywhere, compared as folded names; newest first. */
export async function findIdsByName(db: Db, search: NameSearch): Promise<readonly string[]> {
  for (const asked of [ASKED, ASKED_NEXT]) {
    const { ids, read } = await askNewest(db, search, asked)
    if (ids.length === search.limit || read < asked) return ids
    if (ids.length < search.limit * GOOD_PART) break
  }
  return findInAll(db, search)
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
      select s.id from newest s where (${namesLike(search)} and n.${ownerOf(search)} = s.id limit 1) is not null
      order by s.id desc limit ${search.limit}) as ids`.execute(db)
  return rows[0] ?? { ids: [], read: 0 }
}

async function findInAll(db: Db, search: NameSearch): Promise<string[]> {
  const grams = writeGrams(foldName(search.q))
  const found = sql`s.id = any(array(${namesLike(search)} and name_grams(n.name_key) @@ ${grams}::tsquery))`
  const { rows } = await sql<{ id: string }>`
    select s.id from ${tableOf(search)} s where ${sql.join([...search.conditions, found], sql` and `)}
    order by s.id desc limit ${search.limit}`.execute(db)
  return rows.map(({ id }) => id)
}

const tableOf = ({ named }: NameSearch) => sql.table(`${named}s`)
const ownerOf = ({ named }: NameSearch) => sql.ref(`${named}_id`)

function namesLike(search: NameSearch): Condition {
  const pattern = `%${foldName(search.q).replace(/[\\%_]/g, "\\$&")}%`
  return sql`select n.${ownerOf(search)} from ${sql.table(`${search.named}_names`)} n where n.name_key like ${pattern}`
}

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
