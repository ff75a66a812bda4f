import { findInvitation, insertInvitation, revokeInvitation } from "../../store/access/invitations.ts"
import { lockPerson } from "../../store/access/people.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { Occasion } from "../requests/occasion.ts"
import { accountDisabled, notFound } from "../requests/refusals.ts"
import { later } from "./later.ts"
import type { Role } from "./scopes.ts"
import { digestOf, makeToken } from "./secrets.ts"
import { readShowableName } from "./showable-name.ts"

const DAY = 86_400_000
/** Milliseconds for which an invitation may be used: seven days. */
const INVITATION_LIFE = 7 * DAY
/** Milliseconds for which a link may sign an account in: one day. */
const SIGN_IN_LINK_LIFE = DAY

/** A link, whose token is handed out here and never again. */
export type NewLink = { readonly id: string; readonly token: string }

/** A link that makes an account with the role. Without a name whoever opens it gives one. */
export async function invite(
  trx: Trx,
  { role, name }: { readonly role: Role; readonly name?: string | undefined },
  occasion: Occasion,
): Promise<NewLink> {
  const shown = name === undefined ? null : readShowableName(name)
  return storeLink(trx, { kind: "person", role, name: shown, person_id: null }, INVITATION_LIFE, occasion)
}

/** A link that signs somebody in who has an account. */
export async function linkToSignIn(trx: Trx, personId: string, occasion: Occasion): Promise<NewLink> {
  const person = await lockPerson(trx, personId)
  if (person === undefined) throw notFound("person", personId)
  if (person.disabled_at !== null) throw accountDisabled(person.name)
  return storeLink(trx, { kind: "sign-in", role: null, name: null, person_id: personId }, SIGN_IN_LINK_LIFE, occasion)
}

/** Ends a link at once. To revoke one that was used or has ended changes nothing. */
export async function withdrawInvitation(trx: Trx, id: string, { now }: Occasion): Promise<void> {
  if ((await findInvitation(trx, id)) === undefined) throw notFound("invitation", id)
  await revokeInvitation(trx, id, now)
}

type Stored = Pick<Parameters<typeof insertInvitation>[1], "kind" | "role" | "name" | "person_id">

/** `life`: milliseconds for which it may be used. */
export async function storeLink(trx: Trx, link: Stored, life: number, { now, actor }: Occasion): Promise<NewLink> {
  const made = { id: newId(), token: makeToken() }
  await insertInvitation(trx, {
    ...link,
    id: made.id,
    digest: digestOf(made.token),
    created_by: actor,
    created_at: now,
    expires_at: later(now, life),
  })
  return made
}
