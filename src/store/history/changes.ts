import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { newId } from "../connection/new-id.ts"
import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"

/** Stands for the subject in a change that belongs to none, such as one of a source. */
export const NO_SUBJECT = "00000000-0000-0000-0000-000000000000"

export type NewChange = {
  /** Given where the caller has to know it before the change is stored. */
  readonly id?: string
  readonly subjectId: string
  readonly entity: "claim" | "conflict" | "subject" | "source" | "rule" | "exception"
  readonly entityId: string
  /** Who did it, where that is not the actor of the whole transaction (`setActor`). */
  readonly actor?: string | null
  readonly action: string
  readonly note: string | null
  readonly before: unknown
  readonly after: unknown
}

export type ChangeRow = {
  readonly id: string
  readonly at: string
  /** Who did or caused it; null where the request did not say, and where the service acted without a request. */
  readonly actor: string | null
  readonly action: string
  readonly note: string | null
  readonly before: unknown
  readonly after: unknown
}

const insertRows = prepare<never>(
  "write changes",
  `
insert into changes (subject_id, id, entity, entity_id, at, action, note, before, after, actor)
select subject_id, id, entity, entity_id, at, action, note, before, after,
  coalesce(actor, nullif(current_setting('countercheck.actor', true), ''))
from jsonb_to_recordset($1::jsonb) as change (subject_id uuid, id uuid, entity text,
  entity_id uuid, at timestamptz, actor text, action text, note text, before jsonb, after jsonb)`,
)

/** Adds changes to the history, in the order in which they are given. */
export async function insertChanges(trx: Trx, changes: readonly NewChange[], now: string): Promise<void> {
  if (changes.length === 0) return
  const rows = changes.map((change) => ({
    subject_id: change.subjectId,
    id: change.id ?? newId(),
    entity: change.entity,
    entity_id: change.entityId,
    at: now,
    actor: change.actor ?? null,
    action: change.action,
    note: change.note,
    before: change.before,
    after: change.after,
  }))
  await insertRows(trx, [JSON.stringify(rows)])
}

/** Gives the history of one entity to another. */
export async function moveChanges(trx: Trx, from: string, into: string): Promise<void> {
  await trx.updateTable("changes").set({ entity_id: into }).where("entity_id", "=", from).execute()
}

/** The history of one entity: its last 1,000 changes, oldest first. */
export async function listChanges(db: Db, entityId: string): Promise<ChangeRow[]> {
  const rows = await db
    .selectFrom("changes")
    .select(["id", "at", "actor", "action", "note", "before", "after"])
    .where("entity_id", "=", entityId)
    .orderBy("id", "desc")
    .limit(1_000)
    .execute()
  return rows.reverse()
}

/** Names the actor of the whole transaction, which every change in it records. */
export async function setActor(trx: Trx, actor: string): Promise<void> {
  await sql`select set_config('countercheck.actor', ${actor}, true)`.execute(trx)
}

/** Throws where there is no change with this id. */
export async function findChange(db: Db, id: string): Promise<ChangeRow> {
  return db
    .selectFrom("changes")
    .select(["id", "at", "actor", "action", "note", "before", "after"])
    .where("id", "=", id)
    .executeTakeFirstOrThrow()
}

/** A page of the comments on an entity, newest first. */
export async function listComments(
  db: Db,
  entityId: string,
  page: { limit: number; before?: string | undefined },
): Promise<ChangeRow[]> {
  const query = db
    .selectFrom("changes")
    .select(["id", "at", "actor", "action", "note", "before", "after"])
    .where("entity_id", "=", entityId)
    .where("action", "=", "commented")
    .orderBy("id", "desc")
    .limit(page.limit)
  return (page.before === undefined ? query : query.where("id", "<", page.before)).execute()
}
