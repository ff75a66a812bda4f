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
