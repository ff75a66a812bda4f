export type DoorLimits = {
  /** Requests at a time. */
  readonly requests: number
  /** Bytes of their bodies, as announced. */
  readonly bytes: number
}

/** Which limit a request was refused for. */
export type ReachedLimit = keyof DoorLimits

/** Counts what is inside: requests that were let in and are not over, and the bytes that their bodies may take. */
export class Door {
  readonly #limits: DoorLimits
  #requests = 0
  #bytes = 0

  constructor(limits: DoorLimits) {
    this.#limits = limits
  }

  get inside(): DoorLimits {
    return { requests: this.#requests, bytes: this.#bytes }
  }

  /** A body is let in while no other is inside, however large it is: a limit below its size would refuse it for ever. */
  refusalOf(bytes: number): ReachedLimit | null {
    if (this.#requests >= this.#limits.requests) return "requests"
    const isTooMuch = bytes > 0 && this.#bytes > 0 && this.#bytes + bytes > this.#limits.bytes
    return isTooMuch ? "bytes" : null
  }

  enter(bytes: number): void {
    this.#requests += 1
    this.#bytes += bytes
  }

  leave(bytes: number): void {
    this.#requests -= 1
    this.#bytes -= bytes
  }
}
