import type { Found } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { readComposite } from "../../scan/readers/composite-symbols.ts"
import { TYING_MARKS } from "../../scan/readers/other-numbers.ts"
import { explainSymbol } from "../../scan/readers/unknown-symbols.ts"
import { isCapital, isJoined, type Scan, writtenForm } from "../../scan/tokenize.ts"
import { CURRENCY_CODES, UNIT_SYMBOLS } from "../../scan/unit-phrases.ts"
import { BEFORE_ORDINAL } from "../date-words.ts"
import { LABELS } from "../labels.ts"
import { SHORT_SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
import { readDigitPlural } from "./digit-orders.ts"
import { readPrefix } from "./prefix.ts"
import { readAge } from "./units.ts"

/** "F-16", "A7", "Covid-19", "MH17", "G20", "#5", "H1N1". */
export function readCode(scan: Scan, at: number): Found | null {
  if (scan.tokens[at]?.kind !== "number") return null
  if (isAfterComma(scan, at)) return { start: at - 1, end: at + 1, kind: "unread", reason: LEADING_COMMA }
  const hours = readHours(scan, at)
  if (hours !== null) return hours
  if (!isTiedBefore(scan, at) && !isTiedAfter(scan, at)) return null
  if (isUnknownUnit(scan, at)) return { start: at, kind: "unread", ...explainSymbol(scan, at + 1) }
  return { start: at, end: at + 1, kind: "other", what: "part of a name or code" }
}

function isTiedBefore(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const [first, before] = [tokens[at - 2], tokens[at - 1]]
  if (before === undefined || !isJoined(tokens, at)) return false
  if (before.kind === "word") return readPrefix(scan, at, 0).currency === null
  if (before.text === "-") return isJoined(tokens, at - 1) && first?.kind === "word"
  return before.text === "#" || (TYING_MARKS.has(before.text) && isJoined(tokens, at - 1))
}

const LEADING_COMMA = "a number that starts with a comma may have lost its first digits"

/** ",5": a comma that is joined to digits and to nothing before it. */
function isAfterComma({ tokens }: Scan, at: number): boolean {
  return tokens[at - 1]?.text === "," && isJoined(tokens, at) && !isJoined(tokens, at - 1)
}

/** "2h15", "5h30": an amount in two units that nothing is said between. */
function readHours({ tokens }: Scan, at: number): Found | null {
  const isHours = tokens[at + 1]?.text === "h" && /^[0-5]\d$/.test(tokens[at + 2]?.text ?? "")
  if (!isHours || !isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return null
  return { start: at, end: at + 3, kind: "unread", reason: "hours and minutes in one word; write them apart" }
}

/** "3mal", "2te": no unit. */
const ENDINGS = /^(mal|s?te[nrs]?|er[ns]?)$/
/** Letters of a symbol at most. */
const LONGEST_SYMBOL = 4

/** "5mSv", "60dB", "2M Klicks", "3,5M"; but one letter, "3D", or letters within digits are part of a name. */
function isUnknownUnit(scan: Scan, at: number): boolean {
  const [token, letters, next] = scan.tokens.slice(at, at + 3)
  if (isTiedBefore(scan, at) || !isTiedAfter(scan, at) || token === undefined || letters === undefined) return false
  const goesOn = next !== undefined && isJoined(scan.tokens, at + 2) && (next.kind === "number" || next.text === "-")
  if (goesOn || /^0\d/.test(token.text)) return false
  if (letters.text.length > LONGEST_SYMBOL || ENDINGS.test(letters.text)) return false
  if (letters.text.length > 1) return true
  const isScale = /^[MBK]$/.test(writtenForm(scan, letters))
  return isScale && (token.text.includes(",") || (next !== undefined && isCapital(scan, next)))
}

/** "Klasse 5A", "Leopard 2A6": one letter behind the number of a name, or before another digit. */
function isLetterOfName({ tokens }: Scan, at: number): boolean {
  if (tokens[at + 1]?.text.length !== 1) return false
  return LABELS.has(tokens[at - 1]?.text ?? "") || (tokens[at + 2]?.kind === "number" && isJoined(tokens, at + 2))
}

/** Letters joined behind digits are a unit, a scale, an ending ("90er"), or the rest of a name. */
function isTiedAfter(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const after = tokens[at + 1]
  if (after?.kind !== "word" || !isJoined(tokens, at + 1)) return false
  if (SHORT_SCALES.has(after.text) || /^er[ns]?$/.test(after.text) || matchFrom(UNIT_PHRASES, tokens, at + 1))
    return false
  const written = writtenForm(scan, after)
  if (isLetterOfName(scan, at) || after.text === "stellig") return true
  if (written === "K" || readComposite(scan, at + 1) !== null) return written === "K"
  if (readAge(scan, at + 1) !== null) return false
  if (written === "k") return tokens[at + 2]?.text === "-" && isJoined(tokens, at + 2)
  if (readDigitPlural(scan, at) !== null) return false
  if (written === "C" || written === "F") return false
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
