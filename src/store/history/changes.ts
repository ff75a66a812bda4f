import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { newId } from "../connection/new-id.ts"
import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InFamily } from "../subjects/subjects.ts"
import type { Tables } from "../tables.ts"

/** What was done, whoever or whatever it was done to. */
type Deed = {
  /** Given where the caller has to know it before the change is stored. */
  readonly id?: string
  readonly entityId: string
  /** Who did or caused it; null where the request did not say, and where the service acted without a request. */
  readonly actor: string | null
  readonly action: string
  readonly note: string | null
  readonly before: unknown
  readonly after: unknown
}

/** A change of what belongs to a family of subjects. */
export type NewChange = Deed & {
  readonly familyId: string
  readonly subjectId: string
  readonly entity: "claim" | "conflict" | "subject" | "exception"
}

/** A change of what belongs to no family. */
export type NewDirectoryChange = Deed & { readonly entity: "source" | "rule" | "article" | "link-model" }

export type ChangeRow = {
  readonly id: string
  readonly at: string
  readonly actor: string | null
  readonly action: string
  readonly note: string | null
  readonly before: unknown
  readonly after: unknown
}

const RECORD = `id uuid, entity text, entity_id uuid, at timestamptz, actor text, action text, note text, before jsonb,
  after jsonb`
const NAMES = "id, entity, entity_id, at, actor, action, note, before, after"

const insertRows = prepare<never>(
  "write changes",
  `
insert into changes (family_id, subject_id, ${NAMES})
select family_id, subject_id, ${NAMES}
from jsonb_to_recordset($1::jsonb) as change (family_id uuid, subject_id uuid, ${RECORD})`,
)

/** Adds changes to the history, in the order in which they are given. */
export async function insertChanges(trx: Trx, changes: readonly NewChange[], now: string): Promise<void> {
  if (changes.length > 0) await insertRows(trx, [printChanges(changes, now)])
}

/** The rows of changes of families as JSON. */
export function printChanges(changes: readonly NewChange[], now: string): string {
  const rows = changes.map((change) => ({
    family_id: change.familyId,
    subject_id: change.subjectId,
    ...columnsOf(change, now),
  }))
  return JSON.stringify(rows)
}

const insertDirectoryRow = prepare<never>(
  "write directory changes",
  `
insert into directory_changes (${NAMES}) select ${NAMES} from jsonb_to_recordset($1::jsonb) as change (${RECORD})`,
)

export async function insertDirectoryChange(trx: Trx, change: NewDirectoryChange, now: string): Promise<void> {
  await insertDirectoryRow(trx, [JSON.stringify([columnsOf(change, now)])])
}

function columnsOf({ id = newId(), entityId, ...change }: NewChange | NewDirectoryChange, at: string) {
  const { entity, actor, action, note, before, after } = change
  return { id, entity, entity_id: entityId, at, actor, action, note, before, after }
}

/** Gives the history of one entity to another of its family. */
export async function moveChanges(trx: Trx, from: InFamily, into: InFamily): Promise<void> {
  await trx
    .updateTable("changes")
    .set({ entity_id: into.id })
    .where("family_id", "=", into.family_id)
    .where("entity_id", "=", from.id)
    .execute()
}

/** Every column of a change but those that say where it lies. Does not compile where one is missing. */
const MOVED = {
  id: true,
  entity: true,
  entity_id: true,
  at: true,
  actor: true,
  action: true,
  note: true,
  before: true,
  after: true,
  made_in: true,
} as const satisfies Record<Exclude<keyof Tables["changes"], "family_id" | "subject_id">, true>

/** Takes the history of an entity into another family, under a subject of that. */
export async function moveHistory(
  trx: Trx,
  { family_id, id }: InFamily,
  into: { readonly family_id: string; readonly subject_id: string },
): Promise<void> {
  const names = sql.raw(Object.keys(MOVED).join(", "))
  await sql`
    insert into changes (family_id, subject_id, ${names}) select ${into.family_id}::uuid, ${into.subject_id}::uuid, ${names}
    from changes where family_id = ${family_id} and entity_id = ${id}`.execute(trx)
  await sql`delete from changes where family_id = ${family_id} and entity_id = ${id}`.execute(trx)
}

const COLUMNS = sql`c.id, c.at, c.actor, c.action, c.note, c.before, c.after`

/** The history of one entity: its last 1,000 changes, oldest first. */
export async function listChanges(db: Db, { family_id, id }: InFamily): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from changes c where c.family_id = ${family_id} and c.entity_id = ${id}
    order by c.id desc limit 1000`.execute(db)
  return rows.reverse()
}

/** The history of what belongs to no family: its last 1,000 changes, oldest first. */
export async function listDirectoryChanges(db: Db, entityId: string): Promise<ChangeRow[]> {
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from directory_changes c where c.entity_id = ${entityId} order by c.id desc limit 1000`.execute(
    db,
  )
  return rows.reverse()
}

/** Throws where there is no change with this id. */
export async function findChange(db: Db, { family_id, id }: InFamily): Promise<ChangeRow> {
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from changes c where c.family_id = ${family_id} and c.id = ${id}`.execute(db)
  const [change] = rows
  if (change === undefined) throw new Error(`there is no change with the id ${id}`)
  return change
}

/** A page of the comments on an entity, newest first. */
export async function listComments(
  db: Db,
  { family_id, id }: InFamily,
  page: { limit: number; before?: string | undefined },
): Promise<ChangeRow[]> {
  const isBefore = page.before === undefined ? sql`true` : sql`c.id < ${page.before}`
  const { rows } = await sql<ChangeRow>`
    select ${COLUMNS} from changes c
    where c.family_id = ${family_id} and c.entity_id = ${id} and c.action = 'commented' and ${isBefore}
    order by c.id desc limit ${page.limit}`.execute(db)
  return rows
}
