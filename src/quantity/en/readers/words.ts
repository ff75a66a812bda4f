import { type Exact, exact, ONE, powerOfTen } from "../../numbers/exact.ts"
import type { NumeralMatch } from "../../scan/readers/digits.ts"
import type { ScaleMatch } from "../../scan/readers/fractions.ts"
import {
  listGroups,
  type NumberGroup,
  type SmallNumber,
  smallDigits,
  smallNumber,
  sumGroups,
  withScale,
} from "../../scan/readers/number-groups.ts"
import { skipHyphen } from "../../scan/readers/units.ts"
import { isJoined, type Token } from "../../scan/tokenize.ts"
import { ARTICLES, CRORES, SCALES, TENS, UNITS } from "../number-words.ts"
import { readDigits } from "./digits.ts"

const HUNDRED = 100
const THOUSAND = 1000

/**
 * Number words, and digits with scale words between or after: "two hundred and five thousand", "12 thousand", "3
 * million 200 thousand". `joinsAnd` false leaves "and" to the range in "between one hundred and two hundred".
 */
export function readWords(tokens: readonly Token[], at: number, joinsAnd = true): NumeralMatch | null {
  const groups = listGroups(at, (next, before) => readNext(tokens, next, before, joinsAnd))
  const last = groups.at(-1)
  if (last === undefined) return null
  if (isRestOfNumber(tokens, last.end))
    return { end: endOfNumberWords(tokens, last.end), reason: "these number words do not make one number" }
  if (mayBeTwo(tokens, groups, last)) return { end: last.end, reason: "this may be one number or two" }
  return sumGroups(groups, last)
}

/** "A thousand and five hundred were hurt": nothing that is counted shows that hundreds behind "and" are the rest of it. */
function mayBeTwo(tokens: readonly Token[], groups: readonly NumberGroup[], last: NumberGroup): boolean {
  const before = groups.at(-2)
  if (before === undefined || tokens[before.end]?.text !== "and") return false
  if (last.scale.equals(ONE) && last.mantissa.lt(HUNDRED)) return false
  return /^(is|are|was|were|have|had|has|will|died|fled|left|came|went|survived|of|[a-z]+ed)$/.test(
    tokens[last.end]?.text ?? "",
  )
}

/** "two hundred hundred", "six seven"; but "four one-day races" has two numbers. */
function isRestOfNumber(tokens: readonly Token[], at: number): boolean {
  const text = tokens[at]?.text ?? ""
  if (SCALES.has(text) || text === "hundred") return true
  return isNumberWord(tokens[at]) && !isTiedToWord(tokens, at)
}

function endOfNumberWords(tokens: readonly Token[], at: number): number {
  let end = at
  while (isRestOfNumber(tokens, end)) end += 1
  return end
}

function isTiedToWord(tokens: readonly Token[], at: number): boolean {
  const isTied = tokens[at + 1]?.text === "-" && isJoined(tokens, at + 1) && isJoined(tokens, at + 2)
  return isTied && tokens[at + 2]?.kind === "word" && !isNumberWord(tokens[at + 2])
}

/** Whether the token is a number below a hundred in one word: "seven", "seventy". */
export function isNumberWord(token: Token | undefined): boolean {
  return token?.kind === "word" && (UNITS.has(token.text) || TENS.has(token.text))
}

/** Each scale is smaller than the one before it. */
function readNext(
  tokens: readonly Token[],
  at: number,
  before: NumberGroup | undefined,
  joinsAnd: boolean,
): NumberGroup | null {
  const start = before && joinsAnd ? skipAnd(tokens, at) : at
  const group = readGroup(tokens, start, joinsAnd, before === undefined)
  return group === null || (before && !continues(before, group, start > at)) ? null : group
}

/** After "and" a rest in words: "two thousand and five", "a thousand and five hundred". */
function continues(before: NumberGroup, group: NumberGroup, hasAnd: boolean): boolean {
  if (before.places !== 0 || group.places !== 0 || group.scale.gte(before.scale)) return false
  if (group.isDigits) return !hasAnd && group.scale.gt(ONE)
  return !hasAnd || group.mantissa.lt(THOUSAND)
}

/** Also over the hyphens of "two-hundred-and-fifty". */
function skipAnd(tokens: readonly Token[], at: number): number {
  const and = skipHyphen(tokens, at)
  return tokens[and]?.text === "and" ? skipHyphen(tokens, and + 1) : at
}

function readGroup(tokens: readonly Token[], at: number, joinsAnd: boolean, isFirst: boolean): NumberGroup | null {
  const small =
    smallDigits(readDigits(tokens, at)) ??
    readSpokenDecimals(tokens, readSmall(tokens, at, joinsAnd)) ??
    (isFirst ? (readArticle(tokens, at, joinsAnd) ?? readPoint(tokens, at)) : null)
  return small && withScale(small, readScale(tokens, small.end))
}

/** "two point five", "zero point two five": digits by their names, after the word "point". */
function readSpokenDecimals(tokens: readonly Token[], whole: SmallNumber | null): SmallNumber | null {
  if (whole === null || tokens[whole.end]?.text !== "point") return whole
  let digits = ""
  let end = whole.end + 1
  while (digits.length < MOST_SPOKEN && isDigitWord(tokens[end])) {
    digits += String(UNITS.get(tokens[end]?.text ?? ""))
    end += 1
  }
  const places = digits.length
  if (places === 0) return whole
  return { mantissa: whole.mantissa.add(exact(BigInt(digits)).mul(powerOfTen(-places))), places, isDigits: false, end }
}

/** "point five" alone or before a unit, where no noun before it makes a point of it. */
function readPoint(tokens: readonly Token[], at: number): SmallNumber | null {
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  if (tokens[at]?.text !== "point" || !isDigitWord(next)) return null
  if (before?.kind === "word" && !BEFORE_POINT.has(before.text)) return null
  const small = readSpokenDecimals(tokens, smallNumber(0, at))
  const after = small === null ? undefined : tokens[small.end]
  const isAlone = after === undefined || after.text === "."
  return isAlone || SCALES.has(after.text) || /^(percent|per|%)$/.test(after.text) ? small : null
}

const BEFORE_POINT: ReadonlySet<string> = new Set(
  "oh o is was of by about around nearly just only minus negative plus than over under".split(" "),
)

/** Decimals that somebody says one by one, at most. */
const MOST_SPOKEN = 6

function isDigitWord(token: Token | undefined): boolean {
  return token?.kind === "word" && (UNITS.get(token.text) ?? 10) < 10
}

/** "a hundred and fifty", "a million": the article counts as one. */
function readArticle(tokens: readonly Token[], at: number, joinsAnd: boolean): SmallNumber | null {
  if (isBareHundred(tokens, at, joinsAnd)) return readHundreds(tokens, at, 1, joinsAnd)
  if (!ARTICLES.has(tokens[at]?.text ?? "")) return null
  const next = tokens[at + 1]?.text ?? ""
  if (next === "hundred") return readHundreds(tokens, at + 1, 1, joinsAnd)
  return SCALES.has(next) ? smallNumber(1, at + 1) : null
}

/** "hundred and twenty", as it is said, and "hundred thousand" where a text begins with it; a hundred alone keeps its article or its "one". */
function isBareHundred(tokens: readonly Token[], at: number, joinsAnd: boolean): boolean {
  if (at === 0 && tokens[0]?.text === "hundred" && SCALES.has(tokens[1]?.text ?? "")) return true
  return tokens[at]?.text === "hundred" && tokens[at + 1]?.text === "and" && joinsAnd && isNumberWord(tokens[at + 2])
}

/** Below a thousand, or below ten thousand as "twelve hundred". */
function readSmall(tokens: readonly Token[], at: number, joinsAnd: boolean): SmallNumber | null {
  const tens = readBelowHundred(tokens, at)
  if (tens === null) return null
  const hundred = skipHyphen(tokens, tens.end)
  if (tokens[hundred]?.text !== "hundred") return smallNumber(tens.value, tens.end)
  return readHundreds(tokens, hundred, tens.value, joinsAnd)
}

/** From the word "hundred" on: "hundred and five", but not the second number of "one hundred and two hundred". */
function readHundreds(tokens: readonly Token[], at: number, hundreds: number, joinsAnd: boolean): SmallNumber {
  const start = joinsAnd ? skipAnd(tokens, at + 1) : at + 1
  const rest = readBelowHundred(tokens, start)
  if (rest === null || tokens[rest.end]?.text === "hundred") return smallNumber(hundreds * HUNDRED, at + 1)
  return smallNumber(hundreds * HUNDRED + rest.value, rest.end)
}

/** "seven", "seventy", "seventy-seven", "seventy seven". */
function readBelowHundred(tokens: readonly Token[], at: number): { value: number; end: number } | null {
  const text = tokens[at]?.text ?? ""
  const unit = UNITS.get(text)
  if (unit !== undefined) return { value: unit, end: at + 1 }
  const tens = TENS.get(text)
  if (tens === undefined) return null
  const next = tokens[at + 1]?.text === "-" && isJoined(tokens, at + 1) ? at + 2 : at + 1
  const rest = UNITS.get(tokens[next]?.text ?? "") ?? 0
  return rest > 0 && rest < 10 ? { value: tens + rest, end: next + 1 } : { value: tens, end: at + 1 }
}

/** The crores of "3 lakh crore", "3 lakh-crore" and "50 thousand crore". */
function readCrores(tokens: readonly Token[], at: number, scale: Exact): ScaleMatch | null {
  const crore = powerOfTen(7)
  const start = skipHyphen(tokens, at)
  return scale.lt(crore) && CRORES.has(tokens[start]?.text ?? "") ? { scale: scale.mul(crore), end: start + 1 } : null
}

/** Scales of old counts, with the word that shows them: "three score years and ten" but "the three score well". */
const OLD_SCALES: ReadonlyMap<string, number> = new Map([
  ...["and", "years", "of", "men", "women", "people", "miles"].map((next): [string, number] => [`score ${next}`, 20]),
  ["gross of", 144],
])

/** "million", "hundred thousand" after digits, "-million". */
export function readScale(tokens: readonly Token[], at: number): ScaleMatch | null {
  const start = skipHyphen(tokens, at)
  const text = tokens[start]?.text ?? ""
  const scale = SCALES.get(text)
  if (scale !== undefined) return readCrores(tokens, start + 1, scale) ?? { scale, end: start + 1 }
  const old =
    start === at && isNumberWord(tokens[at - 1]) ? OLD_SCALES.get(`${text} ${tokens[at + 1]?.text}`) : undefined
  if (old !== undefined) return { scale: exact(old), end: at + 1 }
  if (text !== "hundred" || tokens[start - 1]?.text === "hundred") return null
  const beyond = SCALES.get(tokens[start + 1]?.text ?? "")
  return beyond ? { scale: beyond.mul(HUNDRED), end: start + 2 } : { scale: exact(HUNDRED), end: start + 1 }
}
