import { once } from "node:events"
import { Worker } from "node:worker_threads"
import type { Test } from "tap"

export type Sent = {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** `held`: milliseconds of processor time of the longest turn of the loop. `spent`: of the whole request. */
export type Held = { readonly status: number; readonly text: string; readonly held: number; readonly spent: number }

export type Sender = (sent: Sent) => Promise<Held>

/**
 * Sends requests to a service in this thread and measures what they cost it. Processor time is measured and not time: the
 * machine may be busy with other things.
 */
export function startSender(t: Pick<Test, "teardown">): Sender {
  const thread = new Worker(new URL("./sending-thread.ts", import.meta.url))
  t.teardown(() => thread.terminate())
  return async (sent) => {
    thread.postMessage(sent)
    const watch = watchLoop()
    const [reply] = await once(thread, "message")
    return { ...reply, ...watch.stop() }
  }
}

/** Of several tries the cheapest: the first ones pay for compiling, and any may pay for a collection of garbage. */
export async function cheapest(tries: number, send: () => Promise<Held>): Promise<Held> {
  let best = await send()
  for (let more = 1; more < tries; more++) {
    const next = await send()
    best = { ...next, held: Math.min(best.held, next.held), spent: Math.min(best.spent, next.spent) }
  }
  return best
}

function watchLoop(): { stop(): Pick<Held, "held" | "spent"> } {
  const first = processorTime()
  let last = first
  let held = 0
  const turn = () => {
    const now = processorTime()
    held = Math.max(held, now - last)
    last = now
  }
  const timer = setInterval(turn, 1)
  return {
    stop: () => {
      clearInterval(timer)
      turn()
      return { held, spent: last - first }
    },
  }
}

/** Milliseconds that this thread had a processor. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}
