import { matchFrom, type PhraseMatch } from "../../scan/phrases.ts"
import {
  type HedgeAfter,
  type HedgesBefore,
  type HedgeWords,
  readHedgeAfterOf,
  readHedgesBeforeOf,
} from "../../scan/readers/hedges.ts"
import { isCapital, type Scan } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import {
  AMONG,
  BRACKETED,
  FILLERS_BEFORE,
  HEDGES_AFTER,
  HEDGES_BEFORE,
  MATTERS_OVER,
  NEGATIONS,
  SPREAD_OVER,
  VERBS_WITH_OVER,
} from "../hedges.ts"
import { SCALES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"

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

function isOfVerb(scan: Scan, { start, end }: PhraseMatch<unknown>): boolean {
  if (end > start + 1) return false
  const word = scan.tokens[start]?.text
  if (word === "bis") return isEndOfRange(scan, start)
  return word === "über" ? isThroughout(scan, start) : word === "unter" && isAmong(scan, end)
}

/** Tokens before "bis" in which the "von" is looked for that it goes on from. */
const REACH_OF_RANGE = 8

/** "von 5 Grad im Norden bis 12 Grad", "500 bis 600": no bound of its own. */
function isEndOfRange({ tokens }: Scan, at: number): boolean {
  const before = tokens[at - 1]
  if (before?.kind === "number" || before?.text === "-" || before?.text === ".") return true
  return tokens.slice(Math.max(0, at - REACH_OF_RANGE), at).some(({ text }) => /^(von|vom|zwischen|ab)$/.test(text))
}

/** "verfügt über 200", "erstreckt sich über 5 Kilometer", "Kredit über 5 Millionen", "über 5 Jahre verteilt". */
function isThroughout({ tokens }: Scan, at: number): boolean {
  const sich = tokens[at - 1]?.text === "sich" ? at - 2 : at - 1
  const before = tokens[sich]?.text ?? ""
  if (VERBS_WITH_OVER.has(before) || MATTERS_OVER.has(before)) return true
  const unit = matchFrom(UNIT_PHRASES, tokens, at + 2)
  const dimension = findUnit(unit?.value.codes[0] ?? "")?.dimension
  if (dimension !== "time" && dimension !== "length") return false
  return tokens.slice(at + 3, at + 3 + REACH_OF_SPREAD).some(({ text }) => SPREAD_OVER.has(text))
}

/** Tokens behind the span after "über" in which it is looked for what is done over so long. */
const REACH_OF_SPREAD = 2

/** "unter den 40 Toten", but "unter den 5 Prozent": where something is counted it is among them. */
function isAmong(scan: Scan, at: number): boolean {
  const noun = scan.tokens[at + 2]
  if (!AMONG.has(scan.tokens[at]?.text ?? "") || noun === undefined || !isCapital(scan, noun)) return false
  return matchFrom(UNIT_PHRASES, scan.tokens, at + 2) === null && !SCALES.has(noun.text)
}

/** Away from the number only "oder mehr" and its like; one word may as well be the hedge of the number after it. */
function fitsAfter(scan: Scan, { start, end }: PhraseMatch<unknown>, isApart: boolean): boolean {
  if (isApart && scan.tokens[start]?.text !== "oder") return false
  return end > start + 1 || (scan.tokens[end]?.kind !== "number" && scan.tokens[end]?.kind !== "word")
}
