import { matchFrom, type PhraseMatch } from "../../scan/phrases.ts"
import type { HedgeWord } from "../../scan/readers/hedges.ts"
import type { Scan, Token } from "../../scan/tokenize.ts"
import { SCALES, SHORT_SCALES } from "../number-words.ts"
import {
  DONE_OVER,
  EXISTENTIAL,
  GOING_ON,
  LASTING,
  PASSIVES,
  PREPOSITIONS,
  type PrepositionWords,
  SPANS,
} from "../preposition-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
import { isNumberWord } from "./words.ts"

/** Words behind the number in which what is counted is looked for. */
const REACH_OF_THINGS = 3

/**
 * "Listed under 3 headings", "centred around 4 themes", "a film about 12 men", "lives up to 3 rules", "20 % over three
 * years": a word that looks like a hedge and leads from what stands before it to what is counted.
 */
export function isPreposition(scan: Scan, { start, end }: PhraseMatch<HedgeWord>): boolean {
  const { tokens } = scan
  const text = end - start === 1 ? (tokens[start]?.text ?? "") : `${tokens[start]?.text} ${tokens[end - 1]?.text}`
  const words = end - start <= 2 ? PREPOSITIONS.get(text) : undefined
  if (words === undefined) return false
  if (isGoverned(scan, words, start, end)) return true
  if (text === "over") return isDoneOver(tokens, start) || isDuring(tokens, start, end)
  return text === "up to" && isLeftTo(tokens, start, end)
}

function isGoverned(scan: Scan, { governors, things }: PrepositionWords, start: number, end: number): boolean {
  const before = scan.tokens[start - 1]
  if (before?.kind !== "word") return false
  if (governors.has(before.text)) return !isMeasured(scan.tokens, end)
  if (EXISTENTIAL.has(before.text)) return false
  return scan.tokens
    .slice(end + 1, end + 1 + REACH_OF_THINGS)
    .some(({ kind, text }) => kind === "word" && things.has(text))
}

/** Money, a share, or a number with a unit or a scale: "climbed over 3,000 metres". */
function isMeasured(tokens: readonly Token[], at: number): boolean {
  if (/^\p{Sc}$/u.test(tokens[at]?.text ?? "")) return true
  const next = tokens[at + 1]
  if (next === undefined || next.text === "%") return next !== undefined
  if (SCALES.has(next.text) || SHORT_SCALES.has(next.text)) return true
  return next.text !== "in" && matchFrom(UNIT_PHRASES, tokens, at + 1) !== null
}

/** "Was arrested over 3 murders"; "arrested over 300 people" are more than 300. */
function isDoneOver(tokens: readonly Token[], start: number): boolean {
  if (!DONE_OVER.has(tokens[start - 1]?.text ?? "")) return false
  return [start - 2, start - 3].some((at) => PASSIVES.has(tokens[at]?.text ?? ""))
}

/** "It is up to 12 jurors to decide." */
function isLeftTo(tokens: readonly Token[], start: number, end: number): boolean {
  if (tokens[start - 2]?.text !== "it" && tokens[start - 3]?.text !== "it") return false
  return tokens[end + 2]?.text === "to" && tokens[end + 1]?.kind === "word"
}

/** Tokens before "over" in which a figure is looked for. */
const REACH_OF_FIGURE = 3
/** Tokens of a number of years at most: "two and a half". */
const LONGEST_NUMBER = 5

/** "20 % over three years", "cut 300 jobs over two years", "spread over 5 days"; but "lasted over three years". */
function isDuring(tokens: readonly Token[], start: number, end: number): boolean {
  const span = endOfSpan(tokens, end)
  if (span === null || tokens[span]?.text === "ago") return false
  const before = tokens[start - 1]
  if (before === undefined) return beginsClause(tokens[span])
  if (LASTING.has(before.text)) return false
  return GOING_ON.has(before.text) || isAfterFigure(tokens, start)
}

function endOfSpan(tokens: readonly Token[], at: number): number | null {
  for (let next = at; next < at + LONGEST_NUMBER; next += 1) {
    const token = tokens[next]
    if (token === undefined) return null
    if (next > at && SPANS.has(token.text)) return next + 1
    if (token.kind !== "number" && !isNumberWord(token) && !/^(and|a|half|to|or|-|–)$/.test(token.text)) return null
  }
  return null
}

/** Behind "over two days" at the start of a sentence: "over two days, 300 people came". */
function beginsClause(token: Token | undefined): boolean {
  return token !== undefined && (token.kind === "number" || CLAUSE_STARTS.has(token.text))
}

const CLAUSE_STARTS: ReadonlySet<string> = new Set(
  ", the a an he she they it we more about some nearly over".split(" "),
)

/** A number, a sign or a scale not far before, and nothing that lasts between. */
function isAfterFigure(tokens: readonly Token[], start: number): boolean {
  for (let at = start - 1; at >= Math.max(0, start - REACH_OF_FIGURE); at -= 1) {
    const token = tokens[at]
    if (token === undefined || LASTING.has(token.text)) return false
    if (token.kind === "number" || token.text === "%" || SCALES.has(token.text) || isNumberWord(token)) return true
    if (token.kind === "mark") return false
  }
  return false
}
