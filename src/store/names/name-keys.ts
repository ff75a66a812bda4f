import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { Named } from "./like-names.ts"

/** `name_key` is the folded name, `like_keys` an array of numbers as PostgreSQL writes it. */
export type KeyedName = { readonly name: string; readonly name_key: string; readonly like_keys: string }

/** A stored name without keys: an older version of the service has written it, or the column is younger than the name. */
export type NameWithoutKeys = { readonly owner: string; readonly name_key: string; readonly name: string }

/** At most `limit` of them, by owner. */
export async function listWithoutKeys(db: Db, named: Named, limit: number): Promise<readonly NameWithoutKeys[]> {
  const owner = sql.ref(`n.${named}_id`)
  const { rows } = await sql<NameWithoutKeys>`
    select ${owner} as owner, n.name_key, n.name from ${sql.table(`${named}_names`)} n
    where n.like_keys is null order by ${owner} limit ${limit}`.execute(db)
  return rows
}

/** Gives names their keys. A name that was changed or got keys meanwhile is left as it is. */
export async function saveKeys(
  trx: Trx,
  named: Named,
  names: readonly (NameWithoutKeys & { readonly like_keys: string })[],
): Promise<void> {
  const column = (pick: (name: (typeof names)[number]) => string) => names.map(pick)
  await sql`
    update ${sql.table(`${named}_names`)} n set like_keys = g.like_keys::bigint[]
    from unnest(${column(({ owner }) => owner)}::uuid[], ${column(({ name_key }) => name_key)}::text[],
      ${column(({ name }) => name)}::text[], ${column(({ like_keys }) => like_keys)}::text[])
      as g (owner, name_key, name, like_keys)
    where ${sql.ref(`n.${named}_id`)} = g.owner and n.name_key = g.name_key and n.name = g.name and n.like_keys is null
  `.execute(trx)
}
