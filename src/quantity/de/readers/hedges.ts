import type { PhraseMatch } from "../../scan/phrases.ts"
import {
  type HedgeAfter,
  type HedgesBefore,
  type HedgeWords,
  readHedgeAfterOf,
  readHedgesBeforeOf,
} from "../../scan/readers/hedges.ts"
import type { Scan } from "../../scan/tokenize.ts"
import {
  BRACKETED,
  FILLERS_BEFORE,
  HEDGES_AFTER,
  HEDGES_BEFORE,
  MATTERS_OVER,
  NEGATIONS,
  VERBS_WITH_OVER,
} from "../hedges.ts"

const WORDS: HedgeWords = Object.freeze({
  before: HEDGES_BEFORE,
  after: HEDGES_AFTER,
  fillers: FILLERS_BEFORE,
  isOfVerb,
  isNegated,
  bracketed: BRACKETED,
  fitsAfter,
})

/** "mindestens weitere 200", "knapp 12.000". A "von" that no second number follows belongs to the sentence. */
export function readHedgesBefore(scan: Scan, at: number, from: number): HedgesBefore {
  return readHedgesBeforeOf(WORDS, scan, at, from)
}

/** From the first hedge on, those that announce a range with them: "von über 200 bis 300". */
export function startOfHedges({ start, announcedAt }: HedgesBefore): number {
  return Math.min(start, announcedAt ?? start)
}

/** "7.000 Soldaten oder mehr" */
export function readHedgeAfter(scan: Scan, at: number): HedgeAfter | null {
  return readHedgeAfterOf(WORDS, scan, at)
}

function isNegated(scan: Scan, start: number, from: number): boolean {
  return start > from && NEGATIONS.has(scan.tokens[start - 1]?.text ?? "")
}

function isOfVerb({ tokens }: Scan, { start }: PhraseMatch<unknown>): boolean {
  const before = tokens[start - 1]?.text ?? ""
  return tokens[start]?.text === "über" && (VERBS_WITH_OVER.has(before) || MATTERS_OVER.has(before))
}

/** Away from the number only "oder mehr" and its like; one word may as well be the hedge of the number after it. */
function fitsAfter(scan: Scan, { start, end }: PhraseMatch<unknown>, isApart: boolean): boolean {
  if (isApart && scan.tokens[start]?.text !== "oder") return false
  return end > start + 1 || (scan.tokens[end]?.kind !== "number" && scan.tokens[end]?.kind !== "word")
}
