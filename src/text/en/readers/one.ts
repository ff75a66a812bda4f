import { HEDGES_BEFORE } from "../../../quantity/en/hedges.ts"
import { DENOMINATORS, SCALES } from "../../../quantity/en/number-words.ts"
import { isNumberWord } from "../../../quantity/en/readers/words.ts"
import { UNIT_PHRASES } from "../../../quantity/en/unit-index.ts"
import type { Found } from "../../../quantity/scan/language.ts"
import { matchBefore, matchFrom } from "../../../quantity/scan/phrases.ts"
import { isJoined, type Scan, type Token } from "../../../quantity/scan/tokenize.ts"
import { CASUALTIES, HARM_VERBS, IDIOM_NOUNS, NOT_BEFORE_ONE, ONE_COMPOUNDS } from "../idioms.ts"
import { endsNoun } from "../noun-phrase.ts"
import { VERBS } from "../noun-words.ts"

/** "One" counts where a noun or "of" follows, or a hedge stands before; else it is a pronoun, as in "a better one". */
export function readPronounOne(scan: Scan, at: number, from: number): Found | null {
  if (scan.tokens[at]?.text !== "one" || isCounted(scan, at, from)) return null
  return { start: at, end: at + 1, kind: "other", what: "a pronoun or an idiom" }
}

function isCounted(scan: Scan, at: number, from: number): boolean {
  const { tokens } = scan
  const [before, next] = [wordBefore(scan, at), tokens[at + 1]]
  if (isShare(scan, at + 1) || isPercentOrDecimal(scan, at + 1)) return true
  if (NOT_BEFORE_ONE.has(before) || isIdiom(scan, at)) return false
  if (next === undefined || next.kind === "mark") return isCountedBeforeMark(scan, at, from)
  if (SCALES.has(next.text) || next.text === "hundred" || next.text === "and") return true
  if (/^(to|or)$/.test(next.text) && isNumberLike(tokens[at + 2])) return true
  if (next.text === "of") return tokens[at + 2]?.text !== "a"
  if (next.kind === "word" && !endsNoun(scan, next) && !VERBS.has(next.text)) return true
  return isHedged(scan, at, from) || HARM_VERBS.has(before) || isCasualty(scan, at + 1)
}

/** Over the hyphen of "a number-one song". */
function wordBefore({ tokens }: Scan, at: number): string {
  const isTied = tokens[at - 1]?.text === "-" && isJoined(tokens, at) && isJoined(tokens, at - 1)
  return tokens[isTied ? at - 2 : at - 1]?.text ?? ""
}

/** "in three", "out of 10" after "one". */
function isShare({ tokens }: Scan, at: number): boolean {
  return /^(in|out)$/.test(tokens[at]?.text ?? "") && tokens.slice(at + 1, at + 3).some(isNumberLike)
}

/** "per cent", "point five" after "one". */
function isPercentOrDecimal({ tokens }: Scan, at: number): boolean {
  const [text, next] = [tokens[at]?.text, tokens[at + 1]]
  return text === "point" ? isNumberWord(next) : text === "per" && next?.text === "cent"
}

function isNumberLike(token: Token | undefined): boolean {
  return (
    token?.kind === "number" ||
    /^(two|three|four|five|six|seven|eight|nine|ten|twenty|hundred)$/.test(token?.text ?? "")
  )
}

function isCountedBeforeMark(scan: Scan, at: number, from: number): boolean {
  const [next, after] = [scan.tokens[at + 1], scan.tokens[at + 2]]
  if (next?.text === "-" && isJoined(scan.tokens, at + 1) && after !== undefined) {
    return (
      DENOMINATORS.has(after.text) ||
      SCALES.has(after.text) ||
      after.text === "hundred" ||
      ONE_COMPOUNDS.has(after.text) ||
      after.text === "and" ||
      matchFrom(UNIT_PHRASES, scan.tokens, at + 2) !== null
    )
  }
  return isHedged(scan, at, from) || HARM_VERBS.has(scan.tokens[at - 1]?.text ?? "")
}

function isHedged(scan: Scan, at: number, from: number): boolean {
  return matchBefore(HEDGES_BEFORE, scan.tokens, at, from) !== null
}

/** "one was killed", "one remains missing". */
function isCasualty(scan: Scan, at: number): boolean {
  return (
    /^(was|is|were|died|remains|in)$/.test(scan.tokens[at]?.text ?? "") &&
    CASUALTIES.has(scan.tokens[at + 1]?.text ?? "")
  )
}

/** "at one point", "on the one hand", "one day", "one another". */
function isIdiom(scan: Scan, at: number): boolean {
  const [before, next] = [scan.tokens[at - 1]?.text ?? "", scan.tokens[at + 1]?.text ?? ""]
  if (next === "of" && /^(these|those)$/.test(scan.tokens[at + 2]?.text ?? ""))
    return scan.tokens[at + 3]?.text === "days"
  if (next === "another" || next === "thing" || next === "such") return true
  if (next === "day") return !/^(in|for|than|least|just|only|within|to|or|after)$/.test(before)
  return /^(at|on|in|for|from)$/.test(before) && IDIOM_NOUNS.has(next)
}
