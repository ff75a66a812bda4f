import { sql } from "kysely"
import { CONFLICT_COLUMN_LIST } from "../conflicts/conflict-columns.ts"
import type { ConflictRow } from "../conflicts/pair-row.ts"
import type { Db } from "../connection/connect.ts"
import type { ConflictStatus } from "../tables.ts"

/** The conflicts that a transaction has turned, the most severe first. */
export type TurnedConflicts = { readonly opened: readonly ConflictRow[]; readonly resolved: readonly ConflictRow[] }

type Row = ConflictRow & { readonly is_new: boolean; readonly status_before: ConflictStatus | null }

/**
 * What this transaction has opened and resolved of the conflicts of these families, by how each was before and how it is
 * now. `now`: the time that the transaction writes.
 */
export async function listTurned(db: Db, families: readonly string[], now: string): Promise<TurnedConflicts> {
  if (families.length === 0) return { opened: [], resolved: [] }
  const { rows } = await sql<Row>`
    select ${sql.raw(CONFLICT_COLUMN_LIST)}, k.opened_in = pg_current_xact_id() as is_new,
      (select c.before ->> 'status' from changes c where c.family_id = k.family_id and c.entity_id = k.id
        and c.made_in = pg_current_xact_id() and c.before is not null order by c.id limit 1) as status_before
    from conflicts k
    where k.family_id = any(${[...families]}::uuid[]) and k.changed_at >= ${now}::timestamptz
    order by k.severity desc, k.id desc`.execute(db)
  const wasOpen = ({ is_new, status_before, status }: Row) => !is_new && (status_before ?? status) === "open"
  return {
    opened: rows.filter((row) => row.status === "open" && !wasOpen(row)),
    resolved: rows.filter((row) => row.status !== "open" && wasOpen(row)),
  }
}
