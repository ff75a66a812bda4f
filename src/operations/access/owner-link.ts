import { lockOwnerLinks, lockUsable, markUsed, revokeOwnerLinks } from "../../store/access/invitations.ts"
import { insertPerson, isOwned } from "../../store/access/people.ts"
import type { Db } from "../../store/connection/connect.ts"
import { newId } from "../../store/connection/new-id.ts"
import { inTransaction, type Trx } from "../../store/connection/transaction.ts"
import type { Occasion } from "../requests/occasion.ts"
import { linkUsed } from "../requests/refusals.ts"
import { storeLink } from "./invitations.ts"
import { createKey } from "./keys.ts"
import { SCOPES } from "./scopes.ts"
import { digestOf, type NewKey } from "./secrets.ts"
import { readShowableName } from "./showable-name.ts"

/** Milliseconds for which the link of a first owner may be used: thirty minutes. */
const OWNER_LINK_LIFE = 30 * 60_000
/** The name of the first key, which the history shows. */
const OWNER = "owner"

/** The token of a new link by which somebody becomes the owner. Null where the service is owned. */
export async function offerOwnership(db: Db, now: string): Promise<string | null> {
  return inTransaction(db, "offer ownership", async (trx) => {
    if (await isOwned(trx, now)) return null
    const link = { kind: "owner", role: "owner", name: null, person_id: null } as const
    const { token } = await storeLink(trx, link, OWNER_LINK_LIFE, { now, actor: null })
    return token
  })
}

export type Ownership = { readonly personId: string; readonly key: NewKey }

/**
 * Makes the account of the first owner and a key that may do everything. Every other link of a first owner ends with it, so
 * that of two who use links at once one becomes the owner.
 */
export async function takeOwnership(
  trx: Trx,
  { token, name }: { readonly token: string; readonly name: string },
  { now }: Occasion,
): Promise<Ownership> {
  await lockOwnerLinks(trx)
  const link = await lockUsable(trx, digestOf(token), now)
  if (link?.kind !== "owner" || (await isOwned(trx, now))) throw linkUsed()
  const person = { id: newId(), name: readShowableName(name), role: "owner", issuer: null, subject: null }
  await insertPerson(trx, { ...person, created_by: null, created_at: now })
  const key = await createKey(trx, { name: OWNER, scopes: SCOPES }, { now, actor: person.name })
  await markUsed(trx, link.id, { at: now, personId: person.id })
  await revokeOwnerLinks(trx, now)
  return { personId: person.id, key }
}
