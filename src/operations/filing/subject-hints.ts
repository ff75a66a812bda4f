/** Which subject a name or an id stood for last, and in which unit it is measured. */
export type SubjectHint = { readonly id: string; readonly unit: string }

/**
 * Guesses that save a round trip: what they say is read again under the lock before anything is done with it. The least
 * recently used go first.
 */
export class SubjectHints {
  readonly #hints = new Map<string, SubjectHint>()
  readonly #limit: number

  constructor(limit = 20_000) {
    this.#limit = limit
  }

  find(key: string): SubjectHint | undefined {
    const hint = this.#hints.get(key)
    if (hint !== undefined) {
      this.#hints.delete(key)
      this.#hints.set(key, hint)
    }
    return hint
  }

  keep(key: string, hint: SubjectHint): void {
    this.#hints.delete(key)
    this.#hints.set(key, hint)
    const [oldest] = this.#hints.size > this.#limit ? this.#hints.keys() : []
    if (oldest !== undefined) this.#hints.delete(oldest)
  }

  forget(key: string): void {
    this.#hints.delete(key)
  }
}
