import type { Found } from "../../scan/language.ts"
import { isDayNumber, isYearNumber } from "../../scan/readers/years.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { MONTHS } from "../date-words.ts"

/** "4. November", "4. bis 6. Nov. 2024", "November 2024", "2024-11-04", "4.11.2024", "4.11.". */
export function readDate(scan: Scan, at: number): Found | null {
  if (scan.tokens[at]?.kind !== "number") return null
  const end = endOfNumericDate(scan, at) ?? endBeforeMonth(scan, at) ?? endAfterMonth(scan, at)
  return end === null ? null : { start: at, end, kind: "other", what: "a date" }
}

function endOfNumericDate(scan: Scan, at: number): number | null {
  const { tokens } = scan
  const text = tokens[at]?.text ?? ""
  if (/^\d{1,2}\.\d{1,2}\.(\d{4}|\d{2})$/.test(text)) return at + 1
  if (/^(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])$/.test(text) && hasDot(scan, at + 1)) return skipYear(scan, at + 2)
  const spaced = endOfSpacedDate(scan, at)
  if (spaced !== null) return spaced
  const parts = [text, tokens[at + 2]?.text, tokens[at + 4]?.text].join(" ")
  const isIso = tokens[at + 1]?.text === "-" && isJoined(tokens, at + 1) && tokens[at + 3]?.text === "-"
  return isIso && /^\d{4} \d\d? \d\d?$/.test(parts) ? at + 5 : null
}

/** "3. 5. 2020", "am 3. 5.": with spaces a day and a month are told by the year or by what stands before. */
function endOfSpacedDate(scan: Scan, at: number): number | null {
  const isMonth = /^(0?[1-9]|1[0-2])$/.test(scan.tokens[at + 2]?.text ?? "")
  if (!isDayNumber(scan, at) || !hasDot(scan, at + 1) || !isMonth || !hasDot(scan, at + 3)) return null
  const end = skipYear(scan, at + 4)
  return end > at + 4 || /^(am|vom|zum|bis|ab|seit)$/.test(scan.tokens[at - 1]?.text ?? "") ? end : null
}

/** "4. November", "4./5. November", "4. bis 6. November", "Mitte des 4. Novembers" apart. */
function endBeforeMonth(scan: Scan, at: number): number | null {
  if (!isDayNumber(scan, at) || !hasDot(scan, at + 1)) return null
  const end = endOfDays(scan, at + 2)
  if (!MONTHS.has(scan.tokens[end]?.text ?? "")) return null
  return skipYear(scan, hasDot(scan, end + 1) ? end + 2 : end + 1)
}

const JOINERS: ReadonlySet<string> = new Set(["bis", "und", "oder", "-", "–", "/"])

function endOfDays(scan: Scan, at: number): number {
  const isPair = JOINERS.has(scan.tokens[at]?.text ?? "") && isDayNumber(scan, at + 1) && hasDot(scan, at + 2)
  return isPair ? at + 3 : at
}

/** "November 2024": the year alone. */
function endAfterMonth(scan: Scan, at: number): number | null {
  const before = scan.tokens[at - 1]?.text === "." ? at - 2 : at - 1
  return MONTHS.has(scan.tokens[before]?.text ?? "") && isYearNumber(scan, at) ? at + 1 : null
}

function hasDot(scan: Scan, at: number): boolean {
  return scan.tokens[at]?.text === "." && isJoined(scan.tokens, at)
}

function skipYear(scan: Scan, at: number): number {
  return isYearNumber(scan, at) ? at + 1 : at
}
