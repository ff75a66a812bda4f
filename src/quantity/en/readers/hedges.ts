import type { PhraseMatch } from "../../scan/phrases.ts"
import {
  type HedgeAfter,
  type HedgesBefore,
  type HedgeWord,
  type HedgeWords,
  isCompound,
  readHedgeAfterOf,
  readHedgesBeforeOf,
} from "../../scan/readers/hedges.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { FILLERS_BEFORE, HEDGES_AFTER, HEDGES_BEFORE, NEGATIONS, VERBS_WITH_OVER } from "../hedges.ts"
import { isNumberWord } from "./words.ts"

const WORDS: HedgeWords = Object.freeze({
  before: HEDGES_BEFORE,
  after: HEDGES_AFTER,
  fillers: FILLERS_BEFORE,
  isOfVerb,
  isNegated,
  fitsAfter,
})

/** "at least an additional 200", "nearly 12,000". */
export function readHedgesBefore(scan: Scan, at: number, from: number): HedgesBefore {
  if (isSub(scan, at, from)) return { start: at - 2, announcedAt: null, words: ["less-than"], isNegated: false }
  return readHedgesBeforeOf(WORDS, scan, at, from)
}

/** "7,000 troops or more", "200-odd". */
export function readHedgeAfter(scan: Scan, at: number): HedgeAfter | null {
  return readHedgeAfterOf(WORDS, scan, at)
}

/** "not 640", "not even 100"; "no one" is nobody. */
function isNegated({ tokens }: Scan, start: number, from: number): boolean {
  const wordAt = (at: number) => (at >= from ? (tokens[at]?.text ?? "") : "")
  const before = wordAt(start - 1) === "even" ? wordAt(start - 2) : wordAt(start - 1)
  return NEGATIONS.has(before) || (before === "no" && tokens[start]?.text === "one")
}

/** "presided over 200" and "back up to 50" say nothing of a bound. */
function isOfVerb({ tokens }: Scan, { start, value }: PhraseMatch<HedgeWord>): boolean {
  const before = tokens[start - 1]?.text ?? ""
  return (value === "up-to" && before === "back") || (VERBS_WITH_OVER.has(before) && tokens[start]?.text === "over")
}

/** "a sub-500 sq m office". */
function isSub(scan: Scan, at: number, from: number): boolean {
  return isCompound(scan, at) && at - 2 >= from && scan.tokens[at - 2]?.text === "sub"
}

/** Away from the number only "or more" and its like; "minimum", "plus" or "odd" there would belong to something else. */
function fitsAfter(scan: Scan, { start, end }: PhraseMatch<unknown>, isApart: boolean): boolean {
  const [first, next] = [scan.tokens[start]?.text, scan.tokens[end]]
  if (isApart && first !== "or") return false
  if (first === "and" && (isNextFigure(scan, end) || (next?.text === "to" && scan.tokens[end - 1]?.text === "up")))
    return false
  if (first === "+" || first === "plus" || first === "at") return next?.kind !== "number"
  return true
}

/** "40 % and over 80 reviews", "90 % and less than 20": the hedge belongs to the figure after it. */
function isNextFigure(scan: Scan, at: number): boolean {
  const next = scan.tokens[at]
  return next !== undefined && (next.kind === "number" || BEFORE_FIGURE.has(next.text) || isNumberWord(next))
}

const BEFORE_FIGURE: ReadonlySet<string> = new Set(["than", "$", "£", "€", "a"])
