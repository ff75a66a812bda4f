import { type RawBuilder, sql } from "kysely"
import type { Db } from "../connection/connect.ts"

/**
 * The family of a row that is known by its id alone; undefined where there is none. Whoever has an id asks for this first:
 * every statement after it gives the family, and stays on the machine where that lies.
 */
export async function findFamilyOf(
  db: Db,
  table: "subjects" | "figures" | "claims" | "conflicts" | "exceptions",
  id: string,
): Promise<string | undefined> {
  const { rows } = await sql<{ family_id: string }>`
    select /* finds the family */ family_id from ${sql.table(table)} where id = ${id}`.execute(db)
  return rows[0]?.family_id
}

/** True of the rows `alias` of a family's table that belong to a subject; of none where there is no such subject. */
export async function belongsTo(db: Db, alias: "c" | "e", subjectId: string): Promise<RawBuilder<unknown>> {
  const family = await findFamilyOf(db, "subjects", subjectId)
  if (family === undefined) return sql`false`
  return sql`${sql.ref(`${alias}.family_id`)} = ${family} and ${sql.ref(`${alias}.subject_id`)} = ${subjectId}`
}

/**
 * Reads a row that is known by its id alone, once its family is known. A family may move into another one between the two
 * statements: then it is looked for again.
 */
export async function findInFamily<T>(
  db: Db,
  table: "claims" | "conflicts" | "exceptions",
  id: string,
  read: (familyId: string) => Promise<T | undefined>,
): Promise<T | undefined> {
  for (let last: string | undefined; ; ) {
    const family = await findFamilyOf(db, table, id)
    if (family === undefined || family === last) return undefined
    const row = await read(family)
    if (row !== undefined) return row
    last = family
  }
}
