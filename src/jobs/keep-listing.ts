import { setTimeout } from "node:timers/promises"
import type { Logger } from "pino"
import { listWords } from "../operations/claims/list-words.ts"
import type { Db } from "../store/connection/connect.ts"

/** Milliseconds between two runs. A search reads the text of the claims that were filed since the last one. */
const PAUSE = 1_000
/** Milliseconds after a run that failed: the database may be away, and each failure is a line in the log. */
const PAUSE_AFTER_FAILURE = 10_000

/**
 * Lists the words of claims as they are filed, until the signal. It is no job of the queue, which can be asked for once a
 * minute at most and has long jobs before it. Where several processes do so, one lists and the others find nothing to do.
 */
export async function keepListing(db: Db, logger: Pick<Logger, "warn">, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const pause = await listWords(db, signal).then(
      () => PAUSE,
      (error: unknown) => {
        if (!signal.aborted) logger.warn({ err: error }, "the words of claims could not be listed; it is tried again")
        return PAUSE_AFTER_FAILURE
      },
    )
    await setTimeout(pause, undefined, { signal, ref: false }).catch(() => {})
  }
}
