import { sql } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"

/** A session that may be used, with the account that it belongs to. */
export type SessionRow = {
  readonly person_id: string
  readonly name: string
  readonly role: string
  readonly last_used_at: string
  readonly expires_at: string
}

/** Undefined where no session has the digest, or it is over, or its account is disabled. */
export async function findSession(db: Db, digest: Buffer, at: string): Promise<SessionRow | undefined> {
  const { rows } = await sql<SessionRow>`
    select s.person_id, p.name, p.role, s.last_used_at, s.expires_at
    from sessions s join people p on p.id = s.person_id
    where s.digest = ${digest} and s.ended_at is null and s.expires_at > ${at}::timestamptz and p.disabled_at is null`.execute(
    db,
  )
  return rows[0]
}

export async function insertSession(
  trx: Trx,
  session: { readonly digest: Buffer; readonly personId: string; readonly at: string; readonly expiresAt: string },
): Promise<void> {
  const { digest, personId, at, expiresAt } = session
  await trx
    .insertInto("sessions")
    .values({ digest, person_id: personId, created_at: at, last_used_at: at, expires_at: expiresAt, ended_at: null })
    .execute()
}

/** A session that is used lives on: its end moves, and when it was last used is kept. */
export async function touchSession(
  db: Db,
  digest: Buffer,
  use: { readonly at: string; readonly expiresAt: string },
): Promise<void> {
  await db
    .updateTable("sessions")
    .set({ last_used_at: use.at, expires_at: use.expiresAt })
    .where("digest", "=", digest)
    .where("ended_at", "is", null)
    .execute()
}

export async function endSession(trx: Trx, digest: Buffer, at: string): Promise<void> {
  await ending(trx, at).where("digest", "=", digest).execute()
}

/** Ends every session of an account, as when it is disabled. */
export async function endSessionsOf(trx: Trx, personId: string, at: string): Promise<void> {
  await ending(trx, at).where("person_id", "=", personId).execute()
}

function ending(trx: Trx, at: string) {
  return trx.updateTable("sessions").set({ ended_at: at }).where("ended_at", "is", null)
}

/** Deletes the sessions that were over at a time. */
export async function deleteSessions(db: Db, before: string): Promise<void> {
  await db
    .deleteFrom("sessions")
    .where((where) => where.or([where("expires_at", "<", before), where("ended_at", "<", before)]))
    .execute()
}
