import { ONE } from "../../numbers/exact.ts"
import type { NumeralFound, NumeralMatch } from "../../scan/readers/digits.ts"
import { addFraction, type ScaleMatch } from "../../scan/readers/fractions.ts"
import { preferDigits } from "../../scan/readers/number-groups.ts"
import { skipHyphen } from "../../scan/readers/units.ts"
import { isJoined, type Token } from "../../scan/tokenize.ts"
import { LETTER_SCALES, SCALES, SHORT_SCALES } from "../number-words.ts"
import { readDigits } from "./digits.ts"
import { readAddedFraction, readFraction } from "./fractions.ts"
import { readPowerAfter } from "./powers.ts"
import type { ScaleLetter } from "./scale-letters.ts"
import { readScale, readWords } from "./words.ts"

export type NumberOptions = {
  /** False leaves "and" to a range: "between one hundred and two hundred". */
  readonly joinsAnd: boolean
  /** Whether the letter at the token `at`, behind a number with or without decimals, is a scale here. */
  readonly readLetter: (at: number, hasDecimals: boolean) => ScaleLetter
}

/** Any numeral, with its scale: "12,000", "12k", "3.5 million", "two and a half million", "half a million", "1½". */
export function readNumber(tokens: readonly Token[], at: number, options: NumberOptions): NumeralMatch | null {
  const base = readFraction(tokens, at) ?? readBase(tokens, at, options.joinsAnd)
  if (base === null || "reason" in base || base.numeral.places === null) return base
  const power = readPowerAfter(tokens, base.end)
  if (power !== null) return { end: power.end, numeral: { ...base.numeral, scale: power.scale }, isPlain: false }
  const mixed = options.joinsAnd ? joinFraction(tokens, base) : base
  return mixed.numeral.scale.equals(ONE) ? readShortScale(tokens, mixed, mixed.end, options) : mixed
}

function readBase(tokens: readonly Token[], at: number, joinsAnd: boolean): NumeralMatch | null {
  const digits = readDigits(tokens, at)
  if (digits !== null && ("reason" in digits || !mayGoOn(tokens[digits.end]))) return digits
  return preferDigits(digits, readWords(tokens, at, joinsAnd))
}

/** Only a scale word makes more of digits: "12 thousand", "3-million". */
function mayGoOn(token: Token | undefined): boolean {
  if (token === undefined || token.kind === "number") return false
  return token.text === "-" || token.text === "hundred" || SCALES.has(token.text)
}

/** "two and a half million" and "a million and a half": the half is of the same scale. */
function joinFraction(tokens: readonly Token[], base: NumeralFound): NumeralFound {
  if (base.numeral.places !== 0) return base
  const added = readAddedFraction(tokens, base.end)
  if (added === null) return base
  const scale = base.numeral.scale.equals(ONE) ? SCALES.get(tokens[added.end]?.text ?? "") : undefined
  return addFraction(base, added, scale ? { scale, end: added.end + 1 } : null)
}

/** What begins the words between a number and its scale. */
const LOOSE_STARTS: ReadonlySet<string> = new Set(["plus", "odd", "or"])

/** The scale at the token `at`, behind the number or behind its plus. */
function readShortScale(
  tokens: readonly Token[],
  base: NumeralFound,
  at: number,
  options: NumberOptions,
): NumeralMatch {
  const token = tokens[at]
  if (token?.kind === "mark" || LOOSE_STARTS.has(token?.text ?? "")) return readLooseScale(tokens, base, options)
  if (token?.kind !== "word" || (at === base.end && tokens[at - 1]?.kind === "word")) return base
  const short = SHORT_SCALES.get(token.text)
  if (short !== undefined) return scaleBy(base, { scale: short, end: skipStop(tokens, at + 1) })
  const letter = LETTER_SCALES.get(token.text)
  if (letter === undefined) return base
  const scales = options.readLetter(at, base.numeral.places !== 0)
  if (typeof scales === "string") return { end: at + 1, reason: scales }
  return scales ? scaleBy(base, { scale: letter, end: at + 1 }) : base
}

const MONEY = /^([€$£]|euros?|dollars?|francs?|pounds?|eur|usd|gbp|chf)$/

/** Behind the full stop of "20 mn. euros" and "20 Mio. €", where money follows. */
function skipStop(tokens: readonly Token[], at: number): number {
  const isStop = tokens[at]?.text === "." && isJoined(tokens, at)
  return isStop && MONEY.test(tokens[at + 1]?.text ?? "") && tokens[at + 2]?.kind !== "number" ? at + 1 : at
}

/** "10+ million", "80-plus million", "$40+bn", "forty-odd thousand", "40 or so million": what stands within is of it all. */
function readLooseScale(tokens: readonly Token[], base: NumeralFound, options: NumberOptions): NumeralMatch {
  const loose = readLoose(tokens, base.end)
  if (loose === null || tokens[loose.end]?.kind !== "word" || LOOSE_STARTS.has(tokens[loose.end]?.text ?? ""))
    return base
  const scale = readScale(tokens, loose.end)
  const scaled = scale ? scaleBy(base, scale) : readShortScale(tokens, base, loose.end, options)
  return "reason" in scaled || scaled === base ? scaled : { ...scaled, [loose.is]: true }
}

/** Between a number and its scale or unit: the number is a floor, or a rough one. `end`: where the scale or unit begins. */
export type Loose = { readonly end: number; readonly is: "isOpen" | "isRough" }

/** "10+", "80-plus", "80 plus", "40-odd", "40 odd", "5 or more", "5 or so", behind a number that ends before the token `at`. */
export function readLoose(tokens: readonly Token[], at: number): Loose | null {
  const plus = skipPlus(tokens, at)
  if (plus > at) return { end: plus, is: "isOpen" }
  const word = skipHyphen(tokens, at)
  if (tokens[word]?.text === "odd" && tokens[word + 1]?.text !== "-") return { end: word + 1, is: "isRough" }
  if (tokens[at]?.text !== "or") return null
  const so = tokens[at + 1]?.text
  return so === "so" || so === "more" ? { end: at + 2, is: so === "so" ? "isRough" : "isOpen" } : null
}

/** Behind the plus of a number that ends before the token `at`: "10+", "80-plus", "80 plus"; `at` where there is none. */
function skipPlus(tokens: readonly Token[], at: number): number {
  if (tokens[at]?.text === "+") return isJoined(tokens, at) && tokens[at + 1]?.kind !== "number" ? at + 1 : at
  const word = skipHyphen(tokens, at)
  return tokens[word]?.text === "plus" && tokens[word + 1]?.kind !== "number" ? word + 1 : at
}

function scaleBy(base: NumeralFound, { scale, end }: ScaleMatch): NumeralFound {
  return { end, numeral: { ...base.numeral, scale }, isPlain: false }
}
