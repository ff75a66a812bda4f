import { channel } from "node:diagnostics_channel"

/**
 * What happens in here, told to whoever listens in this process: the metrics do. Nothing waits for a listener, and where
 * nobody listens nothing happens. What is told has no ids, no names and no texts: it ends up in labels.
 */
export type Signals = {
  /** Comparisons made, kept or not: also those of a transaction that was rolled back, and of a preview. */
  readonly judged: { readonly verdict: string; readonly flagged: boolean; readonly count: number }
  /** Claims filed in one transaction, and the seconds from its first statement to its end. */
  readonly batch: { readonly claims: number; readonly seconds: number }
  /** Claims that wait to be filed, after that number has changed. */
  readonly queue: { readonly depth: number }
  /** A claim that was not taken in, since too many wait: its sender was told to try again. */
  readonly refusedAtDoor: Readonly<Record<string, never>>
  /** Lines of imports that have their outcome, and are committed with it. */
  readonly lines: { readonly filed: number; readonly repeated: number; readonly refused: number }
  /** Figures that a pass of re-judging has held against the others again, committed. */
  readonly rejudged: { readonly figures: number }
  /** Each job that starts is told as ended once, `seconds` later, unless the process dies. */
  readonly jobStarted: { readonly task: string }
  readonly jobEnded: { readonly task: string; readonly outcome: "finished" | "failed"; readonly seconds: number }
}

export type Listeners = { readonly [Name in keyof Signals]: (signal: Signals[Name]) => void }

const judged = channel("countercheck:judged")
const batch = channel("countercheck:batch")
const queue = channel("countercheck:queue")
const refusedAtDoor = channel("countercheck:refused-at-door")
const lines = channel("countercheck:lines")
const rejudged = channel("countercheck:rejudged")
const jobStarted = channel("countercheck:job-started")
const jobEnded = channel("countercheck:job-ended")
const CHANNELS = { judged, batch, queue, refusedAtDoor, lines, rejudged, jobStarted, jobEnded }

export function publishJudged(signal: Signals["judged"]): void {
  judged.publish(signal)
}

export function publishBatch(signal: Signals["batch"]): void {
  batch.publish(signal)
}

export function publishQueue(signal: Signals["queue"]): void {
  queue.publish(signal)
}

export function publishRefusedAtDoor(): void {
  refusedAtDoor.publish({})
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

/** Answers what ends it. A listener that throws ends the process, as an error that nobody caught: let none throw. */
export function listen(listeners: Listeners): () => void {
  const names = Object.keys(CHANNELS) as (keyof Signals)[]
  for (const name of names) CHANNELS[name].subscribe(listeners[name] as (signal: unknown) => void)
  return () => {
    for (const name of names) CHANNELS[name].unsubscribe(listeners[name] as (signal: unknown) => void)
  }
}
