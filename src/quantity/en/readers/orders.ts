import { ONE, ZERO } from "../../numbers/exact.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { type OrderWords, readOrderOf, readVagueOf } from "../../scan/readers/orders.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { HEDGES_BEFORE } from "../hedges.ts"
import { OF } from "../number-words.ts"
import { ORDER_PHRASES, VAGUE_PHRASES } from "../orders.ts"
import { readHedgesBefore } from "./hedges.ts"
import { readUnitAfter } from "./unit-after.ts"
import { isNumberWord } from "./words.ts"

/** For a unit after a word the numeral does not matter. */
export const NO_NUMERAL = Object.freeze({ mantissa: ZERO, places: 0, scale: ONE })

const WORDS: OrderWords = Object.freeze({
  orders: ORDER_PHRASES,
  vague: VAGUE_PHRASES,
  of: OF,
  more: "more",
  beforeDegree: new Set(["as", "how", "so", "too", "that", "not", "this"]),
  hedges: HEDGES_BEFORE,
  isNumberWord,
  readHedgesBefore,
  readUnitAfter: (scan: Scan, at: number, known: Surroundings) => readUnitAfter(scan, at, NO_NUMERAL, known),
})

/** "dozens of", "several hundred", "tens of thousands of dollars". */
export function readOrder(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  return readOrderOf(WORDS, scan, at, from, known)
}

/** "several", "a few", "many". */
export function readVague(scan: Scan, at: number, _from: number, known: Surroundings): Found | null {
  return readVagueOf(WORDS, scan, at, known)
}
