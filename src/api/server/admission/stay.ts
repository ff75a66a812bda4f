import type { Door, ReachedLimit } from "./door.ts"
import type { Asker } from "./room.ts"

/**
 * One request that was let in. It leaves once both sides are done: its answer is sent or its connection is gone, and no
 * handler works on it any more. A sender who hangs up leaves work behind, which takes memory until it is done.
 */
export class Stay {
  readonly #door: Door
  readonly #asker: Asker
  #bytes = 0
  #isHandled = false
  #isClosed = false
  #isOver = false

  constructor(door: Door, asker: Asker) {
    this.#door = door
    this.#asker = asker
    door.enter(asker)
  }

  /** Counts bytes of its body that have arrived, unless there is no room for them. */
  takeBytes(bytes: number): ReachedLimit | null {
    if (this.#isOver) return null
    const refusal = this.#door.takeBytes(this.#asker, bytes, this.#bytes)
    if (refusal === null) this.#bytes += bytes
    return refusal
  }

  beginHandling(): void {
    this.#isHandled = true
  }

  endHandling(): void {
    this.#isHandled = false
    this.#leaveIfOver()
  }

  close(): void {
    this.#isClosed = true
    this.#leaveIfOver()
  }

  #leaveIfOver(): void {
    if (this.#isOver || this.#isHandled || !this.#isClosed) return
    this.#isOver = true
    this.#door.leave(this.#asker, this.#bytes)
  }
}
