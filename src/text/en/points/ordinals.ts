import { UNITS } from "../../../quantity/en/number-words.ts"
import { matchOrdinal, type OrdinalMatch } from "../../../quantity/en/readers/ordinals.ts"
import { isNumberWord } from "../../../quantity/en/readers/words.ts"
import type { TokenSpan } from "../../../quantity/scan/language.ts"
import { isJoined, type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import { meanExactly, type PointFound } from "../../points/point.ts"
import { readNounPhrase } from "../noun-phrase.ts"
import { isDash, standsAlone } from "./tokens.ts"

/** "The third season", "7th place", "No. 2", "number one", "season 3". */
export function readOrdinal(scan: Scan, at: number): PointFound | null {
  return readOrdinalWord(scan, at) ?? readRank(scan, at) ?? readLabel(scan, at)
}

/** "In a second" is a time. */
function readOrdinalWord(scan: Scan, at: number): PointFound | null {
  const ordinal = matchOrdinal(scan, at)
  if (ordinal === null || isShare(scan, at, ordinal) || isHedged(scan, at)) return null
  const from = isDash(scan, ordinal.end) && isJoined(scan.tokens, ordinal.end) ? ordinal.end + 1 : ordinal.end
  const noun = readNounPhrase(scan, from, true)
  if (noun === null && /^(a|an)$/.test(textAt(scan, at - 1))) return null
  return toPoint(at, ordinal.end, ordinal.value, noun)
}

/** "Below 26th": whether that is better or worse is not plain, so it is left out. */
function isHedged(scan: Scan, at: number): boolean {
  const start = textAt(scan, at - 1) === "the" ? at - 1 : at
  return /^(above|below|over|under|than)$/.test(textAt(scan, start - 1))
}

/** "Two thirds", "a fifth of", "one-tenth"; "per second". */
function isShare(scan: Scan, at: number, { end }: OrdinalMatch): boolean {
  const number = isDash(scan, at - 1) ? scan.tokens[at - 2] : scan.tokens[at - 1]
  if (scan.tokens[at]?.kind === "number") return false
  if (textAt(scan, at - 1) === "per" || (number !== undefined && isNumberWord(number))) return true
  return /^(a|an)$/.test(textAt(scan, at - 1)) && textAt(scan, end) === "of"
}

/** "No. 2", "number one", "# 3": a rank, of nothing in particular. */
function readRank(scan: Scan, at: number): PointFound | null {
  const word = textAt(scan, at)
  const number = word === "no" && textAt(scan, at + 1) === "." ? at + 2 : at + 1
  if (word !== "number" && word !== "#" && number !== at + 2) return null
  const value = smallNumberAt(scan, number)
  return value === null || isHedged(scan, at) ? null : toPoint(at, number + 1, value, null)
}

/** Parts of a work or a sequence that are counted through by a number behind them. */
const LABELS: ReadonlySet<string> = new Set(
  "season series episode chapter volume book part act round week day phase stage level grade year section category tier".split(
    " ",
  ),
)

function readLabel(scan: Scan, at: number): PointFound | null {
  if (!LABELS.has(textAt(scan, at))) return null
  const value = smallNumberAt(scan, at + 1)
  return value === null ? null : toPoint(at, at + 2, value, { start: at, end: at + 1 })
}

function smallNumberAt(scan: Scan, at: number): number | null {
  const text = textAt(scan, at)
  const isAlone = textAt(scan, at - 1) === "#" || standsAlone(scan, at, at + 1)
  const value = /^\d{1,3}$/.test(text) && isAlone ? Number(text) : UNITS.get(text)
  return value === undefined || value === 0 ? null : value
}

function toPoint(start: number, end: number, value: number, noun: TokenSpan | null): PointFound {
  return { start, end, reader: "ordinal", dimension: "ordinal", meaning: meanExactly(value), noun }
}
