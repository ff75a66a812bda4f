import { userInfo } from "node:os"
import type { Log } from "../embedded/server/data-location.ts"
import { type Audited, keepAudit } from "../operations/access/audit.ts"
import { openStore } from "../store/connection/connect.ts"
import { newId } from "../store/connection/new-id.ts"
import { inTransaction } from "../store/connection/transaction.ts"

/** Milliseconds that adding a row may take. */
const STATEMENT_TIMEOUT = 10_000
const DONE = 200

/** What the audit keeps of a command, with the user of this machine as its actor. It has no address, and its line stands where requests have a path. */
export function auditedCommand({
  command,
  line = command,
  operation,
}: {
  /** Such as `npm run keys`. */
  readonly command: string
  /** With what it was asked to do, and no argument that may be secret. */
  readonly line?: string
  readonly operation: string
}): Audited {
  const nobody = { key_id: null, person_id: null, address: null }
  return { ...nobody, actor: `${command} as ${readUser()}`, operation, path: line, request_id: newId() }
}

/**
 * Adds the row of a command that was done. A store that cannot take it, such as one of an older version that has no audit, is
 * told and ends nothing: what was done stays.
 */
export async function keepCommand(url: string, audited: Audited, log: Log): Promise<void> {
  const store = openStore({ url, poolSize: 1, statementTimeout: STATEMENT_TIMEOUT })
  try {
    const now = new Date().toISOString()
    await inTransaction(store.db, "keep a command", (trx) => keepAudit(trx, [{ audited, status: DONE }], now))
  } catch (error) {
    log("warn", `The audit could not take a row of ${audited.path}: ${(error as Error).message}`)
  } finally {
    await store.close()
  }
}

/** An account of a container may have no name. */
function readUser(): string {
  try {
    return userInfo().username
  } catch {
    return `uid ${process.getuid?.()}`
  }
}
