import {
  beginListingWords,
  listWords as listPage,
  readWordProgress,
  walkWords,
} from "../../store/claims/claim-words.ts"
import type { Db } from "../../store/connection/connect.ts"
import { inTransaction } from "../../store/connection/transaction.ts"

/** Claims of one transaction. It takes some 50 ms, for which an erasure may wait. */
const CLAIMS_AT_ONCE = 2_000

/**
 * Lists the words of all claims that are filed and not listed, page by page. Claims of a transaction that is open, or began
 * after one that is, wait for the next call. In a store that is new to this table all claims are listed first.
 */
export async function listWords(db: Db, signal?: AbortSignal): Promise<void> {
  while (!signal?.aborted && (await takeStep(db)));
}

/** Whether there may be more. */
async function takeStep(db: Db): Promise<boolean> {
  const progress = await readWordProgress(db)
  if (progress === undefined) {
    await beginListingWords(db)
    return true
  }
  if (progress.state === "walking") {
    return inTransaction(db, "walk claims for words", (trx) => walkWords(trx, CLAIMS_AT_ONCE))
  }
  return (await listPage(db, CLAIMS_AT_ONCE)) === CLAIMS_AT_ONCE
}
