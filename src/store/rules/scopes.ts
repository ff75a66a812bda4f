import { sql } from "kysely"
import type { RuleScope } from "../../compare/rules/cascade.ts"
import { listUnitCodes } from "../../quantity/units/units.ts"
import type { Db } from "../connection/connect.ts"

/** How many subjects lie in at least one of these scopes. */
export async function countSubjectsIn(db: Db, scopes: readonly RuleScope[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from subjects s where ${liesIn(scopes)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The next subject in the order of ids that lies in one of these scopes; the first one where `after` is null. */
export async function findNextSubjectIn(
  db: Db,
  scopes: readonly RuleScope[],
  after: string | null,
): Promise<string | undefined> {
  const isAfter = after === null ? sql`true` : sql`s.id > ${after}`
  const { rows } = await sql<{ id: string }>`
    select s.id from subjects s where ${isAfter} and ${liesIn(scopes)} order by s.id limit 1`.execute(db)
  return rows[0]?.id
}

/** Leaves out subjects that were merged into another one: they have no figures left. */
function liesIn(scopes: readonly RuleScope[]) {
  const conditions = scopes.map(({ subject, tag, measure, unit, dimension }) => {
    const all = [sql`true`]
    if (subject !== undefined) all.push(sql`s.id = ${subject}`)
    if (tag !== undefined) all.push(sql`s.tags @> array[${tag}]`)
    if (measure !== undefined) all.push(sql`s.measure = ${measure}`)
    if (unit !== undefined) all.push(sql`s.unit = ${unit}`)
    if (dimension !== undefined) all.push(sql`s.unit = any(${[...listUnitCodes(dimension)]}::text[])`)
    return sql`(${sql.join(all, sql` and `)})`
  })
  return sql`s.merged_into is null and (${sql.join(conditions, sql` or `)})`
}
