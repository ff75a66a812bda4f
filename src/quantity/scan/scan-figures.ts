import type { Meaning } from "../make-quantity.ts"
import type { Found, Language, Surroundings } from "./language.ts"
import { type Scan, tokenize } from "./tokenize.ts"

/** Positions are UTF-16 units into the text, end exclusive. */
type TextSpan = { readonly start: number; readonly end: number; readonly text: string }

/** `reader`: which reader made it. `unit`: the code that the wording gives, null where it gives none. */
export type FoundFigure = TextSpan & {
  readonly reader: string
  readonly meaning: Meaning
  readonly unit: string | null
}
export type UnreadWording = TextSpan & { readonly reader: string; readonly reason: string }
export type OtherNumber = TextSpan & { readonly reader: string; readonly what: string }

export type ScannedFigures = {
  readonly figures: readonly FoundFigure[]
  readonly unread: readonly UnreadWording[]
  readonly others: readonly OtherNumber[]
}

/** What a reader found, and the name of the reader. */
export type ReaderMatch = { readonly reader: string; readonly found: Found }

const NOTHING_KNOWN: Surroundings = Object.freeze({ unit: null })

/** Every figure of a text, in its order. */
export function scanFigures(text: string, language: Language, surroundings = NOTHING_KNOWN): ScannedFigures {
  const scan = tokenize(text)
  const scanned = { figures: [] as FoundFigure[], unread: [] as UnreadWording[], others: [] as OtherNumber[] }
  for (const { reader, found } of scanTokens(scan, language, surroundings)) {
    const start = scan.tokens[found.start]?.start ?? 0
    const end = scan.tokens[found.end - 1]?.end ?? 0
    const span = { start, end, text: text.slice(start, end), reader }
    if (found.kind === "figure") scanned.figures.push({ ...span, meaning: found.meaning, unit: found.unit })
    else if (found.kind === "unread") scanned.unread.push({ ...span, reason: found.reason })
    else scanned.others.push({ ...span, what: found.what })
  }
  return scanned
}

/** One pass: a reader looks a bounded number of tokens around its own, so that the time is linear. */
export function scanTokens(scan: Scan, language: Language, surroundings = NOTHING_KNOWN): ReaderMatch[] {
  const matches: ReaderMatch[] = []
  let from = 0
  for (let at = 0; at < scan.tokens.length; ) {
    const next = language.mayStart(scan, at) ? readAt(at) : null
    from = next ?? from
    at = next ?? at + 1
  }
  return matches

  function readAt(at: number): number | null {
    const found = readFirst(scan, at, from, language, surroundings)
    if (found === null) return null
    matches.push(found)
    return Math.max(found.found.end, at + 1)
  }
}

/** By index: to take the pairs apart in a loop costs as much as most readers do. */
function readFirst(
  scan: Scan,
  at: number,
  from: number,
  { readers }: Language,
  surroundings: Surroundings,
): ReaderMatch | null {
  for (let index = 0; index < readers.length; index += 1) {
    const entry = readers[index]
    const found = entry === undefined ? null : entry[1](scan, at, from, surroundings)
    if (entry !== undefined && found !== null) return { reader: entry[0], found }
  }
  return null
}
