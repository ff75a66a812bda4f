import { readDigits } from "../../../quantity/en/readers/digits.ts"
import { readHedgesBefore } from "../../../quantity/en/readers/hedges.ts"
import { numberOf } from "../../../quantity/numbers/numeral.ts"
import { combineHedges } from "../../../quantity/scan/combine-hedges.ts"
import { type Scan, textAt } from "../../../quantity/scan/tokenize.ts"
import type { PointFound } from "../../points/point.ts"
import { standsAlone } from "./tokens.ts"

/** The tops of the scales that ratings are given on. */
const SCALES: ReadonlySet<string> = new Set(["4", "5", "6", "10", "20", "100"])
/** Tokens before and after a rating in which a word of rating is looked for. */
const REACH = 12

/** "4.8/10", "7.5 out of 10": with decimals, or near a word for a rating; "5/10" may be a date. */
export function readRating(scan: Scan, at: number): PointFound | null {
  const digits = readDigits(scan.tokens, at)
  if (digits === null || "reason" in digits || digits.end !== at + 1) return null
  const top = endOfOver(scan, at + 1)
  if (top === null || !SCALES.has(textAt(scan, top)) || !standsAlone(scan, at, top + 1)) return null
  const scale = Number(textAt(scan, top))
  if (numberOf(digits.numeral).gt(scale)) return null
  if (digits.numeral.places === 0 && !isRated(scan, at, top)) return null
  const { start, words, isNegated } = readHedgesBefore(scan, at, 0)
  const hedge = isNegated ? null : (combineHedges(words)?.hedge ?? null)
  if (hedge === null) return null
  const meaning = { hedge, numeral: digits.numeral } as const
  return { start, end: top + 1, reader: "rating", dimension: `out-of-${scale}`, meaning }
}

/** Where the number behind "/", "out of" or "stars out of" stands. */
function endOfOver(scan: Scan, over: number): number | null {
  if (textAt(scan, over) === "/") return over + 1
  const at = /^(stars?|marks?)$/.test(textAt(scan, over)) ? over + 1 : over
  return textAt(scan, at) === "out" && textAt(scan, at + 1) === "of" ? at + 2 : null
}

function isRated(scan: Scan, start: number, end: number): boolean {
  const near = scan.tokens.slice(Math.max(0, start - REACH), end + REACH)
  return near.some(({ text }) => RATING_WORDS.has(text))
}

const RATING_WORDS: ReadonlySet<string> = new Set(
  "rating ratings rated rate score scores scored average review reviews stars star marks metacritic".split(" "),
)
