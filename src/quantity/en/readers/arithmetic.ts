import type { AmountMatch } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { isJoined, type Scan, type Token } from "../../scan/tokenize.ts"
import { findUnit } from "../../units/units.ts"
import { TENS, UNITS } from "../number-words.ts"
import { readAmount } from "./amount.ts"
import { readNumber } from "./number.ts"

/** Between two numbers of which a third is made. */
const OPERATORS: ReadonlySet<string> = new Set(["plus", "minus", "times", "+", "÷"])
/** Between the sides of something, or how often there is something: "10 x 5 metres", "12 × 330 ml". */
const CROSSES: ReadonlySet<string> = new Set(["x", "×", "*"])
/** Tokens of a first number, up to its operator. */
const REACH = 4

/** "Three plus 4", "2 + 2", "10 x 5 metres", "4 x 100m": two numbers that are to be put together are no figure. */
export function readArithmetic(scan: Scan, at: number, _from: number, known: Surroundings): Found | null {
  const sign = findOperator(scan.tokens, at)
  if (sign === null) return null
  if (isDrive(scan.tokens, at)) return { start: at, end: at + 3, kind: "other", what: "a pair of numbers" }
  const first = readNumber(scan.tokens, at, { joinsAnd: true, readLetter: () => false })
  if (first === null || "reason" in first || first.end !== sign) return null
  if (/^\p{Sc}$/u.test(scan.tokens[at - 1]?.text ?? "")) return null
  const second = readAmount(scan, sign + 1, sign + 1, known)
  if (second === null || second.start !== sign + 1) return null
  if (isSide(scan, second)) return null
  const isCross = CROSSES.has(scan.tokens[sign]?.text ?? "")
  if (!isCross && ("reason" in second || second.unit !== null || second.unsettled !== undefined)) return null
  return { start: at, end: second.end, kind: "unread", reason: "what two numbers make together is not calculated" }
}

/** The sides of "10 x 5 metres" are a figure each; "4 x 100m relay" has none. */
function isSide(scan: Scan, second: AmountMatch): boolean {
  if ("reason" in second || second.unit === null || scan.tokens[second.end]?.text === "relay") return false
  return findUnit(second.unit)?.dimension === "length"
}

/** A sign is joined to both numbers or to neither: "500 +0.4%" is a change. */
function findOperator(tokens: readonly Token[], at: number): number | null {
  for (let next = at + 1; next <= at + REACH; next += 1) {
    const text = tokens[next]?.text ?? ""
    if (OPERATORS.has(text) || CROSSES.has(text))
      return isJoined(tokens, next) === isJoined(tokens, next + 1) ? next : null
  }
  return null
}

/** "A 4x4", "the 6x6": how many wheels are driven. */
function isDrive(tokens: readonly Token[], at: number): boolean {
  const [first = "", sign = "", second = ""] = tokens.slice(at, at + 3).map(({ text }) => text)
  if (sign !== "x" || !/^[2468]$/.test(first) || !/^[2468]$/.test(second)) return false
  return (
    isJoined(tokens, at + 1) &&
    isJoined(tokens, at + 2) &&
    !(tokens[at + 3]?.kind === "word" && isJoined(tokens, at + 3))
  )
}

/** "A two-for-one offer", "a 3-for-2 trade", "a nine-to-five job", "a one-in-ten chance": two numbers tied by a word. */
export function readTiedNumbers({ tokens }: Scan, at: number): Found | null {
  const [first, before, word, after, second] = tokens.slice(at, at + 5)
  if (before?.text !== "-" || after?.text !== "-" || ![1, 2, 3, 4].every((away) => isJoined(tokens, at + away)))
    return null
  const [low, high] = [countOf(first), countOf(second)]
  if (low === null || high === null) return null
  if (word?.text === "in") return { start: at, end: at + 5, kind: "unread", reason: "it is a ratio and no number" }
  const isPair = word?.text === "for" || (word?.text === "to" && low >= high)
  return isPair ? { start: at, end: at + 5, kind: "other", what: "a pair of numbers" } : null
}

function countOf(token: Token | undefined): number | null {
  if (token === undefined) return null
  if (/^\d{1,4}$/.test(token.text)) return Number(token.text)
  return UNITS.get(token.text) ?? TENS.get(token.text) ?? null
}
