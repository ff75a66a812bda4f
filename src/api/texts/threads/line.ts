export type LineLimits = {
  /** How many are served at a time. */
  readonly served: number
  /** How many may wait. */
  readonly waiting: number
  /** Milliseconds that one may wait. */
  readonly patience: number
}

/** Why one is not served: as many wait as may, or it has waited for too long, or it has left. */
export type Unserved = "full" | "late" | "gone"

/** Serves a few at a time, and lets a bounded number wait in their order. */
export class Line {
  readonly #limits: LineLimits
  readonly #waiting = new Set<() => void>()
  #served = 0

  constructor(limits: LineLimits) {
    this.#limits = limits
  }

  get served(): number {
    return this.#served
  }

  get waiting(): number {
    return this.#waiting.size
  }

  /** Null once it is served; whoever is served leaves afterwards. `gone` ends the wait. */
  async enter(gone: AbortSignal): Promise<Unserved | null> {
    if (gone.aborted) return "gone"
    if (this.#served < this.#limits.served) {
      this.#served += 1
      return null
    }
    if (this.#waiting.size >= this.#limits.waiting) return "full"
    return this.#wait(gone)
  }

  /** The next one takes over the place. */
  leave(): void {
    const [next] = this.#waiting
    if (next === undefined) this.#served -= 1
    else next()
  }

  async #wait(gone: AbortSignal): Promise<Unserved | null> {
    const { promise: turn, resolve } = Promise.withResolvers<Unserved | null>()
    const end = (outcome: Unserved | null) => {
      this.#waiting.delete(beServed)
      resolve(outcome)
    }
    const beServed = () => end(null)
    this.#waiting.add(beServed)
    const patience = setTimeout(() => end("late"), this.#limits.patience)
    const leave = () => end("gone")
    gone.addEventListener("abort", leave)
    return turn.finally(() => {
      clearTimeout(patience)
      gone.removeEventListener("abort", leave)
    })
  }
}
