import type { PhraseIndex } from "../scan/phrases.ts"
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

/** "pro Barrel", "je Tonne", "km/s". */
export const PER_WORDS: ReadonlySet<string> = new Set(["pro", "je", "/"])
