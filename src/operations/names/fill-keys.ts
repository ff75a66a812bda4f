import type { Db } from "../../store/connection/connect.ts"
import { inTransaction } from "../../store/connection/transaction.ts"
import type { Named } from "../../store/names/like-names.ts"
import { listWithoutKeys, saveKeys } from "../../store/names/name-keys.ts"
import { keysOfName } from "./keyed-name.ts"

/** Names of one transaction. */
const AT_ONCE = 500

/**
 * Gives keys to the names that have none: those that are older than the keys, and those that an older version of the service
 * writes while it still runs. Until then no name like them finds them.
 */
export async function fillKeys(db: Db, signal?: AbortSignal): Promise<void> {
  for (const named of ["subject", "source"] as const) {
    while (!signal?.aborted && (await fillSome(db, named)) === AT_ONCE);
  }
}

async function fillSome(db: Db, named: Named): Promise<number> {
  const names = await listWithoutKeys(db, named, AT_ONCE)
  if (names.length === 0) return 0
  const keyed = names.map((name) => ({ ...name, like_keys: keysOfName(name.name) }))
  await inTransaction(db, "fill name keys", (trx) => saveKeys(trx, named, keyed))
  return names.length
}
