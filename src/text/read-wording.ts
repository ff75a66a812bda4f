import { DEFAULT_LANGUAGE } from "../quantity/languages/languages.ts"
import type { Quantity, Reads } from "../quantity/quantity.ts"
import { type FigureContext, readFigure } from "../quantity/read-figure.ts"
import { TEXT_LANGUAGES } from "./languages/text-languages.ts"
import { readMentions } from "./read-mentions.ts"

/**
 * A wording with exactly one figure in it, as `readFigure` reads it, and with its movement: "rose by 5 %" is a
 * difference and not a level, which only the words around the figure show.
 */
export function readWording(wording: string, context: FigureContext = {}): Reads<Quantity> {
  const read = readFigure(wording, context)
  const language = context.language ?? DEFAULT_LANGUAGE
  if (!read.ok || !TEXT_LANGUAGES[language].mayTellChange(wording)) return read
  const [mention, ...others] = readMentions(wording, { language }).mentions
  const change = others.length === 0 ? mention?.quantity.change : undefined
  return change === undefined ? read : { ok: true, value: { ...read.value, change } }
}
