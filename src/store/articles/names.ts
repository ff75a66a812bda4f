import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { NamedRow } from "../subjects/subjects.ts"

/** The names of subjects and of sources, by id. */
export type Names = ReadonlyMap<string, NamedRow>

export async function listNames(db: Db, table: "subjects" | "sources", ids: readonly string[]): Promise<Names> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<NamedRow>`
    select t.id, t.name from ${sql.table(table)} t where t.id = any(${[...new Set(ids)]}::uuid[])`.execute(db)
  return new Map(rows.map((row) => [row.id, row]))
}
