import { sql } from "kysely"
import type { RuleScope } from "../../compare/rules/cascade.ts"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A pass that judges everything in its scopes again, with how far it has come. Times are RFC 3339 in UTC. */
export type RejudgingRow = {
  readonly id: string
  readonly rule_id: string | null
  readonly rule_version: number | null
  readonly scopes: readonly RuleScope[]
  readonly status: "waiting" | "running" | "done"
  /** The subject that was judged last, and the last of its figures. Where the figure is null the subject is done. */
  readonly cursor_subject: string | null
  readonly cursor_figure: string | null
  readonly subjects_total: number | null
  readonly subjects_done: number
  readonly figures_done: number
  readonly opened: number
  readonly closed: number
  readonly changed: number
  /** What the last try failed with. The pass is tried again, and progress clears this. */
  readonly error: string | null
  readonly created_at: string
  readonly started_at: string | null
  readonly finished_at: string | null
}

/** Stores a pass that waits for a worker. `rule` is the version of the rule that caused it, if one did. */
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

/** Undefined where another worker holds the pass, or where there is none with this id. */
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

/** How far a pass has come after a page of figures. */
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

/** Keeps the error for whoever looks at the pass; one that is done keeps none. */
export async function saveError(db: Db, id: string, error: string): Promise<void> {
  await db.updateTable("rejudgings").set({ error }).where("id", "=", id).where("status", "<>", "done").execute()
}

/** Passes that are not done and have made no progress since that time, 100 at most. */
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

/** Marks a pass as woken, so that it is not listed as stalled again at once. */
export async function touchRejudging(trx: Trx, id: string, now: string): Promise<void> {
  await trx.updateTable("rejudgings").set({ touched_at: now }).where("id", "=", id).execute()
}
