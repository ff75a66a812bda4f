import { findUsable, type InvitationRow } from "../../store/access/invitations.ts"
import type { Db } from "../../store/connection/connect.ts"
import { digestOf } from "./secrets.ts"

/** The link that a token stands for, while it may be used. */
export async function findLink(db: Db, token: string, now: string): Promise<InvitationRow | undefined> {
  return findUsable(db, digestOf(token), now)
}
