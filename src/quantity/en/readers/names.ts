import type { Found } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import { TYING_MARKS } from "../../scan/readers/other-numbers.ts"
import { isCapital, isJoined, type Scan } from "../../scan/tokenize.ts"
import { CURRENCY_CODES, UNIT_SYMBOLS } from "../../scan/unit-phrases.ts"
import { ORDINAL_ENDINGS } from "../date-words.ts"
import { CAPITAL_LABELS, GROUPS, LABELS, LABELS_BEFORE_LETTER, STREETS } from "../labels.ts"
import { LETTER_SCALES, SCALES, SHORT_SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
import { isAfterMoney } from "./prefix.ts"
import { splitScaledCode } from "./scale-letters.ts"

/** "F-16", "AK-12", "Covid-19", "MH17", "3D", "5G", "H1N1", "/2024/", "v2.1", "#5". */
export function readCode(scan: Scan, at: number): Found | null {
  if (scan.tokens[at]?.kind === "word") return readWordInCode(scan, at)
  if (scan.tokens[at]?.kind !== "number") return null
  if (!isTiedBefore(scan, at) && !isTiedAfter(scan, at) && !hasLetterInBrackets(scan, at)) return null
  return { start: at, end: at + 1, kind: "other", what: "part of a name or code" }
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
  if (after.text.length === 1 && LABELS_BEFORE_LETTER.has(tokens[at - 1]?.text ?? "")) return true
  if (SCALES.has(after.text) || SHORT_SCALES.has(after.text) || LETTER_SCALES.has(after.text)) return false
  if (ORDINAL_ENDINGS.has(after.text)) return false
  if (matchFrom(UNIT_PHRASES, tokens, at + 1) || after.text === "odd" || after.text === "plus" || after.text === "ish")
    return false
  const written = scan.folded.slice(after.start, after.end)
  if (splitScaledCode(written) !== null) return false
  return !UNIT_SYMBOLS.has(written) && !CURRENCY_CODES.has(written) && after.text !== "x" && after.text !== "p"
}

/** "Article 5", "Boeing 737", "No. 10", "Formula One", "Group of Seven", "10 Downing Street". */
export function readLabel(scan: Scan, at: number): Found | null {
  if (!isLabelled(scan, at) && !isGroupName(scan, at) && !isAddress(scan, at)) return null
  return { start: at, end: at + 1, kind: "other", what: "a label, part of a name" }
}

function isLabelled(scan: Scan, at: number): boolean {
  const hasDot = scan.tokens[at - 1]?.text === "."
  const label = scan.tokens[hasDot ? at - 2 : at - 1]
  if (label === undefined || (hasDot && label.text !== "no" && label.text !== "nos")) return false
  if (scan.tokens[at]?.kind === "word" && !isCapital(scan, scan.tokens[at]) && label.text !== "number") return false
  return LABELS.has(label.text) || (CAPITAL_LABELS.has(label.text) && isCapital(scan, label))
}

function isGroupName(scan: Scan, at: number): boolean {
  const [group, of, number] = [scan.tokens[at - 2], scan.tokens[at - 1], scan.tokens[at]]
  return of?.text === "of" && number !== undefined && isCapital(scan, number) && GROUPS.has(group?.text ?? "")
}

function isAddress(scan: Scan, at: number): boolean {
  if (scan.tokens[at]?.kind !== "number") return false
  for (let next = at + 1; next <= at + 3; next += 1) {
    const token = scan.tokens[next]
    if (token === undefined || !isCapital(scan, token)) return false
    if (next > at + 1 && STREETS.has(token.text)) return true
  }
  return false
}
