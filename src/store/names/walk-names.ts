import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Named } from "./like-names.ts"

/** A subject or source with all its names. Of a source the unit is empty. */
export type NamedOwner = {
  readonly id: string
  readonly name: string
  readonly unit: string
  readonly names: readonly string[]
}

/** Those that are neither merged nor archived, the newest first, from `from` on, or after it where `isPast`. */
export async function listOwners(
  db: Db,
  named: Named,
  page: { limit: number; from?: string | undefined; isPast: boolean },
): Promise<NamedOwner[]> {
  const isSubject = named === "subject"
  const conditions = [sql`s.merged_into is null`]
  if (isSubject) conditions.push(sql`s.archived_at is null`)
  if (page.from !== undefined) conditions.push(page.isPast ? sql`s.id < ${page.from}` : sql`s.id <= ${page.from}`)
  const { rows } = await sql<NamedOwner>`
    select s.id, s.name, ${isSubject ? sql`s.unit` : sql`''`} as unit,
      array(select n.name from ${sql.table(`${named}_names`)} n where n.${sql.ref(`${named}_id`)} = s.id
        order by n.is_alias, n.name_key) as names
    from ${sql.table(`${named}s`)} s where ${sql.join(conditions, sql` and `)}
    order by s.id desc limit ${page.limit}`.execute(db)
  return rows
}
