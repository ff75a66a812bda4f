import { url as inspectorUrl } from "node:inspector"
import { Worker } from "node:worker_threads"
import type { Watch } from "./watchdog-thread.ts"

/** Looks that the watching thread takes in the time after which the process counts as hanging. */
const LOOKS = 30

/** Megabytes for the objects of the watching thread. It makes hardly any. */
const MEMORY = 32

/**
 * Ends the process with SIGKILL once its event loop has stood still for so many milliseconds, so that whatever runs it
 * starts it anew: it answers nothing, and no signal but that one reaches it. A thread of its own watches a count that the
 * event loop raises. It ends nothing while an inspector is open, since a debugger pauses the loop as long as it likes.
 */
export function startWatchdog(milliseconds: number, onFailure: (error: unknown) => void): void {
  const every = milliseconds / LOOKS
  const beats = new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT))
  const beat = () => {
    Atomics.add(beats, 0, 1)
    Atomics.store(beats, 1, inspectorUrl() === undefined ? 0 : 1)
  }
  beat()
  setInterval(beat, every).unref()
  const thread = new Worker(new URL("./watchdog-thread.ts", import.meta.url), {
    name: "watchdog",
    workerData: { milliseconds, every, beats } satisfies Watch,
    resourceLimits: { maxOldGenerationSizeMb: MEMORY },
  })
  thread.on("error", onFailure)
  thread.unref()
}
