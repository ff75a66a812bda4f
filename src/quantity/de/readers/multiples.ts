import type { Found } from "../../scan/language.ts"
import { isSlashFraction } from "../../scan/readers/fractions.ts"
import { multiple, readDigitGroupsOf, readFallingPair } from "../../scan/readers/other-numbers.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { isNumberWord } from "../compound.ts"

const JOINERS: ReadonlySet<string> = new Set(["bis", "oder", "-", "–"])
const MULTIPLE = /^(.*?)(mal|fach(?:e[mnrs]?)?)$/

/** "2 bis 3 Mal", "zwei- bis dreimal", "drei- oder vierfach": a ratio from one number to another. */
function endOfMultiples({ tokens }: Scan, at: number): number | null {
  const joiner = tokens[at + 1]?.text === "-" && tokens[at + 2]?.kind === "word" ? at + 2 : at + 1
  if (!JOINERS.has(tokens[joiner]?.text ?? "")) return null
  const [, number = "", times = ""] = MULTIPLE.exec(tokens[joiner + 1]?.text ?? "") ?? []
  if (times !== "") return isNumberWord(number) ? joiner + 2 : null
  const next = tokens[joiner + 2]?.text === "-" ? joiner + 3 : joiner + 2
  const isNumber = tokens[joiner + 1]?.kind === "number" || isNumberWord(tokens[joiner + 1]?.text ?? "")
  return isNumber && /^(mal|fache[mnrs]?|fach)$/.test(tokens[next]?.text ?? "") ? next + 1 : null
}

/** "3-fach", "3fach", "drei Mal", "5-mal", "3x": a ratio to something else. In one word ("dreifach") it is no number. */
export function readMultiple(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  const token = tokens[at]
  if (token === undefined || (token.kind !== "number" && !isNumberWord(token.text))) return null
  const several = endOfMultiples(scan, at)
  if (several !== null) return multiple(at, several)
  const next = tokens[at + 1]?.text === "-" && isJoined(tokens, at + 1) ? at + 2 : at + 1
  const word = tokens[next]?.text ?? ""
  const isMultiple = /^(mal|fache[mnrs]?|fach)$/.test(word) || (word === "x" && isJoined(tokens, next))
  return isMultiple ? multiple(at, next + 1) : null
}

const GROUP_MARKS: ReadonlySet<string> = new Set(["-", "/"])

/** "+49 30 1234567", "030/1234567". */
export function readDigitGroups(scan: Scan, at: number): Found | null {
  if (scan.tokens[at]?.kind !== "number" || isSlashFraction(scan.tokens, at + 1, null)) return null
  return readDigitGroupsOf(GROUP_MARKS, scan, at)
}

const PAIR = "a score or a pair of numbers"

/** "2-1", "24/7": small numbers that do not rise, or a pair with a slash; the fractions were read before. */
export function readPair(scan: Scan, at: number): Found | null {
  return readFallingPair(scan, at, PAIR) ?? readSlashed(scan, at)
}

function readSlashed({ tokens }: Scan, at: number): Found | null {
  const [first, second] = [tokens[at]?.text ?? "", tokens[at + 2]?.text ?? ""]
  if (tokens[at + 1]?.text !== "/" || !/^\d{1,3}$/.test(first) || !/^\d{1,3}$/.test(second)) return null
  if (!isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return null
  return /^([12]\/[234]|3\/4)$/.test(`${first}/${second}`)
    ? null
    : { start: at, end: at + 3, kind: "other", what: PAIR }
}
