/** A page of a list. */
export type Page<Item> = { readonly items: readonly Item[]; readonly nextCursor: string | null }

type ItemOf<P> = P extends Page<infer Item> ? Item : never

/**
 * A list that nothing is asked of yet. Awaited it is its first page; `for await` goes through the items of all pages, each
 * page when it is needed, and ends where the loop is left.
 */
export class Listing<P extends Page<unknown>> implements PromiseLike<P> {
  readonly #ask: (cursor: string | undefined) => PromiseLike<P>

  constructor(ask: (cursor: string | undefined) => PromiseLike<P>) {
    this.#ask = ask
  }

  // biome-ignore lint/suspicious/noThenProperty: it is made to be awaited.
  then<A = P, B = never>(
    done?: ((page: P) => A | PromiseLike<A>) | null,
    failed?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): PromiseLike<A | B> {
    return this.#ask(undefined).then(done, failed)
  }

  async *pages(): AsyncGenerator<P, void, undefined> {
    let cursor: string | null | undefined
    while (cursor !== null) {
      const page: P = await this.#ask(cursor)
      yield page
      cursor = page.nextCursor
    }
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<ItemOf<P>, void, undefined> {
    for await (const { items } of this.pages()) yield* items as readonly ItemOf<P>[]
  }
}
