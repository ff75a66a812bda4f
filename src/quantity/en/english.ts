import type { Language } from "../scan/language.ts"
import { readListNumber, readNote } from "../scan/readers/notes.ts"
import { readMultipleRange } from "../scan/readers/other-numbers.ts"
import { listSecondWords, mayStartOf } from "../scan/readers/starts.ts"
import type { Scan } from "../scan/tokenize.ts"
import { ARTICLES, DENOMINATORS, SCALES, TENS, UNITS } from "./number-words.ts"
import { ORDER_PHRASES, VAGUE_PHRASES } from "./orders.ts"
import { readArithmetic, readTiedNumbers } from "./readers/arithmetic.ts"
import { mayBeLoneUnit, readArticleUnit } from "./readers/article-unit.ts"
import { readDate, readTime } from "./readers/dates.ts"
import { readDigitCount } from "./readers/digit-counts.ts"
import { readDigitOrder } from "./readers/digit-orders.ts"
import { readEarlierLevel } from "./readers/earlier-levels.ts"
import { readNumberFigure } from "./readers/figure.ts"
import { readLongTime, readOpeningHours } from "./readers/hours.ts"
import { readLabel } from "./readers/labels.ts"
import { readCode } from "./readers/names.ts"
import { readOrder, readVague } from "./readers/orders.ts"
import { readOrdinal } from "./readers/ordinals.ts"
import { readDigitGroups, readMultiple, readRelay, readScore, readSlashed } from "./readers/pairs.ts"
import { readPriceYear } from "./readers/price-years.ts"
import { readPerWhat } from "./readers/rates.ts"
import { readYears } from "./readers/years.ts"
import { readZero, ZERO_STARTS } from "./readers/zero.ts"

/** Readers of numbers that are no figures come first; what they leave is read as a figure. */
export const ENGLISH: Language = Object.freeze({
  code: "en",
  mayStart,
  readers: [
    ["note", readNote],
    ["list-number", readListNumber],
    ["date", readDate],
    ["time", readLongTime],
    ["time", readTime],
    ["time", readOpeningHours],
    ["order", readDigitOrder],
    ["order", readDigitCount],
    ["ordinal", readOrdinal],
    ["code", readCode],
    ["label", readLabel],
    ["per", readPerWhat],
    ["price-year", readPriceYear],
    ["years", readYears],
    ["relay", readRelay],
    ["arithmetic", readArithmetic],
    ["score", readScore],
    ["pair", readTiedNumbers],
    ["digit-groups", readDigitGroups],
    ["slashed", readSlashed],
    ["multiple-range", readMultipleRange],
    ["multiple", readMultiple],
    ["number", readArticleUnit],
    ["order", readOrder],
    ["vague", readVague],
    ["zero", readZero],
    ["earlier-level", readEarlierLevel],
    ["number", readNumberFigure],
  ] as const,
})

function mayStart(scan: Scan, at: number): boolean {
  return mayStartOf(mayStartAt, scan, at) || mayBeLoneUnit(scan, at)
}

function mayStartAt(word: string, next: string): boolean {
  return STARTS.has(word) && (!ARTICLES.has(word) || startsAfterArticle(next))
}

const HALVES: ReadonlySet<string> = new Set(["half", "quarter", "hundred", "point"])

/** Every word that a figure can begin with, in one set: it is asked about every word of a text. */
const STARTS: ReadonlySet<string> = new Set([
  ...[...UNITS, ...TENS, ...ORDER_PHRASES.byFirst, ...VAGUE_PHRASES.byFirst].map(([word]) => word),
  ...[...ARTICLES, ...HALVES, ...ZERO_STARTS],
])

/** "A" begins a number only before these; it is by far the commonest word to ask about. */
function startsAfterArticle(next: string): boolean {
  return next === "hundred" || SCALES.has(next) || DENOMINATORS.has(next) || AFTER_ARTICLE.has(next)
}

const AFTER_ARTICLE: ReadonlySet<string> = new Set(listSecondWords(ARTICLES, [ORDER_PHRASES, VAGUE_PHRASES]))
