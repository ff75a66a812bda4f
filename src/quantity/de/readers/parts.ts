import { type Exact, exact, ONE } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { ONE_WORDS, SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"

const PART = /^(dreiviertel|viertel|halb)(\p{L}{4,})$/u
const VALUES: Readonly<Record<string, Exact>> = Object.freeze({
  dreiviertel: exact("3/4"),
  viertel: exact("1/4"),
  halb: exact("1/2"),
})

/** A part of a scale or a unit, and the token behind both. */
export type PartFound = { readonly end: number; readonly numeral: Numeral; readonly unit: string | null }

/** "eine Dreiviertelstunde", "eine Viertelmillion": the part in one word with what it is of. "Ein Halbjahr" is a season. */
export function readPartOfUnit({ tokens }: Scan, at: number): PartFound | null {
  if (!ONE_WORDS.has(tokens[at]?.text ?? "")) return null
  return readPart(tokens[at + 1]?.text ?? "", at + 2)
}

/** Whether a word after "ein" is such a part. */
export function isPartOfUnit(word: string): boolean {
  return readPart(word, 0) !== null
}

function readPart(word: string, end: number): PartFound | null {
  const [, part = "", whole = ""] = PART.exec(word) ?? []
  const value = VALUES[part]
  if (value === undefined || (part === "halb" && whole === "jahr")) return null
  const scale = SCALES.get(whole)
  if (scale !== undefined) return { end, numeral: { mantissa: value, places: null, scale }, unit: null }
  const unit = UNIT_PHRASES.byFirst.get(whole)?.find(({ tokens }) => tokens.length === 1)?.value
  if (unit === undefined || unit.usual === null || unit.isCents) return null
  return { end, numeral: { mantissa: value, places: null, scale: ONE }, unit: unit.usual }
}
