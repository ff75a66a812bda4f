import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A model that was learned from decisions. Its name is that of the built-in model that it began at, "+" and its number. */
export type LinkModelRow<Model, Score> = {
  readonly id: string
  readonly language: string
  readonly base: string
  /** Counted for each built-in model, from 1. */
  readonly number: number
  readonly model: Model
  readonly decisions: number
  readonly before: Score
  readonly after: Score
  readonly note: string | null
  readonly made_by: string | null
  readonly made_at: string
  readonly revoked_by: string | null
  readonly revoked_at: string | null
}

type Of = { readonly language: string; readonly base: string }

/** A note is kept with the history alone. */
const COLUMNS = sql`
  m.id, m.language, m.base, m.number, m.model, m.decisions, m.before, m.after, m.made_by, m.made_at, m.revoked_by,
  m.revoked_at,
  (select c.note from directory_changes c where c.entity_id = m.id and c.action = 'created' limit 1) as note`

/** The model in force that began at a built-in one. Undefined where that itself is in force. */
export async function findModelInForce<Model>(db: Db, { language, base }: Of): Promise<Model | undefined> {
  const { rows } = await sql<{ model: Model }>`
    select m.model from link_models m
    where m.language = ${language} and m.base = ${base} and m.revoked_at is null
    order by m.number desc limit 1`.execute(db)
  return rows[0]?.model
}

/** The newest first. */
export async function listLinkModels<Model, Score>(
  db: Db,
  page: { readonly limit: number; readonly before?: string | undefined },
): Promise<readonly LinkModelRow<Model, Score>[]> {
  const isBefore = page.before === undefined ? sql`true` : sql`m.id < ${page.before}`
  const { rows } = await sql<LinkModelRow<Model, Score>>`
    select ${COLUMNS} from link_models m where ${isBefore} order by m.id desc limit ${page.limit}`.execute(db)
  return rows
}

export async function findLinkModel<Model, Score>(
  db: Db,
  { base, number }: { readonly base: string; readonly number: number },
): Promise<LinkModelRow<Model, Score> | undefined> {
  const { rows } = await sql<LinkModelRow<Model, Score>>`
    select ${COLUMNS} from link_models m where m.base = ${base} and m.number = ${number}`.execute(db)
  return rows[0]
}

/** The number of the next model that begins at a built-in one. */
export async function findNextNumber(db: Db, { language, base }: Of): Promise<number> {
  const { rows } = await sql<{ next: number }>`
    select coalesce(max(m.number), 0) + 1 as next from link_models m
    where m.language = ${language} and m.base = ${base}`.execute(db)
  return rows[0]?.next ?? 1
}

/** Models are made and revoked one after the other, until the transaction ends. */
export async function lockLinkModels(trx: Trx): Promise<void> {
  await sql`select pg_advisory_xact_lock(lock_key('link-models', ''))`.execute(trx)
}

export type NewLinkModel = Omit<LinkModelRow<unknown, unknown>, "note">

export async function insertLinkModel(trx: Trx, row: NewLinkModel): Promise<void> {
  const { model, before, after, ...rest } = row
  const texts = { model: JSON.stringify(model), before: JSON.stringify(before), after: JSON.stringify(after) }
  await trx
    .insertInto("link_models")
    .values({ ...rest, ...texts })
    .execute()
}

export async function revokeModel(
  trx: Trx,
  id: string,
  by: { readonly actor: string | null; readonly now: string },
): Promise<void> {
  await trx.updateTable("link_models").set({ revoked_by: by.actor, revoked_at: by.now }).where("id", "=", id).execute()
}
