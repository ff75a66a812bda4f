import type { Found } from "../../scan/language.ts"
import { isJoined, type Scan, type Token } from "../../scan/tokenize.ts"
import { ORDINAL_ENDINGS } from "../date-words.ts"
import { TENS } from "../number-words.ts"
import { isNumberWord } from "./words.ts"

const UNITS =
  "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth".split(" ")
const MORE = "fifteenth sixteenth seventeenth eighteenth nineteenth".split(" ")
const TENTHS = "twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth".split(" ")

const WORDS: ReadonlyMap<string, number> = new Map([
  ...[...UNITS, ...MORE].map((word, index): [string, number] => [word, index + 1]),
  ...TENTHS.map((word, index): [string, number] => [word, index * 10 + 20]),
])

export type OrdinalMatch = { readonly value: number; readonly end: number }

/** "3rd", "third", "twenty-first"; null where the token begins none. */
export function matchOrdinal(scan: Scan, at: number): OrdinalMatch | null {
  const match = matchDigits(scan, at) ?? matchTens(scan, at) ?? matchWord(scan, at)
  return match !== null && Number.isSafeInteger(match.value) ? match : null
}

/** "the 3rd", "21st", "twenty-first". What is one word, such as "third", may be a fraction and is left to those. */
export function readOrdinal(scan: Scan, at: number): Found | null {
  const match = matchDigits(scan, at) ?? matchTens(scan, at) ?? matchLong(scan, at)
  return match && { start: at, end: match.end, kind: "other", what: "an ordinal, a place in an order" }
}

function matchDigits({ tokens }: Scan, at: number): OrdinalMatch | null {
  const isEnding = ORDINAL_ENDINGS.has(tokens[at + 1]?.text ?? "") && isJoined(tokens, at + 1) && !isStone(tokens, at)
  if (tokens[at]?.kind !== "number" || !isEnding) return null
  return { value: Number(tokens[at]?.text.replaceAll(",", "")), end: at + 2 }
}

/** Tokens of an ordinal at most: "one thousand two hundred and fifty-first". */
const LONGEST = 8

/** "one hundred and fifth", "two hundredth": number words that end in an ordinal. "Two and a third" is a number. */
function matchLong({ tokens }: Scan, at: number): { readonly end: number } | null {
  if (!isNumberWord(tokens[at])) return null
  let next = at + 1
  while (next < at + LONGEST && isInNumber(tokens[next])) next += 1
  const text = tokens[next]?.text ?? ""
  const isLarge = LARGE.test(text) && (next > at + 1 || tokens[at]?.text !== "one")
  const isRest = WORDS.has(text) && tokens[next - 1]?.text === "and" && HUNDREDS.has(tokens[next - 2]?.text ?? "")
  return isLarge || isRest ? { end: next + 1 } : null
}

function isInNumber(token: Token | undefined): boolean {
  return isNumberWord(token) || token?.text === "and" || HUNDREDS.has(token?.text ?? "")
}

const LARGE = /^(hundredth|thousandth|millionth)$/
const HUNDREDS: ReadonlySet<string> = new Set(["hundred", "thousand", "million"])

/** "13st 4lb" is a weight; 13 in an order has "th". */
function isStone(tokens: Scan["tokens"], at: number): boolean {
  return tokens[at + 1]?.text === "st" && /(^|[^1])[02-9]$|1\d$/.test(tokens[at]?.text ?? "")
}

function matchTens({ tokens }: Scan, at: number): OrdinalMatch | null {
  const tens = TENS.get(tokens[at]?.text ?? "")
  if (tens === undefined) return null
  const apart = WORDS.get(tokens[at + 1]?.text ?? "") ?? 10
  if (apart < 10) return ORDERED.has(tokens[at + 2]?.text ?? "") ? { value: tens + apart, end: at + 2 } : null
  if (tokens[at + 1]?.text !== "-" || !isJoined(tokens, at + 1)) return null
  const unit = WORDS.get(tokens[at + 2]?.text ?? "") ?? 10
  return unit < 10 ? { value: tens + unit, end: at + 3 } : null
}

/** After "fifty second" these show a place in an order, where other nouns leave fifty seconds. */
const ORDERED: ReadonlySet<string> = new Set([
  ..."birthday anniversary century edition floor storey story president amendment season year day week month".split(
    " ",
  ),
  ..."session meeting congress parallel street precinct parliament time state member round lap minute cap title".split(
    " ",
  ),
])

function matchWord({ tokens }: Scan, at: number): OrdinalMatch | null {
  const value = WORDS.get(tokens[at]?.text ?? "")
  return value === undefined ? null : { value, end: at + 1 }
}
