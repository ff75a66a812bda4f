import { type Selectable, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { AccessKeysTable } from "./access-tables.ts"

export type KeyRow = Selectable<AccessKeysTable>

export async function insertAccessKey(
  trx: Trx,
  row: Pick<KeyRow, "id" | "name" | "scopes" | "digest" | "created_by" | "created_at" | "expires_at" | "rate">,
): Promise<void> {
  await trx
    .insertInto("access_keys")
    .values({ ...row, last_used_at: null, revoked_at: null, revoked_by: null, replaced_by: null })
    .execute()
}

export async function findAccessKey(db: Db, id: string): Promise<KeyRow | undefined> {
  return db.selectFrom("access_keys").selectAll().where("id", "=", id).executeTakeFirst()
}

/** As `findAccessKey`; other transactions that change the key wait. */
export async function lockAccessKey(trx: Trx, id: string): Promise<KeyRow | undefined> {
  return trx.selectFrom("access_keys").selectAll().where("id", "=", id).forUpdate().executeTakeFirst()
}

/** Newest first. `before`: the last key of the page before. */
export async function listAccessKeys(
  db: Db,
  { limit, before }: { limit: number; before?: { created_at: string; id: string } | undefined },
): Promise<readonly KeyRow[]> {
  let query = db.selectFrom("access_keys").selectAll().orderBy("created_at", "desc").orderBy("id", "desc").limit(limit)
  if (before !== undefined) {
    const { created_at, id } = before
    query = query.where(sql<boolean>`(created_at, id) < (${created_at}::timestamptz, ${id})`)
  }
  return query.execute()
}

/** Ends a key at a time, which may lie ahead. A key that ends earlier keeps its end. */
export async function endAccessKey(
  trx: Trx,
  id: string,
  end: { readonly at: string; readonly by: string | null; readonly replacedBy?: string },
): Promise<void> {
  await trx
    .updateTable("access_keys")
    .set({
      revoked_at: sql`least(coalesce(revoked_at, 'infinity'), ${end.at}::timestamptz)`,
      revoked_by: end.by,
      ...(end.replacedBy === undefined ? {} : { replaced_by: end.replacedBy }),
    })
    .where("id", "=", id)
    .execute()
}

/** Writes when a key was last used, unless that was written since `since`. */
export async function touchAccessKey(
  db: Db,
  id: string,
  use: { readonly at: string; readonly since: string },
): Promise<void> {
  await db
    .updateTable("access_keys")
    .set({ last_used_at: use.at })
    .where("id", "=", id)
    .where((where) => where.or([where("last_used_at", "is", null), where("last_used_at", "<", use.since)]))
    .execute()
}

/** Whether anybody was ever given a key or an account. */
export async function isAnybodyKnown(db: Db): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from access_keys) or exists (select from people) as known`.execute(db)
  return rows[0]?.known ?? false
}
