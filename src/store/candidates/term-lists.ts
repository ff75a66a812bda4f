import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import { packNumbers, unpackNumbers } from "./pack-numbers.ts"

/** The quarter of the row that stands for all quarters. */
export const ALL_QUARTERS = 0

export type ListKey = { readonly term: number; readonly quarter: number }

/** Numbers in rising order; null in the row for all quarters of a term that has a row for each quarter. */
export type TermList = ListKey & { readonly subjects: number; readonly numbers: ArrayLike<number> | null }

type ListRow = ListKey & { readonly subjects: number; readonly numbers: Buffer | null }

const read = prepare<ListRow>(
  "read lists of terms",
  `select l.term, l.quarter, l.subjects, l.numbers from unnest($1::int[], $2::smallint[]) as w (term, quarter)
join term_lists l on l.term = w.term and l.quarter = w.quarter`,
)

/** Those that there are, in no order. */
export async function readTermLists(trx: Trx, keys: readonly ListKey[]): Promise<readonly TermList[]> {
  if (keys.length === 0) return []
  const rows = await read(trx, [keys.map(({ term }) => term), keys.map(({ quarter }) => quarter)])
  return rows.map((row) => ({ ...row, numbers: row.numbers && unpackNumbers(row.numbers, row.subjects) }))
}

const write = prepare<never>(
  "write lists of terms",
  `insert into term_lists (term, quarter, subjects, numbers)
select * from unnest($1::int[], $2::smallint[], $3::int[], $4::bytea[])
on conflict (term, quarter) do update set subjects = excluded.subjects, numbers = excluded.numbers`,
)

const remove = prepare<never>(
  "delete lists of terms",
  `delete from term_lists l using unnest($1::int[], $2::smallint[]) as w (term, quarter)
where l.term = w.term and l.quarter = w.quarter`,
)

/** Lists of no subjects are deleted. */
export async function writeTermLists(trx: Trx, lists: readonly TermList[]): Promise<void> {
  const [empty, full] = [lists.filter(({ subjects }) => subjects === 0), lists.filter(({ subjects }) => subjects > 0)]
  const keysOf = (some: readonly TermList[]) => [some.map(({ term }) => term), some.map(({ quarter }) => quarter)]
  const numbers = full.map((list) => list.numbers && packNumbers(list.numbers))
  await Promise.all([
    empty.length === 0 ? null : remove(trx, keysOf(empty)),
    full.length === 0 ? null : write(trx, [...keysOf(full), full.map(({ subjects }) => subjects), numbers]),
  ])
}
