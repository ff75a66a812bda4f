import type { Found } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { TYING_MARKS } from "../../scan/readers/other-numbers.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { CURRENCY_CODES, UNIT_SYMBOLS } from "../../scan/unit-phrases.ts"
import { ORDINAL_ENDINGS } from "../date-words.ts"
import { LABELS_BEFORE_LETTER } from "../labels.ts"
import { LETTER_SCALES, SCALES, SHORT_SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
import { endOfLabelNumbers } from "./labels.ts"
import { isAfterMoney } from "./prefix.ts"
import { splitScaledCode } from "./scale-letters.ts"

/** "F-16", "AK-12", "Covid-19", "MH17", "3D", "5G", "H1N1", "/2024/", "v2.1", "#5". */
export function readCode(scan: Scan, at: number): Found | null {
  if (scan.tokens[at]?.kind === "word") return readWordInCode(scan, at)
  if (scan.tokens[at]?.kind !== "number") return null
  if (!isTiedBefore(scan, at) && !isTiedAfter(scan, at) && !hasLetterInBrackets(scan, at)) return null
  return { start: at, end: endOfOrder(scan, at), kind: "other", what: "part of a name or code" }
}

/** "#14 of 180" is a place among so many. */
function endOfOrder(scan: Scan, at: number): number {
  return scan.tokens[at - 1]?.text === "#" ? endOfLabelNumbers(scan, at) : at + 1
}

/** "802.11b" is a standard for networks. */
const STANDARDS: ReadonlySet<string> = new Set(["802.11"])

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
  if (before.text === "=" && first?.text === "y") return false
  if (before.text === "-") return isJoined(tokens, at - 1) && first?.kind === "word" && !FREE_BEFORE.has(first.text)
  return TYING_MARKS.has(before.text) && (isJoined(tokens, at - 1) || before.text === "#" || before.text === "№")
}

/** With a hyphen before a number these leave it one: "sub-500", "her now-18-month-old". */
const FREE_BEFORE: ReadonlySet<string> = new Set(["sub", "now", "then", "pre", "nearly", "about", "almost"])

/** Letters joined behind digits are a unit, a scale, or the rest of a name. */
function isTiedAfter(scan: Scan, at: number): boolean {
  const { tokens } = scan
  const after = tokens[at + 1]
  if (after?.kind !== "word" || !isJoined(tokens, at + 1)) return false
  if (STANDARDS.has(tokens[at]?.text ?? "")) return true
  if (after.text.length === 1 && LABELS_BEFORE_LETTER.has(tokens[at - 1]?.text ?? "")) return true
  if (SCALES.has(after.text) || SHORT_SCALES.has(after.text) || LETTER_SCALES.has(after.text)) return false
  if (ORDINAL_ENDINGS.has(after.text)) return false
  if (matchFrom(UNIT_PHRASES, tokens, at + 1) || after.text === "odd" || after.text === "plus" || after.text === "ish")
    return false
  const written = scan.folded.slice(after.start, after.end)
  if (splitScaledCode(written) !== null) return false
  return !UNIT_SYMBOLS.has(written) && !CURRENCY_CODES.has(written) && after.text !== "x" && after.text !== "p"
}
