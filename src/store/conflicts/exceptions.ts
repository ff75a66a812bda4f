import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"

/** A difference that is accepted until a moment, of one conflict or of all conflicts of a subject. */
export type ExceptionRow = {
  readonly id: string
  readonly subject_id: string
  readonly subject_name: string
  /** Null where it covers every conflict of the subject. */
  readonly conflict_id: string | null
  readonly reason: string
  readonly until: string
  readonly status: "active" | "ended"
  readonly version: number
  readonly created_at: string
  readonly ended_at: string | null
}

export type NewException = Pick<ExceptionRow, "id" | "subject_id" | "conflict_id" | "reason" | "until">

/** An `ExceptionRow` of `exceptions e`. */
const COLUMNS = sql`
  e.id, e.subject_id, e.conflict_id, e.reason, e.until, e.status, e.version, e.created_at, e.ended_at,
  (select s.name from subjects s where s.id = e.subject_id) as subject_name`

export async function insertException(trx: Trx, exception: NewException, now: string): Promise<void> {
  await trx
    .insertInto("exceptions")
    .values({ ...exception, status: "active", created_at: now, ended_at: null })
    .execute()
}

export async function findException(db: Db, id: string): Promise<ExceptionRow | undefined> {
  const { rows } = await sql<ExceptionRow>`select ${COLUMNS} from exceptions e where e.id = ${id}`.execute(db)
  return rows[0]
}

export async function lockException(trx: Trx, id: string): Promise<ExceptionRow | undefined> {
  await sql`select 1 from exceptions where id = ${id} for update`.execute(trx)
  return findException(trx, id)
}

export type ExceptionFilter = {
  readonly status?: ExceptionRow["status"] | undefined
  readonly subject?: string | undefined
}

/** Newest first. */
export async function listExceptions(
  db: Db,
  filter: ExceptionFilter,
  page: { limit: number; before?: string | undefined },
): Promise<ExceptionRow[]> {
  const conditions = [sql`true`]
  if (filter.status !== undefined) conditions.push(sql`e.status = ${filter.status}`)
  if (filter.subject !== undefined) conditions.push(sql`e.subject_id = ${filter.subject}`)
  if (page.before !== undefined) conditions.push(sql`e.id < ${page.before}`)
  const { rows } = await sql<ExceptionRow>`
    select ${COLUMNS} from exceptions e where ${sql.join(conditions, sql` and `)}
    order by e.id desc limit ${page.limit}`.execute(db)
  return rows
}

type ActiveException = Pick<ExceptionRow, "subject_id" | "conflict_id" | "reason">

const selectActive = prepare<ActiveException>(
  "list active exceptions",
  `select subject_id, conflict_id, reason from exceptions
  where subject_id = any($1::uuid[]) and status = 'active' and until > $2::timestamptz order by id desc`,
)

/** The exceptions that hold at a moment in these subjects, newest first. */
export function listActiveExceptions(
  db: Db,
  subjectIds: readonly string[],
  now: string,
): Promise<readonly ActiveException[]> {
  return selectActive(db, [subjectIds, now])
}

/** The ids of active exceptions whose time is over, the longest overdue first. */
export async function listOverdueExceptions(db: Db, now: string, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom("exceptions")
    .select("id")
    .where("status", "=", "active")
    .where("until", "<=", now)
    .orderBy("until")
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

export async function endException(trx: Trx, id: string, now: string): Promise<void> {
  await trx
    .updateTable("exceptions")
    .set((eb) => ({ status: "ended", ended_at: now, version: eb("version", "+", 1) }))
    .where("id", "=", id)
    .execute()
}

/** Gives the exceptions of one subject to another. */
export async function moveExceptions(trx: Trx, from: string, into: string): Promise<void> {
  await trx.updateTable("exceptions").set({ subject_id: into }).where("subject_id", "=", from).execute()
}

/** Gives the exceptions of one conflict to another, which took its place in a merge. */
export async function moveConflictExceptions(trx: Trx, from: string, into: string): Promise<void> {
  await trx.updateTable("exceptions").set({ conflict_id: into }).where("conflict_id", "=", from).execute()
}
