import type { Found, Surroundings } from "../../scan/language.ts"
import { type OrderWords, readOrderOf, readVagueOf } from "../../scan/readers/orders.ts"
import type { Scan, Token } from "../../scan/tokenize.ts"
import { isNumberWord } from "../compound.ts"
import { HEDGES_BEFORE } from "../hedges.ts"
import { ORDER_PHRASES, VAGUE_PHRASES } from "../orders.ts"
import { readHedgesBefore, startOfHedges } from "./hedges.ts"
import { readUnitAfter } from "./unit-after.ts"

const WORDS: OrderWords = Object.freeze({
  orders: ORDER_PHRASES,
  vague: VAGUE_PHRASES,
  of: "von",
  more: "mehr",
  beforeDegree: new Set(["wie", "so", "zu", "nicht", "genauso", "ebenso", "gleich"]),
  hedges: HEDGES_BEFORE,
  isNumberWord: (token: Token | undefined) => token?.kind === "word" && isNumberWord(token.text),
  readHedgesBefore: readAllHedges,
  readUnitAfter: (scan: Scan, at: number, known: Surroundings) => readUnitAfter(scan, at, null, known),
})

function readAllHedges(scan: Scan, at: number, from: number) {
  const before = readHedgesBefore(scan, at, from)
  return { start: startOfHedges(before), words: before.words }
}

/** "Dutzende", "mehrere Hundert", "Zehntausende Euro", "Tausende von Euro". */
export function readOrder(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  return readOrderOf(WORDS, scan, at, from, known)
}

/** "mehrere", "einige", "viele". */
export function readVague(scan: Scan, at: number, _from: number, known: Surroundings): Found | null {
  return readVagueOf(WORDS, scan, at, known)
}
