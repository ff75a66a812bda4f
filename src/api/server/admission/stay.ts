import type { Door } from "./door.ts"

/**
 * One request inside. It leaves once it is over on both sides: its answer is out or its connection is gone, and no
 * handler is at it any more. A sender who hangs up leaves work behind, and that takes memory until it is done.
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
