/** Who asks for room: out of whose share, and whether it is to write. */
export type Asker = { readonly owner: string; readonly writes: boolean }

/** What stands in the way: all that there is is taken, or all but what is kept for writes. */
export type Lack = "all" | "reads"

/** One part in so many of the limit is kept for requests that write. */
export const KEPT_FOR_WRITES = 5

/** One part in so many of the limit is added to it, for those who hold little. */
export const KEPT_FOR_NEWCOMERS = 4

/**
 * Something of which only so much may be taken at a time. One owner may take all of it while nobody else asks. Past the limit
 * there is a reserve for whoever holds less than is left of it: it halves with each owner who fills its part, so that the
 * next one still finds room, and whoever holds much finds none.
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
    return this.limit + this.#reserve
  }

  /** Null where there is room. */
  lackOf({ owner, writes }: Asker, amount: number): Lack | null {
    const free = this.limit - this.#held
    const freeToRead = this.limit - this.#kept - this.#heldByReads
    if (amount <= (writes ? free : Math.min(free, freeToRead))) return null
    const left = free + this.#reserve
    // Reads may take half of the reserve, which is less than what is kept for writes.
    const open = writes ? left : Math.min(left, freeToRead + Math.floor(this.#reserve / 2))
    if ((this.#heldBy.get(owner) ?? 0) + amount <= open) return null
    return amount <= free ? "reads" : "all"
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
