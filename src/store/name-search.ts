import { type RawBuilder, sql } from "kysely"
import { foldName } from "./names.ts"

type Condition = RawBuilder<unknown>

/** Whose names are searched. `s` stands for one of them in every condition. */
export type Named = "subject" | "source"

/** Lists rows of `from` as `s` that meet all conditions, up to the limit of the page. */
export type ListNamed<Row> = (from: Condition, conditions: readonly Condition[]) => Promise<Row[]>

/**
 * So many of the newest are asked for their names before all names are searched by index, which finds what nearly nothing
 * has at once, and has much to sort of what one in ten has. Where the first few make it likely, so many more are asked.
 */
export const ASKED = 500
const ASKED_NEXT = 10_000

type Search = { readonly named: Named; readonly q: string; readonly limit: number }

/** The newest first, of those whose name or alias has `q` as a part, however it begins or ends. */
export async function searchByName<Row>(
  { named, q, limit }: Search,
  conditions: readonly Condition[],
  list: ListNamed<Row>,
): Promise<Row[]> {
  const all = sql.table(`${named}s`)
  const part = foldName(q)
  if (part === "") return list(all, conditions)
  const where = sql.join([...conditions], sql` and `)
  for (const asked of [ASKED, ASKED_NEXT]) {
    const newest = sql`(select * from ${all} s where ${where} order by s.id desc limit ${asked})`
    const rows = await list(newest, [isNamed(named, part)])
    if (rows.length === limit) return rows
    if (rows.length * (ASKED_NEXT / ASKED) < limit) break
  }
  return list(all, [...conditions, isFound(named, part)])
}

/** Asked of each: as `exists` it would be joined, and all names be read. */
function isNamed(named: Named, part: string): Condition {
  return sql`(${namesLike(named, part)} and n.${ownerOf(named)} = s.id limit 1) is not null`
}

function isFound(named: Named, part: string): Condition {
  return sql`s.id = any(array(${namesLike(named, part)} and name_grams(n.name_key) @@ ${writeGrams(part)}::tsquery))`
}

const ownerOf = (named: Named) => sql.ref(`${named}_id`)

function namesLike(named: Named, part: string): Condition {
  const pattern = `%${part.replace(/[\\%_]/g, "\\$&")}%`
  return sql`select n.${ownerOf(named)} from ${sql.table(`${named}_names`)} n where n.name_key like ${pattern}`
}

/** Enough to leave few names that are no match; each more costs a look into the index. */
const MOST_GRAMS = 100

/**
 * What the grams of a name that has the part are searched for: every three characters of it. Fewer are the beginning of one,
 * since a name's last characters are followed by two spaces.
 */
export function writeGrams(part: string): string {
  const characters = [...part]
  if (characters.length < 3) return `${quoteLexeme(part)}:*`
  const grams = characters.slice(2).map((last, at) => `${characters[at]}${characters[at + 1]}${last}`)
  return [...new Set(grams)].slice(0, MOST_GRAMS).map(quoteLexeme).join(" & ")
}

const quoteLexeme = (text: string) => `'${text.replace(/['\\]/g, "\\$&")}'`
