import { createKey } from "../../src/operations/access/keys.ts"
import { SCOPES } from "../../src/operations/access/scopes.ts"
import { inTransaction } from "../../src/store/connection/transaction.ts"
import type { TestApp } from "../support/app.ts"

/** A key that may do everything. The requests make and revoke keys, so that the service is not open for long. */
export async function makeFuzzKey({ store, forgetCredentials }: TestApp): Promise<Record<string, string>> {
  const occasion = { now: "2024-11-07T08:00:00Z", actor: null }
  const { key } = await inTransaction(store.db, "make a key", (trx) =>
    createKey(trx, { name: "fuzz", scopes: SCOPES }, occasion),
  )
  forgetCredentials()
  return { authorization: `Bearer ${key}` }
}
