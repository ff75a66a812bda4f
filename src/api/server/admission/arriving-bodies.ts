import type { IncomingMessage } from "node:http"
import { isTooSlow, type LeastRate, tooSlow } from "./least-rate.ts"

/** Told of bytes as they arrive; an error ends the reading of the body. */
export type OnBytes = (bytes: number) => Error | null

type Body = { readonly message: IncomingMessage; readonly since: number; received: number; stop(): void }

/** Milliseconds between two looks for bodies that are too slow. */
const LOOK_EVERY = 250

/** Milliseconds between two looks after which the event loop was held up, and bytes may have come that nobody has read yet. */
const HELD_UP = 4 * LOOK_EVERY

/** The bodies that are being read into memory: counts their bytes as they arrive, and gives up those that come too slowly. */
export class ArrivingBodies {
  readonly #rate: LeastRate
  readonly #bodies = new Set<Body>()
  readonly #timer: NodeJS.Timeout
  #looked = performance.now()

  constructor(rate: LeastRate) {
    this.#rate = rate
    this.#timer = setInterval(() => this.#look(), LOOK_EVERY).unref()
  }

  /** Whoever reads the body has to begin within the same turn of the event loop, since it flows from now on. */
  add(message: IncomingMessage, onBytes: OnBytes): void {
    const onData = (chunk: Buffer) => {
      body.received += chunk.length
      const error = onBytes(chunk.length)
      if (error !== null) giveUp(body, error)
    }
    const stop = () => {
      this.#bodies.delete(body)
      message.off("data", onData)
    }
    const body: Body = { message, since: performance.now(), received: 0, stop }
    this.#bodies.add(body)
    message.on("data", onData).once("end", stop).once("close", stop)
  }

  close(): void {
    clearInterval(this.#timer)
  }

  #look(): void {
    const now = performance.now()
    const isHeldUp = now - this.#looked > HELD_UP
    this.#looked = now
    if (isHeldUp) return
    for (const body of this.#bodies) {
      const elapsed = now - body.since
      if (isTooSlow(this.#rate, body.received, elapsed)) giveUp(body, tooSlow(this.#rate, body.received, elapsed))
    }
  }
}

/** The reader of the body learns of it as of a body that broke off. Where it has stopped reading, it has answered. */
function giveUp({ message, stop }: Body, error: Error): void {
  stop()
  if (message.listenerCount("error") > 0) message.emit("error", error)
}
