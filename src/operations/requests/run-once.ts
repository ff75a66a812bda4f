import type { Db } from "../../store/connection/connect.ts"
import { inTransaction, type Trx } from "../../store/connection/transaction.ts"
import {
  type OwnedKey,
  type StoredAnswer,
  saveAnswer,
  takeIdempotencyKey,
} from "../../store/requests/idempotency-keys.ts"
import { type Audited, keepAudit } from "../access/audit.ts"

/** What the caller makes of the outcome of a write. Nothing here looks into it: it is stored and given back as it is. */
export type WrittenAnswer = Omit<StoredAnswer, "request_hash">

/** Whom a request that came without a credential has signed in. */
export type SignedIn = { readonly id: string; readonly name: string }

/** An answer, and whom the audit names instead of nobody. */
export type Written = WrittenAnswer & { readonly signedIn?: SignedIn | undefined }

/** A key under which the answer is kept, and the hash of the request that it stands for. */
export type RequestKey = OwnedKey & { readonly hash: string }

export type Write = {
  /** What is done, as it is called where attempts are counted. */
  readonly name: string
  readonly key: RequestKey | null
  /** RFC 3339 in UTC. */
  readonly now: string
  /** Who asks for it, as the audit keeps it in the same transaction. A repeat under a key has no second row. */
  readonly audited: Audited
  /** Failures after which the write is worth another attempt, beside those of every transaction. */
  readonly isRetried: (error: unknown) => boolean
}

export type WriteResult =
  | { readonly kind: "printed"; readonly answer: WrittenAnswer }
  /** The key stands for an answer that was given before, perhaps to another request: its hash says so. */
  | { readonly kind: "stored"; readonly answer: StoredAnswer }

/** From this status on, an answer says that the write was refused. */
const REFUSED = 400

/**
 * Runs a write in one transaction and resolves once it is committed. Under a key the answer is stored in the same
 * transaction, so that a repeat gets it even after a crash. What `work` refuses by throwing stores nothing, and may be sent
 * again with the same key.
 */
export async function runOnce(
  db: Db,
  { name, key, now, audited, isRetried }: Write,
  work: (trx: Trx) => Promise<Written>,
): Promise<WriteResult> {
  return inTransaction(
    db,
    name,
    async (trx) => {
      const workAudited = async () => {
        const { signedIn, ...answer } = await work(trx)
        const by = signedIn === undefined ? {} : { actor: signedIn.name, person_id: signedIn.id }
        const outcome = { audited: { ...audited, ...by }, status: answer.status }
        if (answer.status < REFUSED) await keepAudit(trx, [outcome], now)
        return answer
      }
      if (key === null) return { kind: "printed", answer: await workAudited() }
      const stored = await takeIdempotencyKey(trx, key, key.hash, now)
      if (stored !== undefined) return { kind: "stored", answer: stored }
      const answer = await workAudited()
      await saveAnswer(trx, key, answer)
      return { kind: "printed", answer }
    },
    isRetried,
  )
}
