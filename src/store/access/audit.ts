import { type Selectable, sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import type { AuditTable } from "./access-tables.ts"

export type AuditRow = Selectable<AuditTable>

const insertRows = prepare<never>("write audit", "select keep_audit($1)")

/** Adds rows, all of them by one statement. Nothing changes or deletes a row: the serving role may not even do so. */
export async function insertAudit(trx: Trx, rows: readonly AuditRow[]): Promise<void> {
  if (rows.length > 0) await insertRows(trx, [printAudit(rows)])
}

/** The parameter of the function `keep_audit`; null: it adds nothing. */
export function printAudit(rows: readonly AuditRow[]): string | null {
  return rows.length === 0 ? null : JSON.stringify(rows)
}

/** What a list of the audit is narrowed by. Times are RFC 3339 in UTC, both inclusive. */
export type AuditFilter = {
  readonly actor?: string | undefined
  readonly key?: string | undefined
  readonly person?: string | undefined
  readonly operation?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** The last row of the page before. */
export type AuditPosition = Pick<AuditRow, "at" | "id">

/** Newest first. */
export async function listAudit(
  db: Db,
  { actor, key, person, operation, from, to }: AuditFilter,
  { limit, before }: { readonly limit: number; readonly before: AuditPosition | undefined },
): Promise<readonly AuditRow[]> {
  let query = db.selectFrom("audit").selectAll().orderBy("at", "desc").orderBy("id", "desc").limit(limit)
  if (actor !== undefined) query = query.where("actor", "=", actor)
  if (key !== undefined) query = query.where("key_id", "=", key)
  if (person !== undefined) query = query.where("person_id", "=", person)
  if (operation !== undefined) query = query.where("operation", "=", operation)
  if (from !== undefined) query = query.where("at", ">=", from)
  if (to !== undefined) query = query.where("at", "<=", to)
  if (before !== undefined)
    query = query.where(sql<boolean>`(at, id) < (${before.at}::timestamptz, ${before.id}::uuid)`)
  return query.execute()
}
