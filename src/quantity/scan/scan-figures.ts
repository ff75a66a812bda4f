import type { Meaning } from "../make-quantity.ts"
import type { Language, Surroundings } from "./language.ts"
import { tokenize } from "./tokenize.ts"

/** Positions are UTF-16 units into the text, end exclusive. */
type Span = { readonly start: number; readonly end: number; readonly text: string }

/** `reader`: which reader made it. `unit`: the code that the wording gives, null where it gives none. */
export type FoundFigure = Span & { readonly reader: string; readonly meaning: Meaning; readonly unit: string | null }
export type UnreadWording = Span & { readonly reader: string; readonly reason: string }
export type OtherNumber = Span & { readonly reader: string; readonly what: string }

export type ScannedFigures = {
  readonly figures: readonly FoundFigure[]
  readonly unread: readonly UnreadWording[]
  readonly others: readonly OtherNumber[]
}

const NOTHING_KNOWN: Surroundings = Object.freeze({ unit: null })

/** Every figure of a text, in its order. One pass: a reader looks a bounded number of tokens around its own. */
export function scanFigures(text: string, language: Language, surroundings = NOTHING_KNOWN): ScannedFigures {
  const scan = tokenize(text)
  const found = { figures: [] as FoundFigure[], unread: [] as UnreadWording[], others: [] as OtherNumber[] }
  let from = 0
  for (let at = 0; at < scan.tokens.length; ) {
    const next = language.mayStart(scan, at) ? readFrom(at) : null
    from = next ?? from
    at = next ?? at + 1
  }
  return found

  function readFrom(at: number): number | null {
    for (const [reader, read] of language.readers) {
      const result = read(scan, at, from, surroundings)
      if (result === null) continue
      const start = scan.tokens[result.start]?.start ?? 0
      const end = scan.tokens[result.end - 1]?.end ?? 0
      const span = { start, end, text: text.slice(start, end), reader }
      if (result.kind === "figure") found.figures.push({ ...span, meaning: result.meaning, unit: result.unit })
      else if (result.kind === "unread") found.unread.push({ ...span, reason: result.reason })
      else found.others.push({ ...span, what: result.what })
      return Math.max(result.end, at + 1)
    }
    return null
  }
}
