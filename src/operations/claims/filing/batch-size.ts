/** A batch that takes longer than it should becomes so many times smaller at most: one may have been unlucky. */
const MOST_SMALLER = 8

/**
 * How many claims go together. Most cost a millisecond; one that disagrees with thousands of figures costs seconds, and
 * others wait for it. So it is as many as lately ended within `seconds`, from 1 to `largest`; at `first` nothing is known.
 */
export class BatchSize {
  readonly #largest: number
  readonly #seconds: number
  #current: number

  constructor(limits: { readonly first: number; readonly largest: number; readonly seconds: number }) {
    this.#current = limits.first
    this.#largest = limits.largest
    this.#seconds = limits.seconds
  }

  get current(): number {
    return this.#current
  }

  /**
   * What a batch took, also one that failed for taking too long. A small one that was quick says nothing of larger ones, nor
   * does a claim that went alone: it may have waited for a lock.
   */
  note({ claims, seconds }: { readonly claims: number; readonly seconds: number }): void {
    if (seconds > this.#seconds && claims > 1) {
      const fitting = Math.min(this.#current, claims) / (seconds / this.#seconds)
      this.#current = Math.max(1, Math.floor(Math.max(fitting, this.#current / MOST_SMALLER)))
    } else if (claims >= this.#current && seconds * 2 <= this.#seconds) {
      this.#current = Math.min(this.#largest, this.#current * 2)
    }
  }
}
