import { ONE, ZERO } from "../../numbers/exact.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { HEDGES_BEFORE } from "../hedges.ts"
import { ORDER_PHRASES, VAGUE_PHRASES } from "../orders.ts"
import { combineHedges, readHedgesBefore } from "./hedges.ts"
import { readUnitAfter } from "./units.ts"
import { isNumberWord } from "./words.ts"

/** For a unit after a word the numeral does not matter. */
const NO_NUMERAL = Object.freeze({ mantissa: ZERO, places: 0, scale: ONE })

/** "dozens of", "several hundred", "tens of thousands of dollars". */
export function readOrder(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const phrase = matchFrom(ORDER_PHRASES, scan.tokens, at)
  if (phrase === null) return null
  const before = readHedgesBefore(scan, at, from)
  const unit = readUnitOf(scan, phrase.end, known)
  const place = { start: before.start, end: unit?.end ?? phrase.end }
  if (unit !== null && "reason" in unit) return { ...place, kind: "unread", reason: unit.reason }
  const hedge = combineHedges(before.words)
  if (hedge === null || !FITTING.has(hedge)) {
    return { ...place, kind: "unread", reason: "an upper bound on so rough a word says no number" }
  }
  return { ...place, kind: "figure", meaning: { hedge: "order", order: phrase.value }, unit: unit?.code ?? null }
}

/** An order is a lower bound already, and rough already. */
const FITTING: ReadonlySet<string> = new Set(["none", "about", "at-least", "more-than", "exactly"])

function readUnitOf(scan: Scan, at: number, known: Surroundings) {
  const next = scan.tokens[at]?.text === "of" ? at + 1 : at
  return readUnitAfter(scan, next, NO_NUMERAL, known)
}

/** "several", "a few", "many": never compared, so kept only where they count something. */
export function readVague(scan: Scan, at: number, _from: number, known: Surroundings): Found | null {
  const phrase = matchFrom(VAGUE_PHRASES, scan.tokens, at)
  if (phrase === null || isPartOfHedge(scan, at, phrase.end)) return null
  const unit = readUnitOf(scan, phrase.end, known)
  const isSettled = unit !== null && "code" in unit
  return {
    start: at,
    end: isSettled ? unit.end : phrase.end,
    kind: "figure",
    meaning: { hedge: "vague" },
    unit: isSettled ? unit.code : null,
  }
}

/** "as many as", "how many", "many more than 50", "a few 100". */
function isPartOfHedge(scan: Scan, at: number, end: number): boolean {
  const [before, after] = [scan.tokens[at - 1], scan.tokens[end]]
  if (before !== undefined && BEFORE_DEGREE.has(before.text)) return true
  return (
    after?.kind === "number" ||
    isNumberWord(after) ||
    after?.text === "more" ||
    matchFrom(HEDGES_BEFORE, scan.tokens, at) !== null
  )
}

const BEFORE_DEGREE: ReadonlySet<string> = new Set(["as", "how", "so", "too", "that", "not", "this"])
