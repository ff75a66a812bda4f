import type { Door } from "./door.ts"

/**
 * One request that was let in. It leaves once both sides are done: its answer is sent or its connection is gone, and no
 * handler works on it any more. A sender who hangs up leaves work behind, which takes memory until it is done.
 */
export class Stay {
  readonly #door: Door
  readonly #bytes: number
  #isHandled = false
  #isClosed = false
  #isOver = false

  constructor(door: Door, bytes: number) {
    this.#door = door
    this.#bytes = bytes
    door.enter(bytes)
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
    this.#door.leave(this.#bytes)
  }
}
