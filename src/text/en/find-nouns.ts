import { SCALES } from "../../quantity/en/number-words.ts"
import { isSuspended } from "../../quantity/en/readers/unit-after.ts"
import { isNumberWord } from "../../quantity/en/readers/words.ts"
import { ONE } from "../../quantity/numbers/exact.ts"
import { numberOf } from "../../quantity/numbers/numeral.ts"
import { skipNotes } from "../../quantity/scan/readers/notes.ts"
import { isJoined, type Scan } from "../../quantity/scan/tokenize.ts"
import type { Phrase } from "../languages/text-language.ts"
import type { Figure } from "../prose/figure.ts"
import { textOf } from "../prose/text-of.ts"
import { readNounPhrase } from "./noun-phrase.ts"
import { DETERMINERS, ENDS_NOUN } from "./noun-words.ts"
import { readSubject } from "./subject-noun.ts"

/**
 * What is counted, for each figure; null where no noun is found. It goes from the last figure to the first, so that
 * "three of the five ships" has its noun from the second.
 */
export function findNouns(scan: Scan, figures: readonly Figure[]): (Phrase | null)[] {
  const nouns: (Phrase | null)[] = new Array(figures.length).fill(null)
  for (let index = figures.length - 1; index >= 0; index -= 1) {
    const figure = figures[index]
    if (figure) nouns[index] = readNounAfter(scan, figure, figures[index + 1], nouns[index + 1] ?? null)
  }
  return nouns.map(
    (noun, index) =>
      noun ??
      readNounBefore(scan, figures[index]) ??
      readSubject(scan, figures[index], figures[index - 1]?.end ?? 0) ??
      inheritNoun(figures, nouns, index),
  )
}

function readNounAfter(scan: Scan, figure: Figure, next: Figure | undefined, nextNoun: Phrase | null): Phrase | null {
  const { tokens } = scan
  if (figure.unsettled) return { start: figure.end - 1, end: figure.end, text: figure.unsettled.name }
  if (figure.reader === "multiple") return null
  if (isFraction(figure) && DETERMINERS.has(tokens[figure.end]?.text ?? ""))
    return readNounOf(scan, figure.end, next, nextNoun)
  const of = startOfWhole(scan, figure.end, next)
  if (of !== null) return readNounOf(scan, of, next, nextNoun)
  if (isSum(figure) && PER.has(tokens[figure.end]?.text ?? ""))
    return toPhrase(scan, readNounPhrase(scan, figure.end + 1, true))
  if (tokens[figure.end]?.text === "per") return toPhrase(scan, readNounPhrase(scan, figure.end + 1, true))
  return figure.unit !== null && !isRateBeyondNoun(scan, figure) ? null : readCounted(scan, figure, next, nextNoun)
}

/** The noun right after a number without a unit. */
function readCounted(scan: Scan, figure: Figure, next: Figure | undefined, nextNoun: Phrase | null): Phrase | null {
  const { tokens } = scan
  if (next !== undefined && isDescribed(scan, figure, next))
    return toPhrase(scan, readNounPhrase(scan, next.end, false))
  if (isSuspended(scan, figure.end)) return nextNoun && { ...nextNoun, isInferred: true }
  const isCompound = tokens[figure.end]?.text === "-" && isJoined(tokens, figure.end)
  if (isCompound && tokens[figure.end + 1]?.kind === "word") return phraseOf(scan, figure.end + 1, figure.end + 2)
  return withTop(scan, figure, toPhrase(scan, readNounPhrase(scan, skipNotes(tokens, figure.end), isOne(figure))))
}

/** "Two 18-year-old men", "two 500-pound bombs": a second figure with a hyphen only describes what is counted. */
function isDescribed({ tokens }: Scan, { end }: Figure, next: Figure): boolean {
  if (next.start !== end || tokens[next.end]?.kind !== "word") return false
  return tokens
    .slice(next.start + 1, next.end)
    .some(({ text }, index) => text === "-" && isJoined(tokens, next.start + 1 + index))
}

/** "70,000 vehicles a day", "450 cases per 100,000": the noun stands between the number and what it is per. */
function isRateBeyondNoun({ tokens }: Scan, { unit, end }: Figure): boolean {
  if (unit === null || !/^(1\/|\[pp|10\*-)/.test(unit)) return false
  const last = tokens[end - 1]
  return (
    last !== undefined &&
    (last.kind === "number" || isNumberWord(last) || SCALES.has(last.text)) &&
    tokens[end]?.kind === "word"
  )
}

/** After "of" and "out of", and after "in" before a number: "one in 10 farms". */
function startOfWhole(scan: Scan, at: number, next: Figure | undefined): number | null {
  const text = scan.tokens[at]?.text
  if (text === "of") return at + 1
  if (text === "out" && scan.tokens[at + 1]?.text === "of") return at + 2
  return text === "in" && next?.start === at + 1 && next.unit === null ? at + 1 : null
}

/** "81 % of manufacturers", "one of the five ships". */
function readNounOf(scan: Scan, at: number, next: Figure | undefined, nextNoun: Phrase | null): Phrase | null {
  const start = DETERMINERS.has(scan.tokens[at]?.text ?? "") ? at + 1 : at
  if (next !== undefined && next.start <= start + 1 && start < next.end)
    return nextNoun && { ...nextNoun, isInferred: true }
  return toPhrase(scan, readNounPhrase(scan, start, false))
}

/** "The top three seeds" are top seeds. */
function withTop(scan: Scan, { start }: Figure, noun: Phrase | null): Phrase | null {
  return noun && scan.tokens[start - 1]?.text === "top" ? { ...noun, text: `top ${noun.text}` } : noun
}

function toPhrase(scan: Scan, span: { start: number; end: number } | null): Phrase | null {
  return span && phraseOf(scan, span.start, span.end)
}

function phraseOf(scan: Scan, start: number, end: number): Phrase {
  return { start, end, text: textOf(scan, { start, end }) }
}

/** "63 cents a share": what one of it costs. */
const PER: ReadonlySet<string> = new Set(["per", "a", "an", "each"])

function isSum({ unit }: Figure): boolean {
  return unit !== null && /^[A-Z]{3}(\/1)?$/.test(unit)
}

function isCount({ unit, meaning }: Figure): boolean {
  return unit === null && (!("numeral" in meaning) || meaning.numeral.places !== null)
}

/** Of two counts of one thing, "1,463.78 points" and "1,334.20", both have decimals, or neither has. */
function decimalsOf({ meaning }: Figure): number {
  return "numeral" in meaning ? (meaning.numeral.places ?? 0) : 0
}

function isFraction({ meaning }: Figure): boolean {
  return "numeral" in meaning && meaning.numeral.places === null
}

function isOne({ meaning }: Figure): boolean {
  return "numeral" in meaning && numberOf(meaning.numeral).equals(ONE)
}

/** "a population of 245,800", "an attendance of 51,385". */
function readNounBefore(scan: Scan, figure: Figure | undefined): Phrase | null {
  if (figure === undefined || figure.unit !== null || figure.reader !== "number") return null
  if (TOTALS.has(scan.tokens[figure.start - 1]?.text ?? "")) return phraseOf(scan, figure.start - 1, figure.start)
  return readHeading(scan, figure) ?? readNounBeforeOf(scan, figure)
}

/** Right before a number these say what it is: "a town (population 140,000)". */
const TOTALS: ReadonlySet<string> = new Set("population attendance membership headcount turnout".split(" "))

/** Words of a heading at most. */
const LONGEST_HEADING = 3

/** "Attendance: 52,184", "Capacity: 120; total seats: 59": the heading, where nothing else follows the number. */
function readHeading(scan: Scan, { start, end }: Figure): Phrase | null {
  const { tokens } = scan
  if (tokens[start - 1]?.text !== ":" || !ENDS_ENTRY.test(tokens[end]?.text ?? ".")) return null
  let first = start - 1
  while (first >= start - LONGEST_HEADING && tokens[first - 1]?.kind === "word") first -= 1
  if (first === start - 1 || !ENDS_ENTRY.test(tokens[first - 1]?.text ?? ".")) return null
  return phraseOf(scan, DETERMINERS.has(tokens[first]?.text ?? "") ? first + 1 : first, start - 1)
}

const ENDS_ENTRY = /^[.,;()\n]$/

function readNounBeforeOf(scan: Scan, figure: Figure): Phrase | null {
  if (scan.tokens[figure.start - 1]?.text !== "of") return null
  const token = scan.tokens[figure.start - 2]
  if (token?.kind !== "word" || AMOUNT_WORDS.has(token.text) || ENDS_NOUN.has(token.text)) return null
  return phraseOf(scan, figure.start - 2, figure.start - 1)
}

/** Nouns before "of" that say how an amount was made, and not what is counted. */
const AMOUNT_WORDS: ReadonlySet<string> = new Set(
  "total average sum maximum minimum median mean number record half third quarter rate group one series".split(" "),
)

/** Figures before this one whose noun may be taken over. */
const FARTHEST_NOUN = 3

/** "435 homes by open sale and 187 by tender": the noun of the count before it. */
function inheritNoun(figures: readonly Figure[], nouns: readonly (Phrase | null)[], index: number): Phrase | null {
  const figure = figures[index]
  if (figure === undefined || figure.reader === "multiple" || !isCount(figure)) return null
  for (let before = index - 1; before >= Math.max(0, index - FARTHEST_NOUN); before -= 1) {
    const noun = nouns[before]
    const other = figures[before]
    if (noun && other && isCount(other) && decimalsOf(other) === decimalsOf(figure))
      return { ...noun, isInferred: true }
  }
  return null
}
