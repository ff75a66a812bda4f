/** The weight of the last batch in the average: some ten batches count. */
const WEIGHT = 0.1

/** How long a claim takes of late: an average that forgets. */
export class Pace {
  #secondsAClaim = 0

  get secondsAClaim(): number {
    return this.#secondsAClaim
  }

  note(claims: number, seconds: number): void {
    const last = seconds / Math.max(1, claims)
    this.#secondsAClaim = this.#secondsAClaim === 0 ? last : this.#secondsAClaim * (1 - WEIGHT) + last * WEIGHT
  }
}
