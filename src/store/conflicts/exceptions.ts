import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import { prepare } from "../connection/prepared.ts"
import type { Trx } from "../connection/transaction.ts"
import { inWindow, type Window } from "../records/window.ts"
import { belongsTo, findInFamily } from "../subjects/families.ts"
import type { InFamily } from "../subjects/subjects.ts"

/** A difference that is accepted until a moment, of one conflict or of all conflicts of a subject. */
export type ExceptionRow = {
  readonly family_id: string
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

export type NewException = Pick<ExceptionRow, "family_id" | "id" | "subject_id" | "conflict_id" | "reason" | "until">

/** An `ExceptionRow` of `exceptions e`. */
const COLUMNS = sql`
  e.family_id, e.id, e.subject_id, e.conflict_id, e.reason, e.until, e.status, e.version, e.created_at, e.ended_at,
  (select s.name from subjects s where s.id = e.subject_id) as subject_name`

export async function insertException(trx: Trx, exception: NewException, now: string): Promise<void> {
  await trx
    .insertInto("exceptions")
    .values({ ...exception, status: "active", created_at: now, ended_at: null })
    .execute()
}

export async function findException(db: Db, id: string): Promise<ExceptionRow | undefined> {
  return findInFamily(db, "exceptions", id, async (family) => {
    const { rows } = await sql<ExceptionRow>`
      select ${COLUMNS} from exceptions e where e.family_id = ${family} and e.id = ${id}`.execute(db)
    return rows[0]
  })
}

/** Exceptions by id. */
export async function listExceptionsIn(db: Db, window: Window): Promise<ExceptionRow[]> {
  const { rows } = await sql<ExceptionRow>`
    select /* every family */ ${COLUMNS} from exceptions e where ${inWindow("e.id", window)}`.execute(db)
  return rows
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
  if (filter.subject !== undefined) conditions.push(await belongsTo(db, "e", filter.subject))
  if (page.before !== undefined) conditions.push(sql`e.id < ${page.before}`)
  const { rows } = await sql<ExceptionRow>`
    select /* every family */ ${COLUMNS} from exceptions e where ${sql.join(conditions, sql` and `)}
    order by e.id desc limit ${page.limit}`.execute(db)
  return rows
}

/** An exception as far as judging asks. */
export type ActiveException = Pick<ExceptionRow, "subject_id" | "conflict_id" | "reason">

const selectActive = prepare<ActiveException>(
  "list active exceptions",
  `select e.subject_id, e.conflict_id, e.reason from exceptions e
  where e.family_id = any($1::uuid[]) and e.subject_id = any($2::uuid[]) and e.status = 'active'
    and e.until > $3::timestamptz order by e.id desc`,
)

/** The exceptions that hold at a moment in these subjects, newest first. */
export function listActiveExceptions(
  db: Db,
  subjects: readonly InFamily[],
  now: string,
): Promise<readonly ActiveException[]> {
  return selectActive(db, [[...new Set(subjects.map((one) => one.family_id))], subjects.map((one) => one.id), now])
}

/** The ids of active exceptions whose time is over, the longest overdue first. */
export async function listOverdueExceptions(db: Db, now: string, limit: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select /* every family */ e.id from exceptions e where e.status = 'active' and e.until <= ${now}::timestamptz
    order by e.until limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

export async function endException(trx: Trx, { family_id, id }: InFamily, now: string): Promise<void> {
  await trx
    .updateTable("exceptions")
    .set((eb) => ({ status: "ended", ended_at: now, version: eb("version", "+", 1) }))
    .where("family_id", "=", family_id)
    .where("id", "=", id)
    .execute()
}

/** Gives the exceptions of one subject to another of its family. */
export async function moveExceptions(trx: Trx, from: InFamily, into: InFamily): Promise<void> {
  await trx
    .updateTable("exceptions")
    .set({ subject_id: into.id })
    .where("family_id", "=", into.family_id)
    .where("subject_id", "=", from.id)
    .execute()
}

/** Gives the exceptions of one conflict to another, which took its place in a merge. */
export async function moveConflictExceptions(trx: Trx, from: InFamily, into: InFamily): Promise<void> {
  await trx
    .updateTable("exceptions")
    .set({ conflict_id: into.id })
    .where("family_id", "=", into.family_id)
    .where("conflict_id", "=", from.id)
    .execute()
}

/**
 * Gives exceptions back to a subject, after a merge was undone. One for a conflict goes where the conflict is: `conflicts`
 * are those that have gone back.
 */
export async function returnExceptions(
  trx: Trx,
  into: InFamily,
  { exceptions, conflicts }: { readonly exceptions: readonly string[]; readonly conflicts: readonly string[] },
): Promise<void> {
  await sql`
    update exceptions e set subject_id = ${into.id}
    where e.family_id = ${into.family_id} and e.id = any(${[...exceptions]}::uuid[])
      and (e.conflict_id is null or e.conflict_id = any(${[...conflicts]}::uuid[]))`.execute(trx)
}

/** The ids of all exceptions of a subject, also of those that have ended. */
export async function listExceptionIds(db: Db, { family_id, id }: InFamily): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.id from exceptions e where e.family_id = ${family_id} and e.subject_id = ${id} order by e.id`.execute(db)
  return rows.map((row) => row.id)
}
