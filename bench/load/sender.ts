import { fork } from "node:child_process"
import { once } from "node:events"
import { fileURLToPath } from "node:url"
import type { Order, Sent } from "./send-load.ts"

const SEND = fileURLToPath(new URL("send-load.ts", import.meta.url))

/** The process that sends. It stays for all runs, so that none measures how it starts. */
export type Sender = {
  readonly pid: number
  /** Posts every body once. Throws where any answer is not 201. */
  post(order: Order): Promise<Sent>
  stop(): Promise<void>
}

export function startSender(): Sender {
  const child = fork(SEND)
  const ended = once(child, "close")
  const failed = ended.then(() => Promise.reject(new Error("the process that sends has ended")))
  failed.catch(() => {})
  return {
    pid: Number(child.pid),
    post: async (order) => {
      const answered = once(child, "message")
      child.send(order)
      const [sent] = (await Promise.race([answered, failed])) as [Sent]
      requireAll(sent, order)
      return sent
    },
    stop: async () => {
      child.kill("SIGTERM")
      await ended
    },
  }
}

function requireAll({ statuses, failed }: Sent, { urls, bodies: { length } }: Order): void {
  if (failed === 0 && statuses[201] === length) return
  const answers = Object.entries(statuses).map(([status, times]) => `${times} × ${status}`)
  throw new Error(
    `of ${length} claims sent to ${urls.join(", ")}, ${failed} got no answer; answers: ${answers.join(", ")}`,
  )
}
