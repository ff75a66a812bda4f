import { sql } from "kysely"
import type { RuleScope } from "../compare/cascade.ts"
import { findUnit } from "../quantity/units.ts"
import type { Db } from "./connect.ts"

/** How many subjects lie in at least one of these scopes. */
export async function countSubjectsIn(db: Db, scopes: readonly RuleScope[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from subjects s where ${await liesIn(db, scopes)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** The first subject after another, by id, that lies in one of these scopes. */
export async function findNextSubjectIn(
  db: Db,
  scopes: readonly RuleScope[],
  after: string | null,
): Promise<string | undefined> {
  const isAfter = after === null ? sql`true` : sql`s.id > ${after}`
  const { rows } = await sql<{ id: string }>`
    select s.id from subjects s where ${isAfter} and ${await liesIn(db, scopes)} order by s.id limit 1`.execute(db)
  return rows[0]?.id
}

/** Subjects that were merged into another have no figures left. */
async function liesIn(db: Db, scopes: readonly RuleScope[]) {
  const units = scopes.some(({ dimension }) => dimension !== undefined) ? await listUnits(db) : []
  const conditions = scopes.map(({ subject, tag, measure, unit, dimension }) => {
    const all = [sql`true`]
    if (subject !== undefined) all.push(sql`s.id = ${subject}`)
    if (tag !== undefined) all.push(sql`s.tags @> array[${tag}]`)
    if (measure !== undefined) all.push(sql`s.measure = ${measure}`)
    if (unit !== undefined) all.push(sql`s.unit = ${unit}`)
    if (dimension !== undefined) {
      const ofDimension = units.filter((code) => findUnit(code)?.dimension === dimension)
      all.push(sql`s.unit = any(${ofDimension}::text[])`)
    }
    return sql`(${sql.join(all, sql` and `)})`
  })
  return sql`s.merged_into is null and (${sql.join(conditions, sql` or `)})`
}

async function listUnits(db: Db): Promise<string[]> {
  const rows = await db.selectFrom("subjects").select("unit").distinct().execute()
  return rows.map((row) => row.unit)
}
