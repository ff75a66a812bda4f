import type { Readable } from "node:stream"
import { Overloaded } from "../../operations/requests/overloaded.ts"

/** Seconds after which it is worth trying again. */
const RETRY_AFTER = 10

/** The exports that run, of which there may be so many: each keeps a connection to the database until it ends. */
export class RunningExports {
  readonly #limit: number
  readonly #streams = new Set<Readable>()
  #entered = 0

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Throws `Overloaded` where as many run as may. Whoever enters leaves once. */
  enter(): void {
    if (this.#entered >= this.#limit) {
      throw new Overloaded(`${this.#limit} exports run already, as many as may run at a time`, RETRY_AFTER)
    }
    this.#entered += 1
  }

  leave(): void {
    this.#entered -= 1
  }

  add(stream: Readable): void {
    this.#streams.add(stream)
    stream.once("close", () => this.#streams.delete(stream))
  }

  /** Cuts all of them off, so that their readers notice that the end is missing. */
  cutOff(): void {
    for (const stream of this.#streams) stream.destroy(new Error("the service stops; ask again with `after`"))
  }
}
