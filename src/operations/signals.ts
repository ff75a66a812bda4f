import { channel } from "node:diagnostics_channel"
import { type Retry, retriesChannel } from "../store/connection/retries.ts"

/**
 * What happens in operations, jobs and the store, for listeners in this process such as the metrics. Nothing waits for
 * a listener, and without one a signal has no effect. Signals end up in labels, so they hold no ids and no names or
 * texts of what is stored; the error of a retry is for the log.
 */
export type Signals = {
  /** Comparisons that were made, also those of a preview and of a transaction that was rolled back. */
  readonly judged: { readonly verdict: string; readonly flagged: boolean; readonly count: number }
  /** Claims filed in one transaction, and the seconds from its first statement to its end. */
  readonly batch: { readonly claims: number; readonly seconds: number }
  /** How many claims wait to be filed, after that number has changed. */
  readonly queue: { readonly depth: number }
  /** A claim was not taken in because too many wait. Its sender was asked to try again. */
  readonly refusedFromQueue: Readonly<Record<string, never>>
  /** Lines of imports whose outcome was committed. */
  readonly lines: { readonly filed: number; readonly repeated: number; readonly refused: number }
  /** Figures that a pass of re-judging has compared again, after the commit. */
  readonly rejudged: { readonly figures: number }
  /** Every job that starts ends once, `seconds` later, unless the process dies. */
  readonly jobStarted: { readonly task: string }
  readonly jobEnded: { readonly task: string; readonly outcome: "finished" | "failed"; readonly seconds: number }
  /** An attempt of a transaction failed for a reason that may pass. The store publishes it. */
  readonly retried: Retry
}

export type Listeners = { readonly [Name in keyof Signals]: (signal: Signals[Name]) => void }

const judged = channel("countercheck:judged")
const batch = channel("countercheck:batch")
const queue = channel("countercheck:queue")
const refusedFromQueue = channel("countercheck:refused-from-queue")
const lines = channel("countercheck:lines")
const rejudged = channel("countercheck:rejudged")
const jobStarted = channel("countercheck:job-started")
const jobEnded = channel("countercheck:job-ended")
const CHANNELS = {
  judged,
  batch,
  queue,
  refusedFromQueue,
  lines,
  rejudged,
  jobStarted,
  jobEnded,
  retried: retriesChannel,
}

export function publishJudged(signal: Signals["judged"]): void {
  judged.publish(signal)
}

export function publishBatch(signal: Signals["batch"]): void {
  batch.publish(signal)
}

export function publishQueue(signal: Signals["queue"]): void {
  queue.publish(signal)
}

export function publishRefusedFromQueue(): void {
  refusedFromQueue.publish({})
}

export function publishLines(signal: Signals["lines"]): void {
  lines.publish(signal)
}

export function publishRejudged(signal: Signals["rejudged"]): void {
  rejudged.publish(signal)
}

export function publishJobStarted(signal: Signals["jobStarted"]): void {
  jobStarted.publish(signal)
}

export function publishJobEnded(signal: Signals["jobEnded"]): void {
  jobEnded.publish(signal)
}

/** Answers the function that ends the listening. A listener must not throw: that would end the process. */
export function listen(listeners: Listeners): () => void {
  const names = Object.keys(CHANNELS) as (keyof Signals)[]
  for (const name of names) CHANNELS[name].subscribe(listeners[name] as (signal: unknown) => void)
  return () => {
    for (const name of names) CHANNELS[name].unsubscribe(listeners[name] as (signal: unknown) => void)
  }
}
