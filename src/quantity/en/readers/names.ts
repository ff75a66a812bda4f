import type { Found } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { readComposite } from "../../scan/readers/composite-symbols.ts"
import { TYING_MARKS } from "../../scan/readers/other-numbers.ts"
import { explainSymbol } from "../../scan/readers/unknown-symbols.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { CURRENCY_CODES, UNIT_SYMBOLS } from "../../scan/unit-phrases.ts"
import { ORDINAL_ENDINGS } from "../date-words.ts"
import { LABELS_BEFORE_LETTER } from "../labels.ts"
import { LETTER_SCALES, SCALES, SHORT_SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
import { endOfLabelNumbers } from "./labels.ts"
import { isShortPower } from "./powers.ts"
import { isAfterMoney } from "./prefix.ts"
import { splitScaledCode } from "./scale-letters.ts"
import { isStuckSymbol } from "./units.ts"

/** "F-16", "AK-12", "Covid-19", "MH17", "3D", "5G", "H1N1", "/2024/", "v2.1", "#5". */
export function readCode(scan: Scan, at: number): Found | null {
  if (scan.tokens[at]?.kind === "word") return readWordInCode(scan, at)
  if (scan.tokens[at]?.kind !== "number") return null
  const crossed = readCrossed(scan, at)
  if (crossed !== null) return crossed
  if (!isTiedBefore(scan, at) && !isTiedAfter(scan, at) && !hasLetterInBrackets(scan, at)) return null
  if (isUnknownUnit(scan, at)) return { start: at, kind: "unread", ...explainSymbol(scan, at + 1) }
  return { start: at, end: endOfOrder(scan, at), kind: "other", what: "part of a name or code" }
}

/** "4x4", "1920x1080", "4x100m relay" are names; the sides of "4x5 m" are two figures that have one unit. */
function readCrossed(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  const isCrossed = /^[x×]$/.test(tokens[at + 1]?.text ?? "") && tokens[at + 2]?.kind === "number"
  if (!isCrossed || tokens[at + 2]?.text === "10" || !isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return null
  const unit = matchFrom(UNIT_PHRASES, tokens, at + 3)
  const isNamed = unit === null && !(tokens[at + 3]?.text === "m" && tokens[at + 4]?.text !== "relay")
  if (isNamed) return { start: at, end: at + 3, kind: "other", what: "part of a name or code" }
  return { start: at, end: unit?.end ?? at + 4, kind: "unread", reason: "it names two sides; write each with its unit" }
}

/** "#14 of 180" is a place among so many. */
function endOfOrder(scan: Scan, at: number): number {
  return scan.tokens[at - 1]?.text === "#" ? endOfLabelNumbers(scan, at) : at + 1
}

/** "802.11b" is a standard for networks. */
const STANDARDS: ReadonlySet<string> = new Set(["802.11"])

/** "5,000mAh", "60dB"; but one letter, "3D", or letters within digits are part of a name. */
function isUnknownUnit(scan: Scan, at: number): boolean {
  const [token, letters, next] = scan.tokens.slice(at, at + 3)
  if (isTiedBefore(scan, at) || !isTiedAfter(scan, at) || letters === undefined || letters.text.length < 2) return false
  const goesOn = next !== undefined && isJoined(scan.tokens, at + 2) && (next.kind === "number" || next.text === "-")
  return !goesOn && !/^0\d/.test(token?.text ?? "")
}

/** "Twenty20". */
function readWordInCode({ tokens }: Scan, at: number): Found | null {
  if (tokens[at + 1]?.kind !== "number" || !isJoined(tokens, at + 1)) return null
  return { start: at, end: at + 2, kind: "other", what: "part of a name or code" }
}

/** "401(k)", "501(c)(3)". */
function hasLetterInBrackets({ tokens }: Scan, at: number): boolean {
  if (tokens[at + 1]?.text !== "(" || !isJoined(tokens, at + 1) || tokens[at + 3]?.text !== ")") return false
  return tokens[at + 2]?.kind === "word" && tokens[at + 2]?.text.length === 1
}

function isTiedBefore(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const [before, first] = [tokens[at - 1], tokens[at - 2]]
  if (before === undefined || (!isJoined(tokens, at) && before.text !== "#" && before.text !== "№")) return false
  if (before.kind === "word") return !isAfterMoney(scan, at)
  if (before.text === "=" && /^[y<>]$/.test(first?.text ?? "")) return false
  if (before.text === "-") return isJoined(tokens, at - 1) && first?.kind === "word" && !FREE_BEFORE.has(first.text)
  return TYING_MARKS.has(before.text) && (isJoined(tokens, at - 1) || before.text === "#" || before.text === "№")
}

/** With a hyphen before a number these leave it one: "sub-500", "her now-18-month-old". */
const FREE_BEFORE: ReadonlySet<string> = new Set([
  "sub",
  "now",
  "then",
  "pre",
  "nearly",
  "about",
  "almost",
  "minus",
  "negative",
])

/** Letters joined behind digits are a unit, a scale, or the rest of a name. */
function isTiedAfter(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const after = tokens[at + 1]
  if (after?.kind !== "word" || !isJoined(tokens, at + 1)) return false
  if (isShortPower(tokens, at + 1)) return false
  if (STANDARDS.has(tokens[at]?.text ?? "")) return true
  if (after.text.length === 1 && LABELS_BEFORE_LETTER.has(tokens[at - 1]?.text ?? "")) return true
  if ([SCALES, SHORT_SCALES, LETTER_SCALES, ORDINAL_ENDINGS].some((words) => words.has(after.text))) return false
  return (
    matchFrom(UNIT_PHRASES, tokens, at + 1) === null && !/^(odd|plus|ish|x)$/.test(after.text) && isNoSymbol(scan, at)
  )
}

/** Whether the letters joined behind the number at the token `at` are no symbol that is known. */
function isNoSymbol(scan: Scan, at: number): boolean {
  const [number, letters] = [scan.tokens[at], scan.tokens[at + 1]]
  const written = scan.folded.slice(letters?.start ?? 0, letters?.end ?? 0)
  if (splitScaledCode(written) !== null || readComposite(scan, at + 1) !== null) return false
  if (isStuckSymbol(written)) return written === "p" && VIDEO_FORMAT.test(number?.text ?? "")
  return !UNIT_SYMBOLS.has(written) && !CURRENCY_CODES.has(written)
}

/** Before the "p" of "1080p". */
const VIDEO_FORMAT = /^(480|720|1080|1440|2160)$/
