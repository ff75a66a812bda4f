import { isJoined, type Scan, writtenForm } from "../tokenize.ts"
import type { UnitMatch } from "../unit-match.ts"

/** Symbols of units that have no place in the table, with the prefixes of the SI: "mSv", "kN", "dB", "MWp". */
const SYMBOL = /^(da|[kMGTPmµμnpdch]?)(N|Nm|Sv|Gy|Bq|eV|Ah|Wp|We|VA|dB|dBA|dBm|mol|lx|lm|Ci)$/
/** Written small by the trades that use them. */
const SMALL_SYMBOLS: ReadonlySet<string> = new Set([
  ..."rpm fps dpi ppi mpg cc ccm mcm mcf tcm boe boepd cwt tbsp tsp mpa psf cfm dl".split(" "),
])
/** A word with a slash behind it that may be a symbol, as the "ug" of "ug/dl". Letters. */
const LONGEST_SYMBOL = 4
/** Behind a hyphen these go on with a unit: "lb-ft". */
const TIED_UNITS: ReadonlySet<string> = new Set(["ft", "lb", "lbs", "lbf", "in", "m", "s", "force"])
const PRODUCT_SIGNS: ReadonlySet<string> = new Set(["·", "⋅", "*"])

/** "15 mSv", "60 rpm", "15 ug/dl" at the token `at`, after a number: it is measured in what the table does not have. */
export function readUnknownSymbol(scan: Scan, at: number): UnitMatch | null {
  const token = scan.tokens[at]
  if (token?.kind !== "word") return null
  const written = writtenForm(scan, token)
  const tail = endOfTail(scan, at + 1)
  const isSymbol = SYMBOL.test(written) || SMALL_SYMBOLS.has(written)
  const isSlashed = tail > at + 1 && token.text.length <= LONGEST_SYMBOL && scan.tokens[at + 1]?.text === "/"
  return isSymbol || (isSlashed && isShort(scan, at + 2)) ? unknown(scan, at, tail) : null
}

/** What is joined behind a unit and makes it another one that is not known: "lb-ft", "mg/dL", "m/s²". */
export function readUnknownTail(scan: Scan, end: number, start: number): UnitMatch | null {
  const tail = endOfTail(scan, end)
  return tail > end ? unknown(scan, start, tail) : null
}

function unknown(scan: Scan, start: number, end: number): UnitMatch {
  const [first, last] = [scan.tokens[start], scan.tokens[end - 1]]
  const written = scan.folded.slice(first?.start ?? 0, last?.end ?? 0)
  return { end, reason: `"${written}" is no unit that is known` }
}

/** Letters joined behind digits that are no known unit. */
export function explainSymbol(scan: Scan, at: number): { end: number; reason: string } {
  const { end, reason } = unknown(scan, at, endOfTail(scan, at + 1)) as { end: number; reason: string }
  return { end, reason }
}

function isShort(scan: Scan, at: number): boolean {
  return (scan.tokens[at]?.text.length ?? 0) <= LONGEST_SYMBOL
}

/** Signs joined to what stands before `at` with their words, three at most. */
function endOfTail(scan: Scan, at: number): number {
  let end = at
  for (let parts = 0; parts < MOST_PARTS; parts += 1) {
    const next = endOfPart(scan, end)
    if (next === end) break
    end = next
  }
  return end
}

const MOST_PARTS = 3

function endOfPart({ tokens }: Scan, at: number): number {
  const [token, next] = [tokens[at], tokens[at + 1]]
  if (token === undefined || !isJoined(tokens, at)) return at
  if (/^[23]$/.test(token.text) && tokens[at - 1]?.kind === "word") return at + 1
  if (next?.kind !== "word" || !isJoined(tokens, at + 1)) return at
  if (token.text === "/" || PRODUCT_SIGNS.has(token.text)) return at + 2
  return token.text === "-" && TIED_UNITS.has(next.text) ? at + 2 : at
}
