import { insertPerson, lockPersonOfLogin, updatePerson } from "../../store/access/people.ts"
import { endSessionsOf } from "../../store/access/sessions.ts"
import { newId } from "../../store/connection/new-id.ts"
import { constraintOf } from "../../store/connection/sql-state.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import { findUnfitCharacter } from "../requests/plain-name.ts"
import type { Role } from "./scopes.ts"

/** UTF-16 code units of a name that are kept. */
const LONGEST_NAME = 100

/** What the newsroom's own login says of a person. Issuer and subject stay the same for one person. */
export type Login = {
  readonly issuer: string
  readonly subject: string
  /** Names that it gives, the best first. */
  readonly names: readonly string[]
  /** Null where its claim stands for no role. */
  readonly role: Role | null
}

export type Entry = { readonly kind: "entered"; readonly personId: string } | { readonly kind: "no-role" | "disabled" }

/**
 * Finds the account of a login, or makes it. Its role follows the login each time, up and down; who has none any more is signed
 * out everywhere.
 */
export async function enterByLogin(trx: Trx, login: Login, now: string): Promise<Entry> {
  const { issuer, subject, role } = login
  const known = await lockPersonOfLogin(trx, issuer, subject)
  if (role === null) {
    if (known !== undefined) await endSessionsOf(trx, known.id, now)
    return { kind: "no-role" }
  }
  if (known === undefined) {
    const person = { id: newId(), name: chooseName(login), role, issuer, subject, created_by: null, created_at: now }
    await insertPerson(trx, person)
    return { kind: "entered", personId: person.id }
  }
  if (known.disabled_at !== null) return { kind: "disabled" }
  if (known.role !== role) await updatePerson(trx, known.id, { role })
  return { kind: "entered", personId: known.id }
}

/** Whether a transaction failed only because another has just made the account of the same login. */
export function isMadeMeanwhile(error: unknown): boolean {
  return constraintOf(error) === "people_issuer_subject_key"
}

/** The first name that histories can show. */
function chooseName({ names, subject }: Login): string {
  const shown = names.find((name) => name.trim() !== "" && findUnfitCharacter(name) === null) ?? subject
  return shown.trim().slice(0, LONGEST_NAME)
}
