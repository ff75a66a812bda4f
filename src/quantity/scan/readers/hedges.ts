import type { PointHedge } from "../../quantity.ts"
import { matchBefore, matchFrom, type PhraseIndex, type PhraseMatch } from "../phrases.ts"
import { isJoined, type Scan } from "../tokenize.ts"

/** A hedge, "well over", or the words that announce a range: "between", "from". */
export type HedgeWord = PointHedge | "far-more-than" | "range"

/** The hedges of a language, and what stands beside a number and looks like one. */
export type HedgeWords = {
  readonly before: PhraseIndex<HedgeWord>
  readonly after: PhraseIndex<PointHedge>
  /** Words that may stand between a hedge and its number without changing either: "at least an additional 200". */
  readonly fillers: PhraseIndex<true>
  /** Whether the hedge belongs to the verb before it: "presided over 200". */
  readonly isOfVerb: (scan: Scan, hedge: PhraseMatch<HedgeWord>) => boolean
  /** Whether what starts at the token `start` is denied by what stands before it, no further back than `from`. */
  readonly isNegated: (scan: Scan, start: number, from: number) => boolean
  /** What a bracket after a number may hold for a hedge, beside a year: "5,000 (est.)". */
  readonly bracketed: ReadonlyMap<string, PointHedge>
  /** Whether a phrase of `after` is the hedge of the number before it. `isApart`: other words stand between. */
  readonly fitsAfter: (scan: Scan, match: PhraseMatch<PointHedge>, isApart: boolean) => boolean
}

/** The hedges before a number, the nearest first, from the token `start`. */
export type HedgesBefore = {
  readonly start: number
  /** Where words that announce a range stand before them; they belong to the figure only if it is a range. */
  readonly announcedAt: number | null
  readonly words: readonly HedgeWord[]
  readonly isNegated: boolean
}

const MOST_PHRASES = 4

/** Fillers count only where a hedge stands before them. */
export function readHedgesBeforeOf(words: HedgeWords, scan: Scan, at: number, from: number): HedgesBefore {
  const found: HedgeWord[] = []
  let [start, next] = [at, at]
  let announcedAt: number | null = null
  for (let phrases = 0; phrases < MOST_PHRASES && !isCompound(scan, next); phrases += 1) {
    const hedge = matchHedge(words, scan, next, from)
    const match = hedge ?? matchBefore(words.fillers, scan.tokens, next, from)
    if (match === null) break
    next = match.start
    if (hedge === null) continue
    found.push(hedge.value)
    if (hedge.value === "range") announcedAt = hedge.start
    else start = hedge.start
  }
  return { start, announcedAt, words: found, isNegated: words.isNegated(scan, start, from) }
}

function matchHedge(words: HedgeWords, scan: Scan, at: number, from: number): PhraseMatch<HedgeWord> | null {
  const hedge = matchBefore(words.before, scan.tokens, at, from)
  return hedge === null || words.isOfVerb(scan, hedge) ? null : hedge
}

/** "under-21s", "Ü-50": a group of people and not a bound. */
export function isCompound(scan: Scan, at: number): boolean {
  return scan.tokens[at - 1]?.text === "-" && isJoined(scan.tokens, at)
}

/** How many words may stand between a number and the hedge after it: "7,000 troops or more". */
const WORDS_BETWEEN = 3

export type HedgeAfter = { readonly end: number; readonly hedge: PointHedge }

export function readHedgeAfterOf(words: HedgeWords, scan: Scan, at: number): HedgeAfter | null {
  for (let next = at; next <= at + WORDS_BETWEEN; next += 1) {
    const match = matchFrom(words.after, scan.tokens, next)
    if (match !== null && words.fitsAfter(scan, match, next > at)) return { end: match.end, hedge: match.value }
    if (scan.tokens[next]?.kind !== "word") return readBracketedHedge(words.bracketed, scan, next)
  }
  return null
}

/** Tokens of a bracket that is a hedge at most: "(2024 est.)". */
const LONGEST_BRACKET = 4

/** "(est.)", "(2024 estimate)", "(max)": nothing else may stand in the bracket but a year. */
function readBracketedHedge(words: HedgeWords["bracketed"], { tokens }: Scan, at: number): HedgeAfter | null {
  if (tokens[at]?.text !== "(") return null
  let hedge: PointHedge | undefined
  for (let next = at + 1; next <= at + 1 + LONGEST_BRACKET; next += 1) {
    const text = tokens[next]?.text ?? ""
    if (text === ")") return hedge === undefined ? null : { end: next + 1, hedge }
    const found = words.get(text)
    if (found === undefined && !/^(\.|(1[5-9]|20)\d\d)$/.test(text)) return null
    hedge = found ?? hedge
  }
  return null
}

/** The phrases of a table of hedges, each with its hedge. */
export function listHedgePhrases<Name extends string>(
  table: Readonly<Partial<Record<Name, readonly string[]>>>,
): readonly (readonly [phrase: string, hedge: Name])[] {
  const rows = Object.entries(table) as [Name, readonly string[]][]
  return rows.flatMap(([hedge, phrases]) => phrases.map((phrase): [string, Name] => [phrase, hedge]))
}
