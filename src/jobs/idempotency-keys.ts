import type { Logger } from "pino"
import type { Db } from "../store/connect.ts"
import { deleteIdempotencyKeys } from "../store/idempotency-keys.ts"

const HOUR = 3_600_000
/** Promised are 24 hours; a day more costs little. */
const KEPT = 48 * HOUR

/** Forgets old answers every hour. Answers how to end it. */
export function keepIdempotencyKeysShort(db: Db, logger: Logger): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  const timer = setInterval(() => {
    running = forget(db, logger)
  }, HOUR)
  timer.unref()
  return () => {
    clearInterval(timer)
    return running
  }
}

async function forget(db: Db, logger: Logger): Promise<void> {
  try {
    await deleteIdempotencyKeys(db, new Date(Date.now() - KEPT).toISOString())
  } catch (error) {
    logger.warn({ err: error }, "old idempotency keys are still there; the next try is in an hour")
  }
}
