import type { Found } from "../../scan/language.ts"
import { isSlashFraction } from "../../scan/readers/fractions.ts"
import { multiple, readDigitGroupsOf, readFallingPair, readTiedPair } from "../../scan/readers/other-numbers.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { OF } from "../number-words.ts"
import { isNumberWord } from "./words.ts"

/** "2-1", "3–0", "5-to-4". */
export function readScore(scan: Scan, at: number): Found | null {
  if (scan.tokens[at + 3]?.text === "/" && isJoined(scan.tokens, at + 3)) return null
  return (
    readVote(scan, at) ??
    readStrokes(scan, at) ??
    readFallingPair(scan, at, SCORE) ??
    readTiedPair(scan, at, "to", SCORE) ??
    readWordPair(scan, at)
  )
}

/** "fifty-fifty", "nine-to-five", "7-eleven", "30-something" */
function readWordPair({ tokens }: Scan, at: number): Found | null {
  const [first, second] = [tokens[at], tokens[at + 2]]
  const isTied = tokens[at + 1]?.text === "-" && isJoined(tokens, at + 1) && isJoined(tokens, at + 2)
  if (isTied && second?.text === "something") return { start: at, end: at + 3, kind: "unread", reason: SOME_MORE }
  if (isTied && first?.kind === "number" && second?.text === "eleven")
    return { start: at, end: at + 3, kind: "other", what: "part of a name" }
  if (!isNumberWord(first) || tokens[at + 1]?.text !== "-" || !isJoined(tokens, at + 1)) return null
  const isEven = second?.text === first?.text
  const isHours = first?.text === "nine" && second?.text === "to" && tokens[at + 4]?.text === "five"
  return isEven || isHours ? { start: at, end: at + (isEven ? 3 : 5), kind: "other", what: "a pair of numbers" } : null
}

const SOME_MORE = "how much more it is, is not said"
const SCORE = "a score or a vote"

/** "a 5-under 66", "three-over 73", "four-under-par": strokes of golf. */
function readStrokes({ tokens }: Scan, at: number): Found | null {
  if (!/^\d{1,2}$/.test(tokens[at]?.text ?? "") && !isNumberWord(tokens[at])) return null
  if (tokens[at + 1]?.text !== "-" || !isJoined(tokens, at + 1) || !isJoined(tokens, at + 2)) return null
  if (!/^(under|over)$/.test(tokens[at + 2]?.text ?? "")) return null
  return { start: at, end: at + 3, kind: "other", what: "a score of golf" }
}

/** Tokens before "by" in which a word of voting is looked for. */
const REACH_OF_VOTE = 6
const VOTED =
  /^(vote[ds]?|voting|passed|passes|approved|approves|rejected|rejects|carried|won|beaten|defeated|senate|house)$/

/** "Voted by 319 to 231", "a vote of 51 to 49"; what rises is so many for and so many against all the same. */
function readVote({ tokens }: Scan, at: number): Found | null {
  const [first, to, second] = [tokens[at]?.text ?? "", tokens[at + 1]?.text, tokens[at + 2]?.text ?? ""]
  if (to !== "to" || !/^\d{1,3}$/.test(first) || !/^\d{1,3}$/.test(second) || tokens[at + 3]?.text === "%") return null
  const [before, noun] = [tokens[at - 1]?.text, tokens[at - 2]?.text ?? ""]
  const isVote =
    (before === "of" && /^(vote|score|margin|majority|tally|ratio)$/.test(noun)) ||
    ((before === "by" || /^vote[ds]?$/.test(before ?? "")) &&
      Number(first) > Number(second) &&
      tokens.slice(Math.max(0, at - REACH_OF_VOTE), at).some(({ text }) => VOTED.test(text)))
  return isVote && Number(first) !== Number(second) ? { start: at, end: at + 3, kind: "other", what: SCORE } : null
}

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
