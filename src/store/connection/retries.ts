import { channel } from "node:diagnostics_channel"
import { setTimeout as sleep } from "node:timers/promises"
import { sqlState } from "./sql-state.ts"

/** An attempt of a transaction that failed for a reason that may pass. */
export type Retry = {
  /** The name that its caller gave the transaction. */
  readonly transaction: string
  /** "" where the error is not PostgreSQL's. */
  readonly sqlState: string
  /** 1 for the first attempt. */
  readonly attempt: number
  /** `given up`: it was the last attempt, and the caller gets the error. */
  readonly outcome: "tried again" | "given up"
  /** For the log only: its message may quote what was stored. */
  readonly error: unknown
}

/** Carries a `Retry` for each such attempt. */
export const retriesChannel = channel("countercheck:transaction-retried")

/** Answers the function that ends the listening. A listener must not throw: that would end the process. */
export function listenToRetries(listener: (retry: Retry) => void): () => void {
  const subscriber = (message: unknown) => listener(message as Retry)
  retriesChannel.subscribe(subscriber)
  return () => void retriesChannel.unsubscribe(subscriber)
}

const ATTEMPTS = 5

/** SQLSTATEs after which the same transaction may well succeed. */
const RETRIED: ReadonlyMap<string, string> = new Map([
  ["40001", "serialization_failure: another transaction changed what this one had read"],
  ["40P01", "deadlock_detected: two transactions waited for each other and this one was chosen to give way"],
])

/**
 * Milliseconds of the longest pause after the first attempt; it doubles with each further one. All pauses together stay
 * below a tenth of a second, which is short beside the time that the sender of a request waits anyway.
 */
const FIRST_PAUSE = 4

/**
 * Repeats an attempt from its start while it fails for a reason that may pass. `isRetried` names further such failures.
 */
export async function withRetries<T>(
  transaction: string,
  attempt: () => Promise<T>,
  isRetried: (error: unknown) => boolean = () => false,
): Promise<T> {
  for (let count = 1; ; count++) {
    try {
      return await attempt()
    } catch (error) {
      if (!(RETRIED.has(sqlState(error)) || isRetried(error))) throw error
      const outcome = count === ATTEMPTS ? "given up" : "tried again"
      publish({ transaction, sqlState: sqlState(error), attempt: count, outcome, error })
      if (count === ATTEMPTS) throw error
      await sleep(pauseAfter(count))
    }
  }
}

/** Two who were in each other's way must not come back at one moment, so half of the pause is left to chance. */
function pauseAfter(attempt: number): number {
  return FIRST_PAUSE * 2 ** (attempt - 1) * (0.5 + Math.random() / 2)
}

function publish(retry: Retry): void {
  retriesChannel.publish(retry)
}
