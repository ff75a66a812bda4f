import { sql } from "kysely"
import type { RuleScope } from "../../compare/rules/cascade.ts"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A pass that judges anew all that lies in its scopes, with how far it has come. */
export type RejudgingRow = {
  readonly id: string
  readonly rule_id: string | null
  readonly rule_version: number | null
  readonly scopes: readonly RuleScope[]
  readonly status: "waiting" | "running" | "done"
  /** The subject that was judged last, and the last of its figures; no figure: the subject is done. */
  readonly cursor_subject: string | null
  readonly cursor_figure: string | null
  readonly subjects_total: number | null
  readonly subjects_done: number
  readonly figures_done: number
  readonly opened: number
  readonly closed: number
  readonly changed: number
  /** What the last try failed with; it is tried again. */
  readonly error: string | null
  readonly created_at: string
  readonly started_at: string | null
  readonly finished_at: string | null
}

export async function insertRejudging(
  trx: Trx,
  { id, scopes, rule }: { id: string; scopes: readonly RuleScope[]; rule: { id: string; version: number } | null },
  now: string,
): Promise<void> {
  await trx
    .insertInto("rejudgings")
    .values({
      id,
      rule_id: rule?.id ?? null,
      rule_version: rule?.version ?? null,
      scopes: JSON.stringify(scopes),
      status: "waiting",
      created_at: now,
      touched_at: now,
    })
    .execute()
}

export async function findRejudging(db: Db, id: string): Promise<RejudgingRow | undefined> {
  const { rows } = await sql<RejudgingRow>`select * from rejudgings where id = ${id}`.execute(db)
  return rows[0]
}

/** Undefined where another worker is at it. */
export async function lockRejudging(trx: Trx, id: string): Promise<RejudgingRow | undefined> {
  const { rows } = await sql<RejudgingRow>`
    select * from rejudgings where id = ${id} for update skip locked`.execute(trx)
  return rows[0]
}

/** Newest first. */
export async function listRejudgings(
  db: Db,
  filter: { status?: RejudgingRow["status"] | undefined; rule?: string | undefined },
  page: { limit: number; before?: string | undefined },
): Promise<RejudgingRow[]> {
  const conditions = [sql`true`]
  if (filter.status !== undefined) conditions.push(sql`status = ${filter.status}`)
  if (filter.rule !== undefined) conditions.push(sql`rule_id = ${filter.rule}`)
  if (page.before !== undefined) conditions.push(sql`id < ${page.before}`)
  const { rows } = await sql<RejudgingRow>`
    select * from rejudgings where ${sql.join(conditions, sql` and `)} order by id desc limit ${page.limit}`.execute(db)
  return rows
}

/** How far a page of a pass has brought it. */
export type Progress = Pick<
  RejudgingRow,
  "status" | "cursor_subject" | "cursor_figure" | "subjects_total" | "subjects_done" | "figures_done"
> &
  Pick<RejudgingRow, "opened" | "closed" | "changed">

export async function saveProgress(trx: Trx, id: string, progress: Progress, now: string): Promise<void> {
  await trx
    .updateTable("rejudgings")
    .set((eb) => ({
      ...progress,
      error: null,
      touched_at: now,
      started_at: eb.fn.coalesce("started_at", eb.val(now)),
      finished_at: progress.status === "done" ? now : null,
    }))
    .where("id", "=", id)
    .execute()
}

export async function saveError(db: Db, id: string, error: string): Promise<void> {
  await db.updateTable("rejudgings").set({ error }).where("id", "=", id).where("status", "<>", "done").execute()
}

/** Passes that are not done and that nobody has brought further since. */
export async function listStalled(db: Db, touchedBefore: string): Promise<string[]> {
  const rows = await db
    .selectFrom("rejudgings")
    .select("id")
    .where("status", "<>", "done")
    .where("touched_at", "<", touchedBefore)
    .orderBy("id")
    .limit(100)
    .execute()
  return rows.map((row) => row.id)
}

export async function touchRejudging(trx: Trx, id: string, now: string): Promise<void> {
  await trx.updateTable("rejudgings").set({ touched_at: now }).where("id", "=", id).execute()
}
