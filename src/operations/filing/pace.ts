/** The weight of the last batch in the average: some five batches count. */
const WEIGHT = 0.2

/** How long a batch takes of late: an average that forgets. */
export class Pace {
  #seconds = 0

  note(seconds: number): void {
    this.#seconds = this.#seconds === 0 ? seconds : this.#seconds * (1 - WEIGHT) + seconds * WEIGHT
  }

  /** Seconds until one more claim is filed, with so many batches before its own. */
  expect(batchesBefore: number): number {
    return this.#seconds * (batchesBefore + 1)
  }
}
