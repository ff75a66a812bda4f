import type { PointHedge } from "../../hedges/derive-readings.ts"
import { matchBefore, matchFrom, type PhraseMatch } from "../../scan/phrases.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { FILLERS_BEFORE, HEDGES_AFTER, HEDGES_BEFORE, type HedgeWord, NEGATIONS, VERBS_WITH_OVER } from "../hedges.ts"

/** The hedges before a number, the nearest first, from the token `start`. */
export type HedgesBefore = {
  readonly start: number
  /** Without a "von" that no second number follows: in "von über 200" it belongs to the sentence. */
  readonly pointStart: number
  readonly words: readonly HedgeWord[]
  readonly isNegated: boolean
}

const MOST_PHRASES = 4

/** "mindestens weitere 200": fillers count only where a hedge stands before them. */
export function readHedgesBefore(scan: Scan, at: number, from: number): HedgesBefore {
  const words: HedgeWord[] = []
  let [start, pointStart, next] = [at, at, at]
  for (let phrases = 0; phrases < MOST_PHRASES && !isCompound(scan, next); phrases += 1) {
    const hedge = matchHedge(scan, next, from)
    const match = hedge ?? matchBefore(FILLERS_BEFORE, scan.tokens, next, from)
    if (match === null) break
    next = match.start
    if (hedge === null) continue
    words.push(hedge.value)
    start = hedge.start
    if (hedge.value !== "range") pointStart = start
  }
  return { start, pointStart, words, isNegated: isNegated(scan, pointStart, from) }
}

function isNegated(scan: Scan, start: number, from: number): boolean {
  return start > from && NEGATIONS.has(scan.tokens[start - 1]?.text ?? "")
}

function matchHedge(scan: Scan, at: number, from: number): PhraseMatch<HedgeWord> | null {
  const hedge = matchBefore(HEDGES_BEFORE, scan.tokens, at, from)
  const isVerb = hedge !== null && VERBS_WITH_OVER.has(scan.tokens[hedge.start - 1]?.text ?? "")
  return isVerb && scan.tokens[hedge.start]?.text === "über" ? null : hedge
}

/** "Ü-50", "unter-18-Jährige": a group of people, not a bound. */
function isCompound(scan: Scan, at: number): boolean {
  return scan.tokens[at - 1]?.text === "-" && isJoined(scan.tokens, at)
}

/** A few words may stand between: "7.000 Soldaten oder mehr". */
const WORDS_BETWEEN = 3

export function readHedgeAfter(scan: Scan, at: number): { end: number; hedge: PointHedge } | null {
  for (let next = at; next <= at + WORDS_BETWEEN; next += 1) {
    const match = matchFrom(HEDGES_AFTER, scan.tokens, next)
    if (match !== null && fitsAfter(scan, match, next > at)) return { end: match.end, hedge: match.value }
    if (scan.tokens[next]?.kind !== "word") return null
  }
  return null
}

/** Away from the number only "oder mehr" and its like; one word may as well be the hedge of the number after it. */
function fitsAfter(scan: Scan, { start, end }: PhraseMatch<PointHedge>, isApart: boolean): boolean {
  if (isApart && scan.tokens[start]?.text !== "oder") return false
  return end > start + 1 || (scan.tokens[end]?.kind !== "number" && scan.tokens[end]?.kind !== "word")
}
