import type { Found } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { TYING_MARKS } from "../../scan/readers/other-numbers.ts"
import { isCapital, isJoined, type Scan } from "../../scan/tokenize.ts"
import { CURRENCY_CODES, UNIT_SYMBOLS } from "../../scan/unit-phrases.ts"
import { BEFORE_ORDINAL } from "../date-words.ts"
import { LABELS, PLURAL_LABELS, STREET_ENDINGS } from "../labels.ts"
import { SHORT_SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"

/** "F-16", "A7", "Covid-19", "MH17", "G20", "#5", "H1N1". */
export function readCode(scan: Scan, at: number): Found | null {
  if (scan.tokens[at]?.kind !== "number") return null
  if (!isTiedBefore(scan, at) && !isTiedAfter(scan, at)) return null
  return { start: at, end: at + 1, kind: "other", what: "part of a name or code" }
}

function isTiedBefore(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const [first, before] = [tokens[at - 2], tokens[at - 1]]
  if (before === undefined || !isJoined(tokens, at)) return false
  if (before.kind === "word") return !CURRENCY_CODES.has(before.text.toUpperCase())
  if (before.text === "-") return isJoined(tokens, at - 1) && first?.kind === "word"
  return before.text === "#" || (TYING_MARKS.has(before.text) && isJoined(tokens, at - 1))
}

/** Letters joined behind digits are a unit, a scale, an ending ("90er"), or the rest of a name. */
function isTiedAfter(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const after = tokens[at + 1]
  if (after?.kind !== "word" || !isJoined(tokens, at + 1)) return false
  if (SHORT_SCALES.has(after.text) || /^er[ns]?$/.test(after.text) || matchFrom(UNIT_PHRASES, tokens, at + 1))
    return false
  const written = scan.folded.slice(after.start, after.end)
  return !UNIT_SYMBOLS.has(written) && !CURRENCY_CODES.has(written) && after.text !== "x" && after.text !== "fach"
}

/** "der 3. Oktober" was read before; here "der 3.", "am 21. Verhandlungstag", "3. große Welle". */
export function readOrdinal(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  if (!/^\d{1,3}$/.test(tokens[at]?.text ?? "") || tokens[at + 1]?.text !== "." || !isJoined(tokens, at + 1))
    return null
  return isOrdinal(scan, at) ? { start: at, end: at + 2, kind: "other", what: "an ordinal, a place in an order" } : null
}

/** The full stop ends a sentence where a capital or nothing follows, unless an article or the like stands before. */
function isOrdinal(scan: Scan, at: number): boolean {
  const [before, next] = [scan.tokens[at - 1], scan.tokens[at + 2]]
  if (before === undefined || (before.kind === "word" && BEFORE_ORDINAL.has(before.text))) return true
  return next?.kind === "word" && !isCapital(scan, next)
}

/** "Artikel 5", "§ 218", "Boeing 737", "Nr. 10", "Formel 1", "Hauptstraße 12". */
export function readLabel(scan: Scan, at: number): Found | null {
  if (!isLabelled(scan, at)) return null
  return { start: at, end: endOfLabelNumbers(scan, at), kind: "other", what: "a label, part of a name" }
}

/** "Stufe 2-3", "Seiten 10 bis 12", "Platz 14 von 180": the numbers that one label has. */
function endOfLabelNumbers({ tokens }: Scan, at: number): number {
  const [joiner, second] = [tokens[at + 1]?.text ?? "", tokens[at + 2]?.text ?? ""]
  if (!/^\d{1,4}$/.test(second)) return at + 1
  const isDash = /^[-–/]$/.test(joiner) && isJoined(tokens, at + 1) && isJoined(tokens, at + 2)
  const isSeveral = /^(bis|und|oder)$/.test(joiner) && PLURAL_LABELS.has(tokens[at - 1]?.text ?? "")
  return isDash || isSeveral || joiner === "von" ? at + 3 : at + 1
}

function isLabelled(scan: Scan, at: number): boolean {
  const hasDot = scan.tokens[at - 1]?.text === "." && isJoined(scan.tokens, at - 1)
  const label = scan.tokens[hasDot ? at - 2 : at - 1]
  if (label === undefined || !/^\d{1,5}$/.test(scan.tokens[at]?.text ?? "")) return false
  if (label.kind === "mark") return LABELS.has(label.text)
  if (!isCapital(scan, label)) return false
  if (hasDot) return SHORTENED.has(label.text)
  return LABELS.has(label.text) || isStreet(scan, label.text, at)
}

const SHORTENED: ReadonlySet<string> = new Set(["nr", "art", "abs", "kl", "tel", "az", "str", "bd", "kap", "s"])

/** Three digits at most: "am Alexanderplatz 3000 Menschen" counts people. */
function isStreet(scan: Scan, text: string, at: number): boolean {
  return (
    (scan.tokens[at]?.end ?? 0) - (scan.tokens[at]?.start ?? 0) <= 3 && STREET_ENDINGS.some((end) => text.endsWith(end))
  )
}
