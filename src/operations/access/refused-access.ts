import { LRUCache } from "lru-cache"
import type { Db } from "../../store/connection/connect.ts"
import { inTransaction } from "../../store/connection/transaction.ts"
import { type AuditedOutcome, keepAudit } from "./audit.ts"

/** Milliseconds. */
const MINUTE = 60_000
/** Refusals that are kept of one address, and of all together, in a minute. */
export const REFUSALS_KEPT = { ofAddress: 10, ofAll: 100 } as const
/** Addresses that are counted at a time. */
const COUNTED = 10_000

export type RefusedAccessOptions = {
  readonly db: Db
  /** The time, RFC 3339 in UTC. */
  readonly now: () => string
  /** A refusal could not be kept. */
  readonly onFailure: (error: unknown) => void
}

/**
 * Keeps in the audit that somebody was refused: so many a minute in this process that a flood of wrong keys cannot fill the
 * database. What comes beyond is in the log alone.
 */
export class RefusedAccess {
  readonly #options: RefusedAccessOptions
  readonly #kept = new LRUCache<string, { count: number }>({ max: COUNTED, ttl: MINUTE })
  readonly #all = new LRUCache<"all", { count: number }>({ max: 1, ttl: MINUTE })
  readonly #writing = new Set<Promise<void>>()

  constructor(options: RefusedAccessOptions) {
    this.#options = options
  }

  note(outcome: AuditedOutcome): void {
    const address = outcome.audited.address ?? ""
    if (!hasRoom(this.#kept, address, REFUSALS_KEPT.ofAddress)) return
    if (!hasRoom(this.#all, "all", REFUSALS_KEPT.ofAll)) return
    const { db, now, onFailure } = this.#options
    const at = now()
    const writing = inTransaction(db, "keep a refusal", (trx) => keepAudit(trx, [outcome], at)).catch(onFailure)
    this.#writing.add(writing)
    void writing.finally(() => this.#writing.delete(writing))
  }

  /** Resolves once all that was noted is written. */
  async close(): Promise<void> {
    await Promise.all(this.#writing)
  }
}

/** Counts one more, and says whether it is within the limit. The minute begins with the first. */
function hasRoom<K extends string>(cache: LRUCache<K, { count: number }>, key: K, limit: number): boolean {
  const known = cache.get(key)
  if (known === undefined) cache.set(key, { count: 1 })
  else known.count += 1
  return (known?.count ?? 1) <= limit
}
