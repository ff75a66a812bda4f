/** The weight that a batch keeps when the next one is taken in. With it, about the last five decide. */
const KEPT = 0.8
/** A batch as it is on a small machine, for the time before the first one. */
const FIRST = { claims: 100, seconds: 0.1 }

/** How long a claim takes at present: a moving average, in which a batch weighs as much as it has claims. */
export class Pace {
  #claims = FIRST.claims
  #seconds = FIRST.seconds

  note({ claims, seconds }: { readonly claims: number; readonly seconds: number }): void {
    this.#claims = this.#claims * KEPT + claims
    this.#seconds = this.#seconds * KEPT + seconds
  }

  /** Seconds until this number of claims is filed. */
  expect(claims: number): number {
    return (claims * this.#seconds) / this.#claims
  }
}
