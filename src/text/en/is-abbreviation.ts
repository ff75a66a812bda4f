import { isCapital, isJoined, type Scan, type Token } from "../../quantity/scan/tokenize.ts"
import { SHORTENED, STARTERS, TITLES } from "./abbreviations.ts"

/**
 * Whether the full stop at the token `at` ends no sentence: "Gen. Smith", "Oct. 31", "the U.S. Navy", "J. Doe", "9 a.m.
 * Monday".
 */
export function isAbbreviation(scan: Scan, at: number): boolean {
  const [word, next] = [scan.tokens[at - 1], scan.tokens[at + 1]]
  if (word?.kind !== "word" || next === undefined || !isJoined(scan.tokens, at)) return false
  if (TITLES.has(word.text)) return true
  if (isInitial(scan, at, word) || SHORTENED.has(word.text)) return goesOn(next)
  return false
}

/** One letter: a capital, or the last of "a.m.". */
function isInitial(scan: Scan, at: number, word: Token): boolean {
  if (word.text.length !== 1) return false
  return isCapital(scan, word) ? word.text !== "i" : scan.tokens[at - 2]?.text === "."
}

function goesOn(next: Token): boolean {
  return next.kind === "number" || /^\p{Sc}$/u.test(next.text) || (next.kind === "word" && !STARTERS.has(next.text))
}
