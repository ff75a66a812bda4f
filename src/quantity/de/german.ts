import type { Language } from "../scan/language.ts"
import { readListNumber, readNote } from "../scan/readers/notes.ts"
import { readMultipleRange } from "../scan/readers/other-numbers.ts"
import { listSecondWords, mayStartOf } from "../scan/readers/starts.ts"
import type { Scan } from "../scan/tokenize.ts"
import { isNumberWord } from "./compound.ts"
import { DENOMINATORS, HALVES, ONE_WORDS, SCALES, TEMPERS, WITH_HALF } from "./number-words.ts"
import { ORDER_PHRASES, VAGUE_PHRASES } from "./orders.ts"
import { readAge } from "./readers/age.ts"
import { readDate } from "./readers/dates.ts"
import { readDigitOrder } from "./readers/digit-orders.ts"
import { readNumberFigure } from "./readers/figure.ts"
import { readLabel } from "./readers/labels.ts"
import { readDigitGroups, readMultiple, readPair } from "./readers/multiples.ts"
import { readCode, readOrdinal } from "./readers/names.ts"
import { readOrder, readVague } from "./readers/orders.ts"
import { isPartOfUnit } from "./readers/parts.ts"
import { readPerWhat } from "./readers/rates.ts"
import { readTime } from "./readers/times.ts"
import { readYears } from "./readers/years.ts"
import { readZero, ZERO_STARTS } from "./readers/zero.ts"
import { UNIT_PHRASES } from "./unit-index.ts"

/** Readers of numbers that are no figures come first; what they leave is read as a figure. */
export const GERMAN: Language = Object.freeze({
  code: "de",
  mayStart,
  readers: [
    ["note", readNote],
    ["date", readDate],
    ["time", readTime],
    ["list-number", readListNumber],
    ["order", readDigitOrder],
    ["ordinal", readOrdinal],
    ["age", readAge],
    ["code", readCode],
    ["label", readLabel],
    ["per", readPerWhat],
    ["years", readYears],
    ["pair", readPair],
    ["digit-groups", readDigitGroups],
    ["multiple-range", readMultipleRange],
    ["multiple", readMultiple],
    ["order", readOrder],
    ["vague", readVague],
    ["zero", readZero],
    ["number", readNumberFigure],
  ] as const,
})

function mayStart(scan: Scan, at: number): boolean {
  return mayStartOf(mayStartAt, scan, at)
}

function mayStartAt(word: string, next: string): boolean {
  if (ONE_WORDS.has(word)) return startsAfterOne(next)
  if (ORDER_PHRASES.byFirst.has(word) || VAGUE_PHRASES.byFirst.has(word)) return true
  return SHARES.has(word) || ZERO_STARTS.has(word) || WITH_HALF.has(word) || isNumberWord(word)
}

const SHARES: ReadonlySet<string> = new Set(["hälfte", "dreiviertel", "zweidrittel"])

/** "Ein" begins a number only before these; it is by far the commonest word to ask about. */
function startsAfterOne(next: string): boolean {
  return (
    SCALES.has(next) ||
    DENOMINATORS.has(next) ||
    HALVES.has(next) ||
    AFTER_ONE.has(next) ||
    TEMPERS.has(next) ||
    isPartOfUnit(next)
  )
}

const AFTER_ONE: ReadonlySet<string> = new Set([
  ...["bis", "oder", "-"],
  ...UNIT_PHRASES.byFirst.keys(),
  ...listSecondWords(ONE_WORDS, [ORDER_PHRASES, VAGUE_PHRASES]),
])
