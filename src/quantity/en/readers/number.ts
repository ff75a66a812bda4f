import { type Exact, ONE } from "../../numbers/exact.ts"
import type { NumeralFound, NumeralMatch } from "../../scan/readers/digits.ts"
import { addFraction } from "../../scan/readers/fractions.ts"
import { preferDigits } from "../../scan/readers/number-groups.ts"
import type { Token } from "../../scan/tokenize.ts"
import { LETTER_SCALES, SCALES, SHORT_SCALES } from "../number-words.ts"
import { readDigits } from "./digits.ts"
import { readAddedFraction, readFraction } from "./fractions.ts"
import { readPowerAfter } from "./powers.ts"
import { readWords } from "./words.ts"

export type NumberOptions = {
  /** False leaves "and" to a range: "between one hundred and two hundred". */
  readonly joinsAnd: boolean
  /** Which letters after digits are scales here; "m" may be metres, "t" is a trillion only of money. */
  readonly letterScales: (letter: string, next: number) => boolean
}

/** Any numeral, with its scale: "12,000", "12k", "3.5 million", "two and a half million", "half a million", "1½". */
export function readNumber(tokens: readonly Token[], at: number, options: NumberOptions): NumeralMatch | null {
  const base = readFraction(tokens, at) ?? readBase(tokens, at, options.joinsAnd)
  if (base === null || "reason" in base || base.numeral.places === null) return base
  const power = readPowerAfter(tokens, base.end)
  if (power !== null) return { end: power.end, numeral: { ...base.numeral, scale: power.scale }, isPlain: false }
  const mixed = joinFraction(tokens, base)
  return mixed.numeral.scale.equals(ONE) ? readShortScale(tokens, mixed, options) : mixed
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

function readShortScale(tokens: readonly Token[], base: NumeralFound, { letterScales }: NumberOptions): NumeralFound {
  const token = tokens[base.end]
  if (token?.kind !== "word" || tokens[base.end - 1]?.kind === "word") return base
  const short = SHORT_SCALES.get(token.text)
  if (short !== undefined) return scaleBy(base, short)
  const letter = LETTER_SCALES.get(token.text)
  const isScale = letter && letterScales(token.text, base.end + 1)
  return isScale ? scaleBy(base, letter) : base
}

function scaleBy(base: NumeralFound, scale: Exact): NumeralFound {
  return { end: base.end + 1, numeral: { ...base.numeral, scale }, isPlain: false }
}
