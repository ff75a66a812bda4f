import type { Found } from "../../scan/language.ts"
import { isSlashFraction } from "../../scan/readers/fractions.ts"
import { multiple, readDigitGroupsOf, readFallingPair, readTiedPair } from "../../scan/readers/other-numbers.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { OF } from "../number-words.ts"
import { isNumberWord } from "./words.ts"

/** "2-1", "3–0", "5-to-4". */
export function readScore(scan: Scan, at: number): Found | null {
  return readFallingPair(scan, at, SCORE) ?? readTiedPair(scan, at, "to", SCORE) ?? readEvenShares(scan, at)
}

/** "fifty-fifty" */
function readEvenShares({ tokens }: Scan, at: number): Found | null {
  const isEven = isNumberWord(tokens[at]) && tokens[at + 2]?.text === tokens[at]?.text
  if (!isEven || tokens[at + 1]?.text !== "-" || !isJoined(tokens, at + 1)) return null
  return { start: at, end: at + 3, kind: "other", what: "even shares" }
}

const SCORE = "a score or a vote"

const GROUP_MARKS: ReadonlySet<string> = new Set(["-"])

/** "+44 20 7946 0958", "555-0123", "12-345-678". */
export function readDigitGroups(scan: Scan, at: number): Found | null {
  return readDigitGroupsOf(GROUP_MARKS, scan, at)
}

/** "24/7", "9/11", "16/9"; the fractions among them were read before. */
export function readSlashed(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  if (tokens[at]?.kind !== "number" || tokens[at + 1]?.text !== "/" || tokens[at + 2]?.kind !== "number") return null
  if (!isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return null
  if (isSlashFraction(tokens, at, OF)) return null
  return { start: at, end: at + 3, kind: "other", what: "a pair of numbers" }
}

/** The "x" of "3x"; that of "4x5 m" stands between two sides. */
export function isCrossAt({ tokens }: Scan, at: number): boolean {
  const isBetween = tokens[at + 1]?.kind === "number" && isJoined(tokens, at + 1)
  return tokens[at]?.text === "x" && isJoined(tokens, at) && !isBetween
}

/** "three times as many", "five-fold", "3x": a ratio to something else. */
export function readMultiple(scan: Scan, at: number): Found | null {
  const { tokens } = scan
  if (tokens[at]?.kind !== "number" && !isNumberWord(tokens[at])) return null
  const next = tokens[at + 1]?.text === "-" ? at + 2 : at + 1
  const word = tokens[next]?.text ?? ""
  const isCross = isCrossAt(scan, next)
  if (word !== "times" && word !== "fold" && !isCross) return null
  return multiple(at, next + 1)
}

const RELAYS = /^(25|50|100|200|400|800|1500|1,500)$/

/** "the 4x100m relay", "4 x 400 metres": the name of a race. */
export function readRelay({ tokens }: Scan, at: number): Found | null {
  const [runners, cross, distance, metres] = [0, 1, 2, 3].map((away) => tokens[at + away]?.text ?? "")
  if (!/^[2-8]$/.test(runners ?? "") || !/^[x×]$/.test(cross ?? "") || !RELAYS.test(distance ?? "")) return null
  if (!/^(m|metres?|meters?)$/.test(metres ?? "")) return null
  return { start: at, end: at + 4, kind: "other", what: "a race" }
}
