import { CURRENCIES } from "../currencies.ts"
import { indexPhrases, type PhraseIndex } from "../scan/phrases.ts"
import { AMBIGUOUS_UNITS, type AmbiguousUnit, CENTS } from "./ambiguous-units.ts"
import { CURRENCY_NAMES } from "./currency-names.ts"
import { UNIT_NAMES } from "./unit-names.ts"

/** A name and the units it can mean; `isCents` for hundredths of a currency. */
export type UnitName = AmbiguousUnit & { readonly name: string; readonly isCents: boolean }

export const UNIT_PHRASES: PhraseIndex<UnitName> = indexPhrases([
  ...[...UNIT_NAMES, ...CURRENCY_NAMES].flatMap(([code, names]) => names.map((name) => certain(name, code))),
  ...Object.entries(AMBIGUOUS_UNITS).map(([name, unit]) => several(name, unit, false)),
  ...Object.entries(CENTS).map(([name, unit]) => several(name, unit, true)),
])

function certain(name: string, code: string): [string, UnitName] {
  return [name, { name, codes: [code], usual: code, isCents: false }]
}

function several(name: string, unit: AmbiguousUnit, isCents: boolean): [string, UnitName] {
  return [name, { ...unit, name, isCents }]
}

/** Read as written, in capitals. */
export const CURRENCY_CODES: ReadonlySet<string> = new Set(CURRENCIES)

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

/** Symbols told apart by case, and codes without a name. */
export const SYMBOLS: ReadonlyMap<string, string> = new Map([
  ...["m", "g", "t", "h", "s", "L", "W", "V", "J", "K", "A", "cal"].map((code): [string, string] => [code, code]),
  ["l", "L"],
])

/** "pro Barrel", "je Tonne", "km/s". */
export const PER_WORDS: ReadonlySet<string> = new Set(["pro", "je", "/"])
