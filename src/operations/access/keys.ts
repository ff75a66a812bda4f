import { endAccessKey, insertAccessKey, type KeyRow, lockAccessKey } from "../../store/access/keys.ts"
import type { Trx } from "../../store/connection/transaction.ts"
import type { Occasion } from "../requests/occasion.ts"
import { readInstant } from "../requests/read-instant.ts"
import { invalidInput, keyEnded, notFound } from "../requests/refusals.ts"
import { later } from "./later.ts"
import { type Scope, sortScopes } from "./scopes.ts"
import { digestOf, makeKey, type NewKey, readKeyId } from "./secrets.ts"
import { readShowableName } from "./showable-name.ts"

export type KeyInput = {
  readonly name: string
  readonly scopes: readonly Scope[]
  /** RFC 3339; without it the key has no end. */
  readonly expiresAt?: string | undefined
  /** Cost of its requests a minute; without it that of all keys holds. */
  readonly rate?: number | undefined
}

/** Milliseconds that a key which was rotated is still taken: one day. */
const GRACE = 86_400_000

/** Makes a key and stores its digest. The key itself is handed out here and never again. */
export async function createKey(trx: Trx, input: KeyInput, occasion: Occasion): Promise<NewKey> {
  return storeKey(trx, makeKey(), input, occasion)
}

/** Stores a key that somebody else has made, such as one in a file of secrets. Throws where it is no key. */
export async function adoptKey(trx: Trx, key: string, input: KeyInput, occasion: Occasion): Promise<NewKey> {
  const id = readKeyId(key)
  if (id === null)
    throw invalidInput([{ pointer: "", detail: "it is no key of this service: its form or its check is wrong" }])
  return storeKey(trx, { id, key }, input, occasion)
}

/** A new key with the name, scopes and end of the old one, which is still taken for a day. */
export async function rotateKey(trx: Trx, id: string, occasion: Occasion): Promise<NewKey> {
  const old = await requireKeyInForce(trx, id, occasion.now)
  const expiresAt = old.expires_at ?? undefined
  const made = await createKey(
    trx,
    { name: old.name, scopes: sortScopes(old.scopes), expiresAt, rate: old.rate ?? undefined },
    occasion,
  )
  await endAccessKey(trx, id, { at: later(occasion.now, GRACE), by: occasion.actor, replacedBy: made.id })
  return made
}

/** Ends a key at once. To revoke one that has ended changes nothing. */
export async function revokeKey(trx: Trx, id: string, occasion: Occasion): Promise<void> {
  const key = await lockAccessKey(trx, id)
  if (key === undefined) throw notFound("key", id)
  if (isEnded(key, occasion.now)) return
  await endAccessKey(trx, id, { at: occasion.now, by: occasion.actor })
}

async function requireKeyInForce(trx: Trx, id: string, now: string): Promise<KeyRow> {
  const key = await lockAccessKey(trx, id)
  if (key === undefined) throw notFound("key", id)
  if (isEnded(key, now) || key.replaced_by !== null) throw keyEnded(id, key.replaced_by)
  return key
}

/** Whether a key was revoked or has expired by then. One that was rotated is revoked after its day of grace. */
export function isEnded({ revoked_at, expires_at }: KeyRow, now: string): boolean {
  return [revoked_at, expires_at].some((end) => end !== null && Date.parse(end) <= Date.parse(now))
}

async function storeKey(trx: Trx, made: NewKey, input: KeyInput, { now, actor }: Occasion): Promise<NewKey> {
  const { name, scopes, expiresAt, rate = null } = input
  const end = expiresAt === undefined ? null : readEnd(expiresAt, now)
  await insertAccessKey(trx, {
    id: made.id,
    name: readShowableName(name),
    scopes: [...sortScopes(scopes)],
    digest: digestOf(made.key),
    created_by: actor,
    created_at: now,
    expires_at: end,
    rate,
  })
  return made
}

function readEnd(expiresAt: string, now: string): string {
  const end = readInstant(expiresAt)
  if (end === null)
    throw invalidInput([
      {
        pointer: "/expiresAt",
        detail: `"${expiresAt}" is not a time; expected RFC 3339, such as 2027-01-01T00:00:00Z`,
      },
    ])
  if (Date.parse(end) <= Date.parse(now))
    throw invalidInput([{ pointer: "/expiresAt", detail: `${expiresAt} has passed; expected a time after ${now}` }])
  return end
}
