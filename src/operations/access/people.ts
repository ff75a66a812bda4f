import { revokeLinksOf } from "../../store/access/invitations.ts"
import { lockOwners, lockPerson, type PersonRow, updatePerson } from "../../store/access/people.ts"
import { endSessionsOf } from "../../store/access/sessions.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { Occasion } from "../requests/occasion.ts"
import type { Precondition } from "../requests/precondition.ts"
import { lastOwner, notFound } from "../requests/refusals.ts"
import type { Role } from "./scopes.ts"
import { readShowableName } from "./showable-name.ts"

export type PersonChange = {
  readonly name?: string | undefined
  readonly role?: Role | undefined
  /** A disabled account cannot sign in; its sessions and links have ended, and do not come back with it. */
  readonly disabled?: boolean | undefined
}

/** Sets what is given and leaves the rest. Somebody stays an owner: the last one cannot be disabled, nor get another role. */
export async function changePerson(
  trx: Trx,
  id: string,
  change: PersonChange,
  { now, check }: Occasion & { readonly check: Precondition },
): Promise<void> {
  const owners = await lockOwners(trx)
  const person = await lockPerson(trx, id)
  if (person === undefined) throw notFound("person", id)
  check(person.version)
  const { name, role, disabled } = change
  const isLeaving = disabled === true || (role !== undefined && role !== "owner")
  if (isLeaving && owners.length === 1 && owners[0] === id) throw lastOwner(person.name)
  await updatePerson(trx, id, {
    ...(name === undefined ? {} : { name: readShowableName(name) }),
    ...(role === undefined ? {} : { role }),
    ...(disabled === undefined ? {} : { disabled_at: disabled ? (person.disabled_at ?? now) : null }),
  })
  if (disabled === true) await endAccess(trx, person, now)
}

async function endAccess(trx: Trx, { id }: PersonRow, now: string): Promise<void> {
  await endSessionsOf(trx, id, now)
  await revokeLinksOf(trx, id, now)
}
