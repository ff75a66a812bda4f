import { indexPhrases, type PhraseIndex } from "../scan/phrases.ts"
import type { ZeroPhrase } from "../scan/readers/below-zero.ts"
import type { SignWords } from "../scan/readers/signs.ts"
import { indexUnits, type UnitName } from "../scan/unit-phrases.ts"
import { AMBIGUOUS_UNITS, CENTS } from "./ambiguous-units.ts"
import { CURRENCY_NAMES } from "./currency-names.ts"
import { UNIT_NAMES } from "./unit-names.ts"

export const UNIT_PHRASES: PhraseIndex<UnitName> = indexUnits({
  names: [...UNIT_NAMES, ...CURRENCY_NAMES],
  ambiguous: AMBIGUOUS_UNITS,
  cents: CENTS,
  multiples: [[10, "a", ["Jahrzehnte", "Jahrzehnten", "Jahrzehnt"]]],
})

/** Signs and words of money that stand before a number. */
export const MONEY_PREFIXES: ReadonlyMap<string, string> = new Map([
  ["€", "EUR"],
  ["£", "GBP"],
  ["¥", "JPY"],
  ["₴", "UAH"],
  ["₽", "RUB"],
  ["₺", "TRY"],
  ["₹", "INR"],
  ["₪", "ILS"],
  ["₩", "KRW"],
])

/** Words of money that may stand before a number, with the full stop that shortens them. */
export const MONEY_WORDS: ReadonlyMap<string, string> = new Map([
  ["euro", "EUR"],
  ["franken", "CHF"],
  ["fr.", "CHF"],
  ["sfr.", "CHF"],
  ["sfr", "CHF"],
])

/** Letters of money before a number that several countries write. */
export const OPEN_MONEY: ReadonlySet<string> = new Set(["Rs", "Kr", "kr"])

/** Codes of ISO 4217 that are words or names when they stand before a number. */
export const WORDLIKE_CODES: ReadonlySet<string> = new Set([
  ...["ALL", "BAM", "BOB", "CHE", "CHW", "COP", "CUP", "ERN", "GEL", "LAK", "MOP", "PEN", "RON", "SOS", "TOP", "TRY"],
])

export const SIGN_WORDS: SignWords = Object.freeze({
  minus: new Set(["minus"]),
  plus: new Set(["plus"]),
  before: new Set("ist war lag liegt bei auf um von bis zu und oder über unter rund etwa knapp zwischen".split(" ")),
})

/** Behind degrees: on which side of which point they are counted. */
export const ZERO_PHRASES: PhraseIndex<ZeroPhrase> = indexPhrases([
  ...["unter null", "unter 0", "minus"].map((phrase) => at(phrase, true, false)),
  ...["unter dem Gefrierpunkt", "unter Gefrierpunkt"].map((phrase) => at(phrase, true, true)),
  ...["über null", "über 0", "plus"].map((phrase) => at(phrase, false, false)),
  ...["über dem Gefrierpunkt", "über Gefrierpunkt"].map((phrase) => at(phrase, false, true)),
])

function at(phrase: string, isBelow: boolean, isFreezing: boolean): [string, ZeroPhrase] {
  return [phrase, { isBelow, isFreezing }]
}
