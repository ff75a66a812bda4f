const EMPTY = -1
/** Half of the slots stay free, so that few numbers find theirs taken. */
const SLOTS_A_NUMBER = 2
const SPREAD = 0x9e3779b1

/** Gives numbers places from 0 on, in the order in which they come, without an object for each. */
export class NumberPlaces {
  readonly #slots: Int32Array
  readonly #numbers: Int32Array
  readonly #shift: number
  #size = 0

  /** `most`: how many numbers may come. */
  constructor(most: number) {
    const bits = Math.max(4, Math.ceil(Math.log2(most * SLOTS_A_NUMBER + 1)))
    this.#slots = new Int32Array(2 ** bits).fill(EMPTY)
    this.#numbers = new Int32Array(most)
    this.#shift = 32 - bits
  }

  get size(): number {
    return this.#size
  }

  numberAt(place: number): number {
    return this.#numbers[place] ?? 0
  }

  placeOf(number: number): number {
    const mask = this.#slots.length - 1
    for (let slot = Math.imul(number, SPREAD) >>> this.#shift; ; slot = (slot + 1) & mask) {
      const place = this.#slots[slot] ?? EMPTY
      if (place === EMPTY) return this.#take(slot, number)
      if (this.#numbers[place] === number) return place
    }
  }

  #take(slot: number, number: number): number {
    const place = this.#size++
    this.#slots[slot] = place
    this.#numbers[place] = number
    return place
  }
}
