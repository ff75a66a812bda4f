import type { PointHedge } from "../../hedges/derive-readings.ts"
import { matchBefore, matchFrom, type PhraseMatch } from "../../scan/phrases.ts"
import { isJoined, type Scan } from "../../scan/tokenize.ts"
import { FILLERS_BEFORE, HEDGES_AFTER, HEDGES_BEFORE, type HedgeWord, NEGATIONS, VERBS_WITH_OVER } from "../hedges.ts"
import { isNumberWord } from "./words.ts"

/** The hedges before a number, the nearest first, from the token `start`. */
export type HedgesBefore = {
  readonly start: number
  /** Where "between" or "from" stands before them, which belongs to the figure only if it is a range. */
  readonly announcedAt: number | null
  readonly words: readonly HedgeWord[]
  readonly isNegated: boolean
}

const MOST_PHRASES = 4

/** "at least an additional 200": fillers count only where a hedge stands before them. */
export function readHedgesBefore(scan: Scan, at: number, from: number): HedgesBefore {
  const words: HedgeWord[] = []
  let start = at
  let next = at
  if (isSub(scan, at, from)) return { start: at - 2, announcedAt: null, words: ["less-than"], isNegated: false }
  let announcedAt: number | null = null
  for (let phrases = 0; phrases < MOST_PHRASES && !isCompound(scan, next); phrases += 1) {
    const hedge = matchHedge(scan, next, from)
    const match = hedge ?? matchBefore(FILLERS_BEFORE, scan.tokens, next, from)
    if (match === null) break
    next = match.start
    if (hedge === null) continue
    words.push(hedge.value)
    if (hedge.value === "range") announcedAt = hedge.start
    else start = hedge.start
  }
  return { start, announcedAt, words, isNegated: isNegated(scan, start, from) }
}

/** "not 640", "not even 100"; "no one" is nobody. */
function isNegated({ tokens }: Scan, start: number, from: number): boolean {
  const wordAt = (at: number) => (at >= from ? (tokens[at]?.text ?? "") : "")
  const before = wordAt(start - 1) === "even" ? wordAt(start - 2) : wordAt(start - 1)
  return NEGATIONS.has(before) || (before === "no" && tokens[start]?.text === "one")
}

function matchHedge(scan: Scan, at: number, from: number): PhraseMatch<HedgeWord> | null {
  const hedge = matchBefore(HEDGES_BEFORE, scan.tokens, at, from)
  const isVerb = hedge !== null && VERBS_WITH_OVER.has(scan.tokens[hedge.start - 1]?.text ?? "")
  const isBackUp = hedge?.value === "up-to" && scan.tokens[hedge.start - 1]?.text === "back"
  return isBackUp || (isVerb && scan.tokens[hedge.start]?.text === "over") ? null : hedge
}

/** "a sub-500 sq m office". */
function isSub(scan: Scan, at: number, from: number): boolean {
  return isCompound(scan, at) && at - 2 >= from && scan.tokens[at - 2]?.text === "sub"
}

/** "under-21s", "over-50": a group of people, not a bound. */
function isCompound(scan: Scan, at: number): boolean {
  return scan.tokens[at - 1]?.text === "-" && isJoined(scan.tokens, at)
}

/** A few words may stand between: "7,000 troops or more". */
const WORDS_BETWEEN = 3

export function readHedgeAfter(scan: Scan, at: number): { end: number; hedge: PointHedge } | null {
  for (let next = at; next <= at + WORDS_BETWEEN; next += 1) {
    const match = matchFrom(HEDGES_AFTER, scan.tokens, next)
    if (match !== null && fitsAfter(scan, match.start, match.end, next > at))
      return { end: match.end, hedge: match.value }
    if (scan.tokens[next]?.kind !== "word") return null
  }
  return null
}

/** Away from the number only "or more" and its like; "minimum", "plus" or "odd" there would belong to something else. */
function fitsAfter(scan: Scan, start: number, end: number, isApart: boolean): boolean {
  const [first, next] = [scan.tokens[start]?.text, scan.tokens[end]]
  if (isApart && first !== "or") return false
  if (first === "and" && isNextFigure(scan, end)) return false
  if (first === "+" || first === "plus" || first === "at") return next?.kind !== "number"
  return true
}

/** "40 % and over 80 reviews", "90 % and less than 20": the hedge belongs to the figure after it. */
function isNextFigure(scan: Scan, at: number): boolean {
  const next = scan.tokens[at]
  return next !== undefined && (next.kind === "number" || BEFORE_FIGURE.has(next.text) || isNumberWord(next))
}

const BEFORE_FIGURE: ReadonlySet<string> = new Set(["than", "$", "£", "€", "a"])

/** Several hedges make one where they do not contradict each other: "at least about 200" is at least 200. */
export function combineHedges(words: readonly HedgeWord[]): PointHedge | null {
  const points = words.filter((word) => word !== "range")
  const strong = points.filter((word) => word !== "about" && word !== "exactly")
  const [first = points.at(-1) ?? "none", ...rest] = strong
  return rest.every((word) => word === first || isSameSide(word, first)) ? first : null
}

function isSameSide(a: PointHedge, b: PointHedge): boolean {
  return BOUNDS[a] !== undefined && BOUNDS[a] === BOUNDS[b]
}

const BOUNDS: Readonly<Partial<Record<PointHedge, "low" | "high">>> = Object.freeze({
  "more-than": "low",
  "at-least": "low",
  "up-to": "high",
  "at-most": "high",
  "less-than": "high",
})
