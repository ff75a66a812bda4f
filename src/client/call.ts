import type { Answer } from "./read-answer.ts"

/** A call that was sent. Awaited it is the data of its answer; `withAnswer` has the status and the headers besides. */
export class Call<Data> implements Promise<Data> {
  readonly [Symbol.toStringTag] = "Call"
  readonly #answer: Promise<Answer<Data>>

  constructor(answer: Promise<Answer<Data>>) {
    this.#answer = answer
  }

  withAnswer(): Promise<Answer<Data>> {
    return this.#answer
  }

  // biome-ignore lint/suspicious/noThenProperty: it is made to be awaited.
  then<A = Data, B = never>(
    done?: ((data: Data) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.#answer.then(({ data }) => data).then(done, failed)
  }

  catch<B = never>(failed?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<Data | B> {
    return this.then(undefined, failed)
  }

  finally(ended?: (() => void) | null): Promise<Data> {
    return this.then().finally(ended)
  }
}
