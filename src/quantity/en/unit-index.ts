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
  multiples: [
    [10, "a", ["decades", "decade"]],
    [2, "wk", ["fortnights", "fortnight"]],
  ],
})

/** "A barrel", "an hour", "each year": what a rate is per. */
export const PER_WORDS: ReadonlySet<string> = new Set(["per", "a", "an", "each", "every", "/"])

export const SIGN_WORDS: SignWords = Object.freeze({
  minus: new Set(["minus", "negative"]),
  plus: new Set(["plus"]),
  before: new Set(
    "is was were be been at to of by from than and or between reached hit stood averaged around about nearly".split(
      " ",
    ),
  ),
})

/** Behind degrees: on which side of which point they are counted. */
export const ZERO_PHRASES: PhraseIndex<ZeroPhrase> = indexPhrases([
  ["below zero", { isBelow: true, isFreezing: false }],
  ["below freezing", { isBelow: true, isFreezing: true }],
  ["above zero", { isBelow: false, isFreezing: false }],
  ["above freezing", { isBelow: false, isFreezing: true }],
])
