import { readHedgesBefore } from "../../../quantity/en/readers/hedges.ts"
import { readNumber } from "../../../quantity/en/readers/number.ts"
import { isCrossAt } from "../../../quantity/en/readers/pairs.ts"
import { exact, ONE } from "../../../quantity/numbers/exact.ts"
import type { Numeral } from "../../../quantity/numbers/numeral.ts"
import { combineHedges } from "../../../quantity/scan/combine-hedges.ts"
import type { Found } from "../../../quantity/scan/language.ts"
import { isJoined, type Scan } from "../../../quantity/scan/tokenize.ts"
import { AFTER_TIMES, MULTIPLIERS } from "../idioms.ts"

/**
 * "three times as many", "five-fold", "3x", "more than doubled", "twice the size": a ratio, a number without a unit.
 */
export function readMultiple(scan: Scan, at: number, from: number): Found | null {
  const multiple = readWord(scan, at) ?? readTimes(scan, at)
  if (multiple === null) return null
  const before = readHedgesBefore(scan, at, from)
  const combined = combineHedges(before.words)
  if (combined === null || before.isNegated) return null
  return {
    start: before.start,
    end: multiple.end,
    kind: "figure",
    meaning: { ...combined, numeral: multiple.numeral },
    unit: null,
  }
}

type Multiple = { readonly end: number; readonly numeral: Numeral }

function readWord(scan: Scan, at: number): Multiple | null {
  const text = scan.tokens[at]?.text ?? ""
  const value = MULTIPLIERS.get(text)
  if (value !== undefined)
    return { end: at + 1, numeral: { mantissa: exact(value), places: value === "1/2" ? null : 0, scale: ONE } }
  if (text !== "twice" || !AFTER_TIMES.has(scan.tokens[at + 1]?.text ?? "") || isWhile(scan, at + 1)) return null
  return { end: at + 1, numeral: { mantissa: exact(2), places: 0, scale: ONE } }
}

/** Tokens behind "as" in which the second one is looked for. */
const REACH_OF_AS = 4

/** "Scored twice as the visitors won", where "twice as many" and "twice as likely as" compare. */
function isWhile({ tokens }: Scan, at: number): boolean {
  if (tokens[at]?.text !== "as" || /^(many|much|likely)$/.test(tokens[at + 1]?.text ?? "")) return false
  return !tokens.slice(at + 2, at + 2 + REACH_OF_AS).some(({ text }) => text === "as")
}

/** Tokens of a number before "times" at most. */
const MOST_BEFORE_TIMES = 8

function mayBeTimes(scan: Scan, at: number): boolean {
  for (let next = at + 1; next <= at + MOST_BEFORE_TIMES; next += 1) {
    const text = scan.tokens[next]?.text
    if (text === "times" || text === "fold" || text === "x") return true
  }
  return false
}

function readTimes(scan: Scan, at: number): Multiple | null {
  if (!mayBeTimes(scan, at)) return null
  const number = readNumber(scan.tokens, at, { joinsAnd: true, readLetter: () => false })
  if (number === null || "reason" in number) return null
  const isTied = scan.tokens[number.end]?.text === "-" && isJoined(scan.tokens, number.end)
  const next = isTied ? number.end + 1 : number.end
  const word = scan.tokens[next]?.text ?? ""
  const isRatio =
    word === "times" && (number.numeral.places !== 0 || AFTER_TIMES.has(scan.tokens[next + 1]?.text ?? ""))
  if (!isRatio && word !== "fold" && !isCrossAt(scan, next)) return null
  return { end: next + 1, numeral: number.numeral }
}
