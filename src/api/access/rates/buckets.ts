import { LRUCache } from "lru-cache"

/** Seconds in which an empty bucket is full again. */
export const WINDOW = 60
/** Buckets that are kept. One that is dropped for another begins full. */
const KEPT = 100_000

/** What is left of a rate after a request. */
export type Taken = {
  readonly isTaken: boolean
  readonly left: number
  /** Seconds until the request would be taken; 0 where it was. */
  readonly wait: number
  /** Seconds until all of the rate is there again. */
  readonly full: number
}

/** Far below what any request costs, and far above what sums of fractions are wrong by. */
const EPSILON = 1e-6

type Bucket = { left: number; at: number }

/** A bucket of tokens for each sender: it holds as much as may be asked for in a minute, and fills evenly. */
export class Buckets {
  readonly #clock: () => number
  /** One that nobody has asked for a minute is full, and need not be kept. */
  readonly #buckets = new LRUCache<string, Bucket>({ max: KEPT, ttl: WINDOW * 1_000, updateAgeOnGet: true })

  /** `clock` counts milliseconds. */
  constructor(clock: () => number) {
    this.#clock = clock
  }

  /** A cost above the whole rate takes all of it, or nothing would ever be taken. */
  take(sender: string, rate: number, cost: number): Taken {
    const at = this.#clock()
    const known = this.#buckets.get(sender) ?? { left: rate, at }
    const left = Math.min(rate, known.left + (((at - known.at) / 1_000) * rate) / WINDOW)
    const wanted = Math.min(cost, rate)
    const isTaken = left > wanted - EPSILON
    const rest = isTaken ? Math.max(0, left - wanted) : left
    this.#buckets.set(sender, { left: rest, at })
    const wait = isTaken ? 0 : Math.max(1, secondsFor(wanted - left, rate))
    return { isTaken, left: Math.floor(rest + EPSILON), wait, full: secondsFor(rate - rest, rate) }
  }
}

/** Whole seconds in which so much comes back. */
function secondsFor(missing: number, rate: number): number {
  return Math.ceil((missing * WINDOW) / rate - EPSILON)
}
