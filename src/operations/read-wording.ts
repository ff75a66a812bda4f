import type { Quantity, Reads } from "../quantity/quantity.ts"
import { type FigureContext, readFigure } from "../quantity/read-figure.ts"
import { readMentions } from "../text/read-mentions.ts"

/** "Rose by 5 %" is a difference, not a level: what moves is told by the words around the figure. */
export function readWording(wording: string, context: FigureContext = {}): Reads<Quantity> {
  const read = readFigure(wording, context)
  if (!read.ok) return read
  const [mention, ...others] = readMentions(wording).mentions
  const change = others.length === 0 ? mention?.quantity.change : undefined
  return change === undefined ? read : { ok: true, value: { ...read.value, change } }
}
