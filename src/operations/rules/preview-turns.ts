import { Overloaded } from "../requests/overloaded.ts"

export type TurnsOptions = {
  /** How many previews run at a time. Each holds a connection to the database for as long as it runs. */
  readonly atOnce: number
  /** How many previews may wait for their turn. */
  readonly waiting: number
  /** The most seconds that one preview takes. */
  readonly seconds: number
}

/** Lets in some previews at a time. The others wait in the order in which they came, without holding a connection. */
export class PreviewTurns {
  readonly #options: TurnsOptions
  readonly #waiting: (() => void)[] = []
  #running = 0

  constructor(options: TurnsOptions) {
    this.#options = options
  }

  /** Throws `Overloaded` at once where too many wait already. */
  async take<T>(preview: () => Promise<T>): Promise<T> {
    await this.#enter()
    try {
      return await preview()
    } finally {
      this.#leave()
    }
  }

  async #enter(): Promise<void> {
    const { atOnce, waiting, seconds } = this.#options
    if (this.#running < atOnce) this.#running += 1
    else if (this.#waiting.length < waiting) await new Promise<void>((resolve) => this.#waiting.push(resolve))
    else throw new Overloaded(`${waiting} previews wait for their turn; this one was not taken in`, Math.ceil(seconds))
  }

  /** The next preview takes over the turn, so that a newcomer cannot come between. */
  #leave(): void {
    const next = this.#waiting.shift()
    if (next === undefined) this.#running -= 1
    else next()
  }
}
