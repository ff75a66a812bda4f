import { LRUCache } from "lru-cache"
import type { Quantity, Reads } from "../../quantity/quantity.ts"
import type { FigureContext } from "../../quantity/read-figure.ts"
import { readWording } from "../../text/read-wording.ts"

/** Everybody who quotes a figure says "10,000 troops", and reading a wording is most of what filing a claim computes. */
const CACHE = new LRUCache<string, Reads<Quantity>>({ max: 10_000 })
/** UTF-16 units. A longer wording is hardly ever said twice. */
const LONGEST_KEPT = 100

/** The same as `readWording`, from memory where the wording was read before in the same context. */
export function readCachedWording(wording: string, context: FigureContext = {}): Reads<Quantity> {
  if (wording.length > LONGEST_KEPT) return readWording(wording, context)
  const key = JSON.stringify([wording, context])
  const known = CACHE.get(key)
  if (known !== undefined) return known
  const read = readWording(wording, context)
  CACHE.set(key, read)
  return read
}
