/** What a batch still counts after the next one: some five count. */
const KEPT = 0.8
/** Where nothing is known yet: a batch as they are on a small machine. */
const FIRST = { claims: 100, seconds: 0.1 }

/** How long a claim takes of late: an average that forgets. A large batch says more of that than a small one. */
export class Pace {
  #claims = FIRST.claims
  #seconds = FIRST.seconds

  note({ claims, seconds }: { readonly claims: number; readonly seconds: number }): void {
    this.#claims = this.#claims * KEPT + claims
    this.#seconds = this.#seconds * KEPT + seconds
  }

  /** Seconds until so many claims are filed. */
  expect(claims: number): number {
    return (claims * this.#seconds) / this.#claims
  }
}
