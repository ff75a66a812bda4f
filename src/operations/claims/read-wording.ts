import { LRUCache } from "lru-cache"
import type { Quantity, Reads } from "../../quantity/quantity.ts"
import { type FigureContext, readFigure } from "../../quantity/read-figure.ts"
import { mayTellChange } from "../../text/en/may-tell-change.ts"
import { readMentions } from "../../text/read-mentions.ts"

/** The same wordings come again and again, and reading one is most of what filing computes. */
const READ = new LRUCache<string, Reads<Quantity>>({ max: 10_000 })
/** Characters. A longer wording hardly comes twice. */
const LONGEST_KEPT = 100

export function readWording(wording: string, context: FigureContext = {}): Reads<Quantity> {
  if (wording.length > LONGEST_KEPT) return readAnew(wording, context)
  const key = JSON.stringify([wording, context])
  const known = READ.get(key)
  if (known !== undefined) return known
  const read = readAnew(wording, context)
  READ.set(key, read)
  return read
}

/** "Rose by 5 %" is a difference and not a level: only the words around the figure say so. */
function readAnew(wording: string, context: FigureContext): Reads<Quantity> {
  const read = readFigure(wording, context)
  if (!read.ok || !mayTellChange(wording)) return read
  const [mention, ...others] = readMentions(wording).mentions
  const change = others.length === 0 ? mention?.quantity.change : undefined
  return change === undefined ? read : { ok: true, value: { ...read.value, change } }
}
