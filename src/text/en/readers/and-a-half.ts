import { UNIT_PHRASES } from "../../../quantity/en/unit-index.ts"
import { exact, ONE } from "../../../quantity/numbers/exact.ts"
import type { Found } from "../../../quantity/scan/language.ts"
import { matchBefore } from "../../../quantity/scan/phrases.ts"
import type { Scan } from "../../../quantity/scan/tokenize.ts"

/** One and the part, as exact numbers. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ["half", "3/2"],
  ["quarter", "5/4"],
])

/** "a mile and a half", from the second article: the first is no number on its own. */
export function readAndAHalf(scan: Scan, at: number, from: number): Found | null {
  const { tokens } = scan
  const value = PARTS.get(tokens[at + 1]?.text ?? "")
  if (value === undefined || tokens[at - 1]?.text !== "and") return null
  const unit = matchBefore(UNIT_PHRASES, tokens, at - 1, from)
  const start = unit === null ? at : unit.start - 1
  if (unit === null || unit.value.usual === null || start < from || !/^an?$/.test(tokens[start]?.text ?? ""))
    return null
  const numeral = { mantissa: exact(value), places: null, scale: ONE }
  return { start, end: at + 2, kind: "figure", meaning: { hedge: "none", numeral }, unit: unit.value.usual }
}
