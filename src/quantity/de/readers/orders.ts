import { combineHedges } from "../../scan/combine-hedges.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { matchFrom } from "../../scan/phrases.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { isNumberWord } from "../compound.ts"
import { HEDGES_BEFORE } from "../hedges.ts"
import { ORDER_PHRASES, VAGUE_PHRASES } from "../orders.ts"
import { readHedgesBefore } from "./hedges.ts"
import { readUnitAfter } from "./units.ts"

/** "Dutzende", "mehrere Hundert", "Zehntausende Euro". */
export function readOrder(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const phrase = matchFrom(ORDER_PHRASES, scan.tokens, at)
  if (phrase === null) return null
  const before = readHedgesBefore(scan, at, from)
  const unit = readUnitOf(scan, phrase.end, known)
  const place = { start: before.start, end: unit?.end ?? phrase.end }
  if (unit !== null && "reason" in unit) return { ...place, kind: "unread", reason: unit.reason }
  const hedge = combineHedges(before.words)
  if (hedge === null || !FITTING.has(hedge)) {
    return { ...place, kind: "unread", reason: "an upper bound on so rough a word says no number" }
  }
  return { ...place, kind: "figure", meaning: { hedge: "order", order: phrase.value }, unit: unit?.code ?? null }
}

/** An order is a lower bound already, and rough already. */
const FITTING: ReadonlySet<string> = new Set(["none", "about", "at-least", "more-than", "exactly"])

/** "Tausende Euro", "Tausende von Euro". */
function readUnitOf(scan: Scan, at: number, known: Surroundings) {
  return readUnitAfter(scan, scan.tokens[at]?.text === "von" ? at + 1 : at, null, known)
}

/** "mehrere", "einige", "viele": never compared, so kept only where they count something. */
export function readVague(scan: Scan, at: number, _from: number, known: Surroundings): Found | null {
  const phrase = matchFrom(VAGUE_PHRASES, scan.tokens, at)
  if (phrase === null || isPartOfHedge(scan, at, phrase.end)) return null
  const unit = readUnitOf(scan, phrase.end, known)
  const isSettled = unit !== null && "code" in unit
  const end = isSettled ? unit.end : phrase.end
  return { start: at, end, kind: "figure", meaning: { hedge: "vague" }, unit: isSettled ? unit.code : null }
}

/** "wie viele", "viele mehr als 50", "einige 100". */
function isPartOfHedge(scan: Scan, at: number, end: number): boolean {
  const [before, after] = [scan.tokens[at - 1], scan.tokens[end]]
  if (before !== undefined && BEFORE_DEGREE.has(before.text)) return true
  if (after?.kind === "number" || after?.text === "mehr") return true
  return (after?.kind === "word" && isNumberWord(after.text)) || matchFrom(HEDGES_BEFORE, scan.tokens, at) !== null
}

const BEFORE_DEGREE: ReadonlySet<string> = new Set(["wie", "so", "zu", "nicht", "genauso", "ebenso", "gleich"])
