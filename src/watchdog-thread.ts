import { writeSync } from "node:fs"
import { workerData } from "node:worker_threads"

export type Watch = {
  /** Milliseconds without a beat after which the process is ended. */
  readonly milliseconds: number
  /** Milliseconds between two looks. */
  readonly every: number
  /** A count that the event loop raises, and whether an inspector is open. */
  readonly beats: Int32Array
}

const STDERR = 2

/**
 * Intervals after which a look counts as late. This thread stood still then, so the machine was suspended, or the process
 * was stopped, and that says nothing about the event loop.
 */
const LATE = 3

/** Looks at the beats as long as the process lives. The clock is monotonic: a change of the time of day does not matter. */
function watch({ milliseconds, every, beats }: Watch): void {
  let seen = Atomics.load(beats, 0)
  let silent = 0
  let last = performance.now()
  setInterval(() => {
    const now = performance.now()
    const elapsed = now - last
    last = now
    const count = Atomics.load(beats, 0)
    const isExcused = elapsed > LATE * every || Atomics.load(beats, 1) === 1
    silent = count !== seen || isExcused ? 0 : silent + elapsed
    seen = count
    if (silent >= milliseconds) endProcess(silent)
  }, every)
}

function endProcess(silent: number): void {
  const seconds = (silent / 1_000).toFixed(1)
  writeSync(STDERR, `The event loop has stood still for ${seconds} s (WATCHDOG); the process ends itself.\n`)
  process.kill(process.pid, "SIGKILL")
}

watch(workerData as Watch)
