import { combineHedges } from "../combine-hedges.ts"
import type { Found, Surroundings, TokenSpan } from "../language.ts"
import { matchFrom, type PhraseIndex } from "../phrases.ts"
import type { Scan, Token } from "../tokenize.ts"
import type { HedgesBefore, HedgeWord } from "./hedges.ts"
import type { UnitMatch } from "./units.ts"

/** The words of a language for orders ("dozens") and for numbers that nobody names ("several"). */
export type OrderWords = {
  readonly orders: PhraseIndex<string>
  readonly vague: PhraseIndex<true>
  /** Between an order and what it counts: "dozens of tonnes". */
  readonly of: string
  /** After a vague word it makes a hedge of it: "many more than 50". */
  readonly more: string
  /** Before a vague word these ask or measure: "how many", "so many". */
  readonly beforeDegree: ReadonlySet<string>
  readonly hedges: PhraseIndex<HedgeWord>
  readonly isNumberWord: (token: Token | undefined) => boolean
  readonly readHedgesBefore: (scan: Scan, at: number, from: number) => Pick<HedgesBefore, "start" | "words">
  readonly readUnitAfter: (scan: Scan, at: number, known: Surroundings) => UnitMatch | null
}

/** "dozens of", "several hundred", "Tausende Euro". */
export function readOrderOf(
  words: OrderWords,
  scan: Scan,
  at: number,
  from: number,
  known: Surroundings,
): Found | null {
  const phrase = matchFrom(words.orders, scan.tokens, at)
  if (phrase === null) return null
  const before = words.readHedgesBefore(scan, at, from)
  const unit = readUnit(words, scan, phrase.end, known)
  const span = { start: before.start, end: unit?.end ?? phrase.end }
  if (unit !== null && "reason" in unit) return { ...span, kind: "unread", reason: unit.reason }
  const hedge = combineHedges(before.words)?.hedge
  if (hedge === undefined || !FITTING.has(hedge)) {
    return { ...span, kind: "unread", reason: "an upper bound on so rough a word says no number" }
  }
  return { ...span, kind: "figure", meaning: { hedge: "order", order: phrase.value }, unit: unit?.code ?? null }
}

/** An order is a lower bound already, and rough already, so that these add nothing to it. */
const FITTING: ReadonlySet<string> = new Set(["none", "about", "at-least", "more-than", "exactly"])

function readUnit(words: OrderWords, scan: Scan, at: number, known: Surroundings): UnitMatch | null {
  return words.readUnitAfter(scan, scan.tokens[at]?.text === words.of ? at + 1 : at, known)
}

/** "several", "a few", "viele": never compared, so kept only where they count something. */
export function readVagueOf(words: OrderWords, scan: Scan, at: number, known: Surroundings): Found | null {
  const phrase = matchFrom(words.vague, scan.tokens, at)
  if (phrase === null || isPartOfHedge(words, scan, phrase)) return null
  const unit = readUnit(words, scan, phrase.end, known)
  const isSettled = unit !== null && "code" in unit
  const end = isSettled ? unit.end : phrase.end
  return { start: at, end, kind: "figure", meaning: { hedge: "vague" }, unit: isSettled ? unit.code : null }
}

/** "as many as", "how many", "many more than 50", "a few 100". */
function isPartOfHedge(words: OrderWords, scan: Scan, { start, end }: TokenSpan): boolean {
  const [before, after] = [scan.tokens[start - 1], scan.tokens[end]]
  if (before !== undefined && words.beforeDegree.has(before.text)) return true
  if (after?.kind === "number" || after?.text === words.more || words.isNumberWord(after)) return true
  return matchFrom(words.hedges, scan.tokens, start) !== null
}
