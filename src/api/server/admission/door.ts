import { type Asker, Room } from "./room.ts"

export type DoorLimits = {
  /** Requests at a time. */
  readonly requests: number
  /** Bytes of their bodies that have arrived. */
  readonly bytes: number
}

/** Which limit was reached: of requests, of the bytes of their bodies, or of connections. */
export const REACHED_LIMITS = ["requests", "bytes", "connections"] as const
export type ReachedLimit = (typeof REACHED_LIMITS)[number]

/** Counts what is inside: requests that were let in and are not over, and the bytes of their bodies. */
export class Door {
  readonly #requests: Room
  readonly #bytes: Room

  constructor(limits: DoorLimits) {
    this.#requests = new Room(limits.requests)
    this.#bytes = new Room(limits.bytes)
  }

  get inside(): DoorLimits {
    return { requests: this.#requests.held, bytes: this.#bytes.held }
  }

  get limits(): DoorLimits {
    return { requests: this.#requests.limit, bytes: this.#bytes.limit }
  }

  refusalOf(asker: Asker): ReachedLimit | null {
    return this.#requests.admits(asker, 1) ? null : "requests"
  }

  enter(asker: Asker): void {
    this.#requests.take(asker, 1)
  }

  /**
   * Takes bytes that have arrived for a body of which `before` had come, where there is room. A body is taken while no other
   * is inside, however large it is: a limit below its size would refuse it for ever.
   */
  takeBytes(asker: Asker, bytes: number, before: number): ReachedLimit | null {
    const isAlone = this.#bytes.held === before
    if (!isAlone && !this.#bytes.admits(asker, bytes)) return "bytes"
    this.#bytes.take(asker, bytes)
    return null
  }

  leave(asker: Asker, bytes: number): void {
    this.#requests.giveBack(asker, 1)
    this.#bytes.giveBack(asker, bytes)
  }
}
