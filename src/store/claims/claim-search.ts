import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { type Order, orderBy, type Sql, where } from "./claim-order.ts"
import type { Period } from "./claim-periods.ts"

/** `after`: the conditions of the page. Conditions are about a row `c` of claims. */
type List = {
  readonly conditions: readonly Sql[]
  readonly after: readonly Sql[]
  readonly order: Order
  readonly limit: number
}

/** Reads the first claims of each period. The first of all periods are among them. */
export function searchPeriods(periods: readonly Period[], { conditions, after, order, limit }: List): Sql {
  const ofPeriod = [sql`c.as_of_from = p.from and c.as_of_to = p.to`, ...conditions, ...after]
  return sql`select c.* from (
      select c.id from unnest(${periods.map(({ from }) => from)}::date[], ${periods.map(({ to }) => to)}::date[])
        as p ("from", "to")
      cross join lateral (
        select c.id, c.published_at from claims c ${where(ofPeriod)} order by ${orderBy(order)} limit ${limit}
      ) c
      order by ${orderBy(order)} limit ${limit}
    ) f cross join lateral (select * from claims c where c.id = f.id limit 1) c`
}

/** Subjects of a tag up to which the claims of each are read at once. */
const FEW = 500
/**
 * With more, at most this many claims are checked one by one whether their subject has the tag, before those of every
 * subject are read. A tag of many subjects fills a page soon in the order of the list.
 */
const ASKED = 20_000

/** `read` reads the rows of what was found. */
export async function searchTagged<Row>(
  db: Db,
  tag: string,
  list: List,
  read: (found: Sql) => Promise<Row[]>,
): Promise<Row[]> {
  if (await hasMany(db, tag)) {
    const rows = await read(searchInOrder(tag, list))
    if (rows.length === list.limit) return rows
  }
  return read(searchSubjects(tag, list))
}

const hasTag = (tag: string) => sql`s.tags @> array[${tag}]`

async function hasMany(db: Db, tag: string): Promise<boolean> {
  const counted = await sql<{ count: number }>`
    select count(*) from (select from subjects s where ${hasTag(tag)} limit ${FEW + 1}) s`.execute(db)
  return (counted.rows[0]?.count ?? 0) > FEW
}

function searchInOrder(tag: string, { conditions, after, order, limit }: List): Sql {
  return sql`select * from (
      select * from claims c ${where([...conditions, ...after])} order by ${orderBy(order)} limit ${ASKED}
    ) c where (select true from subjects s where s.id = c.subject_id and ${hasTag(tag)} limit 1)
    order by ${orderBy(order)} limit ${limit}`
}

/** Reads the first claims of each subject with the tag. */
function searchSubjects(tag: string, { conditions, after, order, limit }: List): Sql {
  const ofSubject = [sql`c.family_id = s.family_id and c.subject_id = s.id`, ...conditions, ...after]
  return sql`select c.* from subjects s cross join lateral (
      select * from claims c ${where(ofSubject)} order by ${orderBy(order)} limit ${limit}
    ) c where ${hasTag(tag)} order by ${orderBy(order)} limit ${limit}`
}
