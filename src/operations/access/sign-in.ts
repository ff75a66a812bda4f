import { type InvitationRow, lockUsable, markUsed } from "../../store/access/invitations.ts"
import { insertPerson, lockPerson } from "../../store/access/people.ts"
import { endSession, insertSession } from "../../store/access/sessions.ts"
import { newId } from "../../store/connection/new-id.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { Occasion } from "../requests/occasion.ts"
import { invalidInput, linkUsed } from "../requests/refusals.ts"
import { later } from "./later.ts"
import { SESSION_LIFE } from "./recogniser.ts"
import { digestOf, makeToken } from "./secrets.ts"
import { readShowableName } from "./showable-name.ts"

/** Uses a link up: the account that it made, or that it signs in. The link of a first owner is none of these. */
export async function followLink(
  trx: Trx,
  { token, name }: { readonly token: string; readonly name?: string | undefined },
  { now }: Occasion,
): Promise<string> {
  const link = await lockUsable(trx, digestOf(token), now)
  if (link === undefined || link.kind === "owner") throw linkUsed()
  const personId = link.kind === "person" ? await makeAccount(trx, link, name, now) : await requireAccount(trx, link)
  await markUsed(trx, link.id, { at: now, personId })
  return personId
}

/** The token of a new session of an account. */
export async function openSession(trx: Trx, personId: string, now: string): Promise<string> {
  const token = makeToken()
  await insertSession(trx, { digest: digestOf(token), personId, at: now, expiresAt: later(now, SESSION_LIFE) })
  return token
}

/** To end a session that is over changes nothing. */
export async function signOut(trx: Trx, token: string, now: string): Promise<void> {
  await endSession(trx, digestOf(token), now)
}

async function makeAccount(trx: Trx, link: InvitationRow, given: string | undefined, now: string): Promise<string> {
  const name = given ?? link.name
  if (name === null || link.role === null)
    throw invalidInput([{ pointer: "/name", detail: "the invitation gives the account no name; expected one" }])
  const id = newId()
  const person = { id, name: readShowableName(name), role: link.role, issuer: null, subject: null }
  await insertPerson(trx, { ...person, created_by: link.created_by, created_at: now })
  return id
}

async function requireAccount(trx: Trx, { person_id }: InvitationRow): Promise<string> {
  const person = person_id === null ? undefined : await lockPerson(trx, person_id)
  if (person === undefined || person.disabled_at !== null) throw linkUsed()
  return person.id
}
