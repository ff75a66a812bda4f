import { type Exact, ONE } from "../../numbers/exact.ts"
import type { Numeral } from "../../numbers/numeral.ts"
import type { Token } from "../../scan/tokenize.ts"
import { LETTER_SCALES, SCALES, SHORT_SCALES } from "../number-words.ts"
import { type NumeralMatch, readDigits } from "./digits.ts"
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
  const mixed = addFraction(tokens, base)
  return mixed.numeral.scale.equals(ONE) ? readShortScale(tokens, mixed, options) : mixed
}

/** Digits alone stay plain, so that a year can be told; with a scale word they are read as words are. */
function readBase(tokens: readonly Token[], at: number, joinsAnd: boolean): NumeralMatch | null {
  const digits = readDigits(tokens, at)
  if (digits !== null && ("reason" in digits || !mayGoOn(tokens[digits.end]))) return digits
  const words = readWords(tokens, at, joinsAnd)
  if (digits !== null && words !== null && "numeral" in words && words.end === digits.end) return digits
  return words
}

/** Only a scale word makes more of digits: "12 thousand", "3-million". */
function mayGoOn(token: Token | undefined): boolean {
  if (token === undefined || token.kind === "number") return false
  return token.text === "-" || token.text === "hundred" || SCALES.has(token.text)
}

type Matched = Extract<NumeralMatch, { numeral: Numeral }>

/** "two and a half million" and "a million and a half": the half is of the same scale. */
function addFraction(tokens: readonly Token[], base: Matched): Matched {
  if (base.numeral.places !== 0) return base
  const added = readAddedFraction(tokens, base.end)
  if (added === null) return base
  const scale = base.numeral.scale.equals(ONE) ? SCALES.get(tokens[added.end]?.text ?? "") : undefined
  return {
    end: scale ? added.end + 1 : added.end,
    numeral: {
      mantissa: base.numeral.mantissa.add(added.value),
      places: null,
      scale: scale ?? base.numeral.scale,
    },
    isPlain: false,
  }
}

function readShortScale(tokens: readonly Token[], base: Matched, { letterScales }: NumberOptions): Matched {
  const token = tokens[base.end]
  if (token?.kind !== "word" || tokens[base.end - 1]?.kind === "word") return base
  const short = SHORT_SCALES.get(token.text)
  if (short !== undefined) return scaleBy(base, short)
  const letter = LETTER_SCALES.get(token.text)
  const isScale = letter && letterScales(token.text, base.end + 1)
  return isScale ? scaleBy(base, letter) : base
}

function scaleBy(base: Matched, scale: Exact): Matched {
  return { end: base.end + 1, numeral: { ...base.numeral, scale }, isPlain: false }
}
