import { exact, ONE, powerOfTen } from "../../numbers/exact.ts"
import type { AmountFound } from "../../scan/amount.ts"
import type { Found, Surroundings } from "../../scan/language.ts"
import { matchBefore, matchFrom } from "../../scan/phrases.ts"
import { assemblePoint } from "../../scan/readers/figures.ts"
import { joinSmallerUnit } from "../../scan/readers/two-units.ts"
import type { Scan } from "../../scan/tokenize.ts"
import { ARTICLES } from "../number-words.ts"
import { UNIT_PHRASES } from "../unit-index.ts"
import { TWO_UNITS } from "./amount.ts"
import { readHedgeAfter, readHedgesBefore } from "./hedges.ts"

const CENT = powerOfTen(-2)

/** One and the part, as exact numbers. */
const PARTS: ReadonlyMap<string, string> = new Map([
  ["half", "3/2"],
  ["quarter", "5/4"],
])

/**
 * "a mile and a half", "an hour and ten minutes", from what stands behind "and": an article with a unit is no number on its
 * own.
 */
export function readArticleUnit(scan: Scan, at: number, from: number, known: Surroundings): Found | null {
  const lone = mayBeLoneUnit(scan, at) ? readLoneUnit(scan, at, from) : null
  if (lone !== null) return lone
  if (scan.tokens[at - 1]?.text !== "and") return null
  const one = readOneUnit(scan, at - 1, from)
  const amount = one && (addPart(scan, at, one) ?? addSmaller(scan, one, known))
  if (amount === null) return null
  const before = readHedgesBefore(scan, amount.start, from)
  return assemblePoint({ start: before.start, end: amount.end }, amount, before.words, readHedgeAfter(scan, amount.end))
}

/** Tokens of a text that may be nothing but an article and a unit: "a little over an hour." */
const MOST_TOKENS = 8

/** Names of units that are other things as often. */
const OTHER_THINGS: ReadonlySet<string> = new Set(["second", "bar", "foot", "stone", "yard", "degree", "bit"])

/** Whether the text is so short that an article in it may count the unit behind it. */
export function mayBeLoneUnit({ tokens }: Scan, at: number): boolean {
  const next = tokens[at + 1]
  if (tokens.length > MOST_TOKENS || !ARTICLES.has(tokens[at]?.text ?? "")) return false
  return next?.kind === "word" && !OTHER_THINGS.has(next.text)
}

/** "an hour", "over a mile" where the text says nothing else: one of the unit. Elsewhere it may be what a rate is per. */
function readLoneUnit(scan: Scan, at: number, from: number): Found | null {
  const unit = matchFrom(UNIT_PHRASES, scan.tokens, at + 1)
  const one = unit === null ? null : readOneUnit(scan, unit.end, from)
  if (one === null || one.start !== at || !scan.tokens.slice(one.end).every(({ text }) => text === ".")) return null
  const before = readHedgesBefore(scan, at, from)
  return before.start === 0 ? assemblePoint({ start: 0, end: one.end }, one, before.words, null) : null
}

/** The article and the unit that end before the token `end`. */
function readOneUnit({ tokens }: Scan, end: number, from: number): AmountFound | null {
  const unit = matchBefore(UNIT_PHRASES, tokens, end, from)
  const start = (unit?.start ?? 0) - 1
  if (unit === null || unit.value.usual === null || start < from || !ARTICLES.has(tokens[start]?.text ?? ""))
    return null
  const numeral = { mantissa: ONE, places: 0, scale: unit.value.isCents ? CENT : (unit.value.scale ?? ONE) }
  return { start, end, numeral, unit: unit.value.usual, isBare: false }
}

function addPart({ tokens }: Scan, at: number, one: AmountFound): AmountFound | null {
  const value = ARTICLES.has(tokens[at]?.text ?? "") ? PARTS.get(tokens[at + 1]?.text ?? "") : undefined
  if (value === undefined) return null
  return { ...one, end: at + 2, numeral: { ...one.numeral, mantissa: exact(value), places: null } }
}

function addSmaller(scan: Scan, one: AmountFound, known: Surroundings): AmountFound | null {
  const joined = joinSmallerUnit(TWO_UNITS, scan, one, known)
  return joined.end > one.end ? joined : null
}
