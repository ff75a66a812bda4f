/** Who asks for room: out of whose share, and whether it is to write. */
export type Asker = { readonly owner: string; readonly writes: boolean }

/** One part in so many of the limit comes on top of it for requests that write, where requests that read take that much. */
const KEPT_FOR_WRITES = 5

/** One part in so many of the limit comes on top of it, for those who hold little. */
const KEPT_FOR_NEWCOMERS = 4

/**
 * Something of which only so much may be taken at a time. One owner may take all of it while nobody else asks. Past the limit
 * there is a reserve for whoever holds less than is left of it: it halves with each owner who fills its part, so that the
 * next one still finds room, and whoever holds much finds none. What reads take does not keep out writes.
 */
export class Room {
  readonly limit: number
  readonly #kept: number
  readonly #reserve: number
  readonly #heldBy = new Map<string, number>()
  #held = 0
  #heldByReads = 0

  constructor(limit: number) {
    this.limit = limit
    this.#kept = Math.floor(limit / KEPT_FOR_WRITES)
    this.#reserve = Math.floor(limit / KEPT_FOR_NEWCOMERS)
  }

  get held(): number {
    return this.#held
  }

  /** All that is ever held at a time. */
  get most(): number {
    return this.limit + this.#kept + this.#reserve
  }

  admits({ owner, writes }: Asker, amount: number): boolean {
    const left = this.limit + (writes ? Math.min(this.#kept, this.#heldByReads) : 0) - this.#held
    // Of the reserve reads may take half, which is less than what is kept for writes.
    const reserve = writes ? this.#reserve : Math.floor(this.#reserve / 2)
    return amount <= left || (this.#heldBy.get(owner) ?? 0) + amount <= left + reserve
  }

  take({ owner, writes }: Asker, amount: number): void {
    this.#held += amount
    if (!writes) this.#heldByReads += amount
    const held = (this.#heldBy.get(owner) ?? 0) + amount
    // Owners who hold nothing are forgotten, or those who come and go would fill the memory.
    if (held === 0) this.#heldBy.delete(owner)
    else this.#heldBy.set(owner, held)
  }

  giveBack(asker: Asker, amount: number): void {
    this.take(asker, -amount)
  }
}
