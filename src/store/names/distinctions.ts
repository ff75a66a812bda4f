import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { newId } from "../connection/new-id.ts"
import type { Trx } from "../connection/transaction.ts"
import type { Named } from "./like-names.ts"

/** What somebody said of two subjects or two sources: that they are different, or that they may be one after all. */
export type DistinctionRow = {
  readonly id: string
  readonly one_id: string
  readonly one_name: string
  readonly other_id: string
  readonly other_name: string
  readonly are_different: boolean
  readonly note: string | null
  readonly actor: string | null
  readonly at: string
}

type NewDistinction = Pick<DistinctionRow, "are_different" | "note" | "actor" | "at"> & {
  /** Given where it was said in another store. */
  readonly id?: string
  readonly ids: readonly [string, string]
}

/** Answers the id of the row. */
export async function insertDistinction(trx: Trx, named: Named, given: NewDistinction): Promise<string> {
  const {
    id = newId(),
    ids: [one, other],
  } = given
  await sql`
    insert into distinctions (id, kind, one_id, other_id, are_different, note, actor, at)
    values (${id}, ${named}, least(${one}::uuid, ${other}::uuid), greatest(${one}::uuid, ${other}::uuid),
      ${given.are_different}, ${given.note}, ${given.actor}, ${given.at})`.execute(trx)
  return id
}

export type DistinctionFilter = { readonly id?: string | undefined; readonly of?: string | undefined }

/** Newest first. `of`: of this subject or source, or what was merged into it; `before`: the id of the last one of the page before. */
export async function listDistinctions(
  db: Db,
  named: Named,
  filter: DistinctionFilter,
  page: { limit: number; before?: string | undefined },
): Promise<DistinctionRow[]> {
  const conditions = [sql`d.kind = ${named}`]
  if (filter.id !== undefined) conditions.push(sql`d.id = ${filter.id}`)
  if (filter.of !== undefined)
    conditions.push(sql`${filter.of} in (coalesce(o.merged_into, o.id), coalesce(p.merged_into, p.id))`)
  if (page.before !== undefined) conditions.push(sql`d.id < ${page.before}`)
  const { rows } = await sql<DistinctionRow>`
    select d.id, d.one_id, o.name as one_name, d.other_id, p.name as other_name, d.are_different, d.note, d.actor, d.at
    from distinctions d join ${sql.table(`${named}s`)} o on o.id = d.one_id
      join ${sql.table(`${named}s`)} p on p.id = d.other_id
    where ${sql.join(conditions, sql` and `)} order by d.id desc limit ${page.limit}`.execute(db)
  return rows
}

/**
 * Of these pairs, each with the smaller id first, those that are different by the last that was said, joined by a space.
 * What was said of one holds of what it is merged into, for as long as it is. The rows are those that people made.
 */
export async function findDifferent(
  db: Db,
  named: Named,
  pairs: readonly (readonly [string, string])[],
): Promise<ReadonlySet<string>> {
  if (pairs.length === 0) return new Set()
  const wanted = pairs.map(([one, other]) => `${one} ${other}`)
  const { rows } = await sql<{ pair: string; are_different: boolean }>`
    select distinct on (pair) pair, are_different from (
      select d.id, d.are_different, least(m.one, m.other) || ' ' || greatest(m.one, m.other) as pair
      from distinctions d join ${sql.table(`${named}s`)} o on o.id = d.one_id
        join ${sql.table(`${named}s`)} p on p.id = d.other_id
        cross join lateral (select coalesce(o.merged_into, o.id) as one, coalesce(p.merged_into, p.id) as other) m
      where d.kind = ${named}) said
    where pair = any(${wanted}::text[]) order by pair, id desc`.execute(db)
  return new Set(rows.flatMap(({ pair, are_different }) => (are_different ? [pair] : [])))
}
