import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import { writeKeys } from "../names/like-names.ts"

/** By which terms a subject is listed, under which number, and in which quarter. */
export type ListedSubject = {
  readonly id: string
  readonly number: number
  readonly quarter: number
  readonly terms: readonly number[]
}

const read = prepare<ListedSubject>(
  "read terms of subjects",
  `select t.subject_id as id, t.number, t.quarter, t.terms from subject_terms t where t.subject_id = any($1::uuid[])`,
)

export async function readListed(trx: Trx, ids: readonly string[]): Promise<readonly ListedSubject[]> {
  return read(trx, [ids])
}

const write = prepare<{ readonly id: string; readonly number: number }>(
  "write terms of subjects",
  `insert into subject_terms (subject_id, quarter, terms)
select w.id, w.quarter, w.terms::int[] from unnest($1::uuid[], $2::smallint[], $3::text[]) as w (id, quarter, terms)
on conflict (subject_id) do update set quarter = excluded.quarter, terms = excluded.terms
returning subject_id as id, number`,
)

/** Answers the number of each, which it keeps for ever. */
export async function writeListed(
  trx: Trx,
  subjects: readonly Omit<ListedSubject, "number">[],
): Promise<ReadonlyMap<string, number>> {
  if (subjects.length === 0) return new Map()
  const rows = await write(trx, [
    subjects.map(({ id }) => id),
    subjects.map(({ quarter }) => quarter),
    subjects.map(({ terms }) => writeKeys(terms)),
  ])
  return new Map(rows.map(({ id, number }) => [id, number]))
}

const readQuarters = prepare<{ readonly number: number; readonly quarter: number }>(
  "read quarters of subjects",
  `select t.number, t.quarter from unnest($1::int[]) as w (number) join subject_terms t on t.number = w.number`,
)

/** The quarter of each number. */
export async function quartersOf(trx: Trx, numbers: readonly number[]): Promise<ReadonlyMap<number, number>> {
  const rows = await readQuarters(trx, [numbers])
  return new Map(rows.map(({ number, quarter }) => [number, quarter]))
}
