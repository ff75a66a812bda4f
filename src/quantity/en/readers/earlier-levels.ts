import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import type { Scan, Token } from "../../scan/tokenize.ts"
import { countsPeople, countsPlural } from "../counted-nouns.ts"
import { readAmount } from "./amount.ts"
import { readHedgesBefore } from "./hedges.ts"

/** Which way a level has moved: "up from 10,000", "down 5 %". */
const MOVES =
  /^(up|down|rising|falling|increasing|decreasing|growing|rose|fell|grew|increased|decreased|higher|lower|climbing|dropping|improved|recovering|compared|revised)$/
/** Between such a word and the number: "up sharply from", "down by". */
const ADVERBS = /^(the|of|:|\.|sharply|slightly|steeply|again|by|a|an|just|only|almost|nearly|over)$/
const CHANGES = /^(rise|increase|gain|jump|growth|drop|fall|decrease|decline|reduction|loss|improvement)$/
/** What the number before is held against. */
const AGAINST = /^(with|to|against|versus|vs|instead|than)$/
/** Some of these only behind another word: "compared with", "rather than". */
const LED_BY: ReadonlyMap<string, string> = new Map([
  ["with", "compared"],
  ["to", "compared"],
  ["than", "rather"],
])
/** In a bracket or behind a comma these name another level: "(was 10,000)", "(forecast: 10,000)". */
const OTHER_LEVELS = /^(was|were|previously|formerly|prior|forecast|expected|target|consensus|estimate|initially)$/
/** Behind a number in brackets these tell that it is of another time: "(10,000 a year earlier)". */
const OTHER_TIME = /^(earlier|ago|last|previously|previous|before|prior|yesterday|then)$/
/** Behind a share these make it a change: "12,000 (5 % more)". */
const AFTER_CHANGE = /^(up|down|more|less|fewer|higher|lower|above|below|increase|rise|gain|drop|decline|fall|growth)$/
/** Tokens between the level and the number that tells of an earlier one at most. */
const FARTHEST = 8
const REACH_OF_TIME = 5

/**
 * In a wording, behind its figure: "12,000, up from 10,000", "12,000 (10,000 a year earlier)", "12,000, down 5 % on the
 * year". The second number says where the level was or how far it moved, and the wording has one figure. `from`: where the
 * first ends.
 */
export function readEarlierLevel(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  if (known.inProse || from === 0 || at - from > FARTHEST) return null
  const amount = readAmount(scan, at, from, known)
  if (amount === null || "reason" in amount) return null
  const before = readHedgesBefore(scan, amount.start, from)
  const start = before.announcedAt ?? before.start
  const gap = scan.tokens.slice(from, start)
  const isFrom = scan.tokens[start]?.text === "from"
  if (!isEarlier(scan, gap, amount, isFrom) && !isChange(scan, gap, amount)) return null
  return { start: at, end: amount.end, kind: "other", what: "an earlier level or a change" }
}

/** "Up from 10,000", "from 10,000" alone, "against 10,000", "(10,000 last year)". */
function isEarlier(scan: Scan, gap: readonly Token[], amount: AmountFound, isFrom: boolean): boolean {
  const last = lastWord(gap)
  if (isFrom) return MOVES.test(last) || (gap.length === 0 && !countsNext(scan, amount.end))
  if (AGAINST.test(last)) {
    const led = LED_BY.get(last)
    return (led === undefined || gap.some(({ text }) => text === led)) && !countsNext(scan, amount.end)
  }
  if (opensAside(gap) && OTHER_LEVELS.test(last)) return !countsNext(scan, amount.end)
  return gap.at(-1)?.text === "(" && isOfOtherTime(scan.tokens, amount.end)
}

/** "Down 5 %", "a rise of 500", "+5 %", "5 % more". */
function isChange(scan: Scan, gap: readonly Token[], amount: AmountFound): boolean {
  if (!opensAside(gap)) return false
  if (MOVES.test(lastWord(gap))) return true
  if (gap.at(-1)?.text === "of" && CHANGES.test(gap.at(-2)?.text ?? "")) return true
  if (!amount.unit?.startsWith("%") || gap.at(-1)?.kind !== "mark") return false
  const isSigned = /^[-+−]$/.test(scan.tokens[amount.start]?.text ?? "")
  return isSigned || AFTER_CHANGE.test(scan.tokens[amount.end]?.text ?? "")
}

function opensAside(gap: readonly Token[]): boolean {
  return gap.some(({ text }) => /^[,(;–—-]$/.test(text))
}

/** The last word that is no adverb. */
function lastWord(gap: readonly Token[]): string {
  return gap.findLast(({ text }) => !ADVERBS.test(text))?.text ?? ""
}

function countsNext(scan: Scan, at: number): boolean {
  return countsPlural(scan, at) || countsPeople(scan, at)
}

function isOfOtherTime(tokens: readonly Token[], at: number): boolean {
  for (let next = at; next < at + REACH_OF_TIME; next += 1) {
    const token = tokens[next]
    if (token === undefined || token.text === ")") return false
    if (OTHER_TIME.test(token.text)) return true
  }
  return false
}
