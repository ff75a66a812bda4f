import type { Selectable } from "kysely"
import type { Db } from "../connection/connect.ts"
import type { Trx } from "../connection/transaction.ts"
import type { InvitationsTable } from "./access-tables.ts"

export type InvitationRow = Selectable<InvitationsTable>

export async function insertInvitation(trx: Trx, row: Omit<InvitationRow, "used_at" | "revoked_at">): Promise<void> {
  await trx
    .insertInto("invitations")
    .values({ ...row, used_at: null, revoked_at: null })
    .execute()
}

/** One that may still be used at this time. */
export async function findUsable(db: Db, digest: Buffer, at: string): Promise<InvitationRow | undefined> {
  return usable(db, digest, at).executeTakeFirst()
}

/** As `findUsable`; of two who use one link at once the second waits, and then finds it used. */
export async function lockUsable(trx: Trx, digest: Buffer, at: string): Promise<InvitationRow | undefined> {
  return usable(trx, digest, at).forUpdate().executeTakeFirst()
}

function usable(db: Db, digest: Buffer, at: string) {
  return db
    .selectFrom("invitations")
    .selectAll()
    .where("digest", "=", digest)
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .where("expires_at", ">", at)
}

export async function markUsed(
  trx: Trx,
  id: string,
  use: { readonly at: string; readonly personId: string },
): Promise<void> {
  await trx.updateTable("invitations").set({ used_at: use.at, person_id: use.personId }).where("id", "=", id).execute()
}

/** Newest first; the links of first owners, which nobody has sent, are left out. */
export async function listInvitations(
  db: Db,
  { limit, before }: { limit: number; before?: string | undefined },
): Promise<readonly InvitationRow[]> {
  let query = db.selectFrom("invitations").selectAll().where("kind", "<>", "owner").orderBy("id", "desc").limit(limit)
  if (before !== undefined) query = query.where("id", "<", before)
  return query.execute()
}

export async function findInvitation(db: Db, id: string): Promise<InvitationRow | undefined> {
  return db.selectFrom("invitations").selectAll().where("id", "=", id).where("kind", "<>", "owner").executeTakeFirst()
}

/** A link that was used stays as it is. */
export async function revokeInvitation(trx: Trx, id: string, at: string): Promise<void> {
  await revocable(trx, at).where("id", "=", id).execute()
}

/** The links that would sign an account in. */
export async function revokeLinksOf(trx: Trx, personId: string, at: string): Promise<void> {
  await revocable(trx, at).where("person_id", "=", personId).execute()
}

/** All links of first owners that are left. */
export async function revokeOwnerLinks(trx: Trx, at: string): Promise<void> {
  await revocable(trx, at).where("kind", "=", "owner").execute()
}

/** Deletes the links of first owners that could not be used any more at a time. Each start of a closed service makes one. */
export async function deleteOwnerLinks(db: Db, before: string): Promise<void> {
  await db.deleteFrom("invitations").where("kind", "=", "owner").where("expires_at", "<", before).execute()
}

/** Of two who use the links of a first owner at once the second waits, and then finds none. */
export async function lockOwnerLinks(trx: Trx): Promise<void> {
  await trx
    .selectFrom("invitations")
    .select("id")
    .where("kind", "=", "owner")
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
    .orderBy("id")
    .forUpdate()
    .execute()
}

function revocable(trx: Trx, at: string) {
  return trx
    .updateTable("invitations")
    .set({ revoked_at: at })
    .where("used_at", "is", null)
    .where("revoked_at", "is", null)
}
