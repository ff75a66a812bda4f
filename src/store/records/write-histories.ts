import { sql } from "kysely"
import type { Trx } from "../connection/transaction.ts"
import type { ChangeRow, NewChange, NewDirectoryChange } from "../history/changes.ts"

/** Whose history it is. */
export type Owner = Pick<NewChange, "familyId" | "subjectId" | "entity" | "entityId">
export type DirectoryOwner = Pick<NewDirectoryChange, "entity" | "entityId">

const RECORD = sql.raw(`h (id uuid, at timestamptz, actor text, action text, note text, before jsonb, after jsonb)`)

/** Adds what was done elsewhere to the histories of things, each change with its own id and time. One that is there stays. */
export async function insertHistory(trx: Trx, owner: Owner, changes: readonly ChangeRow[]): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into changes (family_id, subject_id, entity, entity_id, id, at, actor, action, note, before, after)
    select ${owner.familyId}::uuid, ${owner.subjectId}::uuid, ${owner.entity}, ${owner.entityId}::uuid,
      h.id, h.at, h.actor, h.action, h.note, h.before, h.after
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as ${RECORD} on conflict do nothing`.execute(trx)
}

/** The same for sources and rules. */
export async function insertDirectoryHistory(
  trx: Trx,
  { entity, entityId }: DirectoryOwner,
  changes: readonly ChangeRow[],
): Promise<void> {
  if (changes.length === 0) return
  await sql`
    insert into directory_changes (entity, entity_id, id, at, actor, action, note, before, after)
    select ${entity}, ${entityId}::uuid, h.id, h.at, h.actor, h.action, h.note, h.before, h.after
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as ${RECORD} on conflict do nothing`.execute(trx)
}
