/** One slow batch makes the next at most this many times smaller, since it may have been slow by chance. */
const MOST_SMALLER = 8

/**
 * How many claims go into one batch. Most claims cost a millisecond, but one that disagrees with thousands of figures
 * costs seconds, for which the others wait. So a batch has as many claims as lately ended within `seconds`, from 1 to
 * `largest`. It begins with `first`, when nothing is known.
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
   * Takes in the time of a batch, also of one that failed because it took too long. A small batch that was quick says
   * nothing about larger ones, and neither does a single claim that was slow: it may have waited for a lock.
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
