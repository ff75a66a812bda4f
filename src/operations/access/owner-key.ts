import { findAccessKey } from "../../store/access/keys.ts"
import type { Db } from "../../store/connection/connect.ts"
import { inTransaction } from "../../store/connection/transaction.ts"
import { adoptKey } from "./keys.ts"
import { SCOPES } from "./scopes.ts"
import { makeKey, readKeyId } from "./secrets.ts"

/** The name that the history shows. */
const OWNER = "owner"

/** A new key for an owner, which `takeOwnerKey` stores. */
export function makeOwnerKey(): string {
  return makeKey().key
}

/**
 * Stores an owner's key that was made elsewhere, such as one in a file of secrets, where it is not stored yet. False where it was.
 * Throws where the text is no key.
 */
export async function takeOwnerKey(db: Db, key: string, now: string): Promise<boolean> {
  return inTransaction(db, "take the owner's key", async (trx) => {
    const id = readKeyId(key)
    if (id !== null && (await findAccessKey(trx, id)) !== undefined) return false
    await adoptKey(trx, key, { name: OWNER, scopes: SCOPES }, { now, actor: null })
    return true
  })
}
