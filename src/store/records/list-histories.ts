import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { ChangeRow } from "../history/changes.ts"

/** The whole history of each of these entities, oldest first, by its id. One that has none is left out. */
export type Histories = ReadonlyMap<string, readonly ChangeRow[]>

type EntityChange = ChangeRow & { readonly entity_id: string }

/** Of claims, conflicts, subjects and exceptions. */
export async function listHistories(db: Db, ids: readonly string[]): Promise<Histories> {
  const { rows } = await sql<EntityChange>`
    select /* every family */ c.entity_id, c.id, c.at, c.actor, c.action, c.note, c.before, c.after from changes c
    where c.entity_id = any(${[...ids]}::uuid[]) order by c.entity_id, c.id`.execute(db)
  return byEntity(rows)
}

/** Of sources and rules. */
export async function listDirectoryHistories(db: Db, ids: readonly string[]): Promise<Histories> {
  const { rows } = await sql<EntityChange>`
    select c.entity_id, c.id, c.at, c.actor, c.action, c.note, c.before, c.after from directory_changes c
    where c.entity_id = any(${[...ids]}::uuid[]) order by c.entity_id, c.id`.execute(db)
  return byEntity(rows)
}

function byEntity(rows: readonly EntityChange[]): Histories {
  return Map.groupBy(rows, ({ entity_id }) => entity_id)
}
