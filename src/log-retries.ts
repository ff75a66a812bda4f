import type { Logger } from "pino"
import { listenToRetries } from "./store/connection/retries.ts"

/**
 * Logs the transactions of this process that are repeated: one that succeeds in the end concerns nobody, one that is
 * given up has failed for its caller. Returns the function that ends the logging.
 */
export function logRetries(logger: Pick<Logger, "debug" | "warn">): () => void {
  return listenToRetries(({ outcome, error, ...retry }) => {
    if (outcome === "given up") logger.warn({ ...retry, err: error }, "a transaction failed at every attempt")
    else logger.debug({ ...retry, err: error }, "a transaction is tried again")
  })
}
